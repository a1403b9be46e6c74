/* A handout on a screen says what the paper says: every block, and every handout of the kit; and blanks are fields. */

#include "support/support.h"

#include <string.h>

#include "base/letters.h"
#include "blocks/build.h"
#include "compose/texts.h"
#include "editions/kit_documents.h"
#include "editions/screen_page.h"
#include "model/inline.h"
#include "model/kept.h"
#include "support/forms.h"

/* --- HTML as a browser reads it ------------------------------------------------------------------------------------------ */

static bool is_tag(const char *at, const char *name)
{
    return strncmp(at, name, strlen(name)) == 0;
}

static const char *unescape(const char *at, GString *out)
{
    static const char *const entities[][2] = {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}};

    for (size_t i = 0; i < G_N_ELEMENTS(entities); i++) {
        if (is_tag(at, entities[i][0])) {
            g_string_append(out, entities[i][1]);
            return at + strlen(entities[i][0]);
        }
    }
    assert_true(*at != '&');
    g_string_append_c(out, *at);
    return at + 1;
}

/* What is written for people who do not see the paper, and so is no word of it. */
static const char *skip_added(const char *at)
{
    static const char *const added[][2] = {{"<span class=\"unseen\">", "</span>"}, {"<span class=\"alt\">", "</span>"},
                                           {"<label class=\"asks\"", "</label>"},  {"<option", "</option>"},
                                           {"<label class=\"cell\"", "</label>"}};

    for (size_t i = 0; i < G_N_ELEMENTS(added); i++) {
        if (is_tag(at, added[i][0])) {
            return strstr(at, added[i][1]);
        }
    }
    return at;
}

/* The words of the page's own part: of the paper alone, or all of them. */
static const char *words_of(struct kf_run *run, const char *html, bool all)
{
    const char *at = strstr(html, "<div id=\"words\">"), *end = strstr(html, "<div class=\"keeping\""), *care = strstr(html, "<p class=\"care\"");
    GString *out = g_string_new(NULL);
    const char *words;

    assert_non_null(at);
    assert_non_null(end);
    end = care != NULL ? care : end;
    while (at < end) {
        at = all ? at : skip_added(at);
        if (*at == '<') {
            g_string_append(out, is_tag(at, "<b>") || is_tag(at, "</b>") || is_tag(at, "<a ") || is_tag(at, "</a>") ||
                                         is_tag(at, "<strong") || is_tag(at, "</strong") || is_tag(at, "<em") ||
                                         is_tag(at, "</em")
                                     ? ""
                                     : " ");
            at = strchr(at, '>') + 1;
        } else {
            at = unescape(at, out);
        }
    }
    words = kf_arena_string(run->arena, out->str);
    g_string_free(out, TRUE);
    return words;
}

/* --- every block ----------------------------------------------------------------------------------------------------------- */

static int count_marks(const struct kf_document *document, enum kf_blank_kind blank)
{
    int count = 0;

    for (int i = 0; i < document->pages.marks.count; i++) {
        const struct kf_mark *mark = document->pages.marks.items[i];

        count += mark->kind == KF_MARK_BLANK && mark->blank == blank;
    }
    return count;
}

static int count_of(const char *html, const char *words)
{
    int count = 0;

    for (const char *at = html; (at = strstr(at, words)) != NULL; at++) {
        count++;
    }
    return count;
}

static void screen_page__says_every_word_of_every_block_once_in_order(void **state)
{
    struct kf_forms *forms = kf_forms_new_of_vocabulary();
    int pages = 0;

    (void)state;
    assert_non_null(forms);
    for (int i = 0; i < forms->count; i++) {
        const struct kf_laid_form *laid = &forms->items[i];

        for (int k = 0; k < laid->documents->count; k++) {
            const struct kf_document *document = laid->documents->items[k];
            const char *html;

            if (document->kind != KF_MAKE_HANDOUTS) {
                continue;
            }
            html = kf_screen_main(laid->run->arena, laid->content, document);
            kf_assert_same_words(laid->run, document->name, kf_tree_text(laid->run, document),
                                 words_of(laid->run, html, /* all */ false));
            assert_int_equal(count_of(html, "<input type=\"checkbox\" id=\"field"), count_marks(document, KF_BLANK_CHECK));
            assert_int_equal(count_of(html, "<input type=\"radio\""), count_marks(document, KF_BLANK_RADIO));
            assert_int_equal(count_of(html, "<select"), count_marks(document, KF_BLANK_CHOICE));
            assert_int_equal(count_of(html, "<input type=\"text\""), count_marks(document, KF_BLANK_TEXT));
            pages++;
        }
    }
    assert_true(pages > 20);
    kf_forms_free(forms);
}

/* --- every handout ---------------------------------------------------------------------------------------------------------- */

static const char *letters_of_text(struct kf_arena *arena, const char *text)
{
    return kf_letters_of(arena, text);
}

/* Each part between blanks of each text that families read. */
static void check_text(struct kf_run *run, const char *letters, const struct kf_translatable *text)
{
    const struct kf_inline *parsed = kf_inline_parse(run->arena, &(struct kf_text){.text = text->scalar->text});
    char **parts = g_strsplit(parsed->text, "\uFFFC", -1);

    for (int i = 0; parts[i] != NULL; i++) {
        const char *part = letters_of_text(run->arena, parts[i]);

        if (strstr(letters, part) == NULL) {
            fail_msg("%s is not on the page: %s", text->address, parts[i]);
        }
    }
    g_strfreev(parts);
}

static int check_handout(struct kf_run *run, const struct kf_content *content, const struct kf_document *document)
{
    const char *html = kf_screen_main(run->arena, content, document);
    const char *letters = kf_letters_of(run->arena, words_of(run, html, /* all */ true));
    const char *address = kf_arena_format(run->arena, "%s/%s", content->module->id, document->piece);
    const struct kf_list *texts = kf_content_texts(content);
    int count = 0;

    for (int i = 0; i < texts->count; i++) {
        const struct kf_translatable *text = texts->items[i];

        if (!text->number && (text->flags & KF_FACILITATOR) == 0 && kf_address_is_below(text->address, address)) {
            check_text(run, letters, text);
            count++;
        }
    }
    return count;
}

static int check_module(struct kf_run *run, const struct kf_kit *kit, PangoContext *context, const char *module,
                        const char *language)
{
    const struct kf_edition edition = {.language = language};
    const struct kf_content *content = kf_content_load(run, kit, module, &edition);
    const struct kf_documents *documents =
        content != NULL ? kf_documents_layout(run, context, content, KF_MAKE_HANDOUTS, NULL, false) : NULL;
    int count = 0;

    for (int i = 0; documents != NULL && i < documents->count; i++) {
        count += check_handout(run, content, documents->items[i]);
    }
    return count;
}

static void screen_page__has_the_words_of_every_handout_of_the_kit(void **state)
{
    static const char *const languages[] = {"en-US", "es"};
    struct kf_run *run = kf_test_machine_run();
    struct kf_kit *kit = kf_kit_open(run, kf_block_shapes(), NULL);
    PangoContext *context = kf_kit_fonts(run, run->arena, kit);

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(languages); i++) {
        int modules = 0, texts = 0;

        for (int k = 0; k < kit->module_count; k++) {
            int found = check_module(run, kit, context, kit->module_ids[k], languages[i]);

            modules += found > 0;
            texts += found;
        }
        assert_true(modules >= (i == 0 ? 12 : 1));
        assert_true(texts > (i == 0 ? 4000 : 100));
    }
    kf_arena_free(run->arena);
}

/* --- what is dangerous -------------------------------------------------------------------------------------------------------- */

static void screen_page__lets_no_text_be_html(void **state)
{
    struct kf_run *run = kf_test_machine_run();
    struct kf_kit *kit = kf_kit_open(run, kf_block_shapes(), NULL);
    static const struct kf_setting settings[] = {
        {.address = "repair-conversations/six-steps/title", .value = "<script>alert(1)</script> & \"so\" it's"}};
    const struct kf_edition edition = {.settings = settings, .setting_count = 1};
    const struct kf_content *content = kf_content_load(run, kit, KF_FORM_MODULE, &edition);
    const struct kf_documents *documents =
        kf_documents_layout(run, kf_kit_fonts(run, run->arena, kit), content, KF_MAKE_HANDOUTS, "six-steps", false);
    const struct kf_screen_form form = {.style = "a{}", .script = "1"};
    const char *page;

    (void)state;
    assert_non_null(documents);
    page = kf_screen_page(run->arena, content, documents->items[0], &form);
    assert_int_equal(count_of(page, "<script>"), 1);
    assert_non_null(strstr(page, "&lt;script&gt;alert(1)&lt;/script&gt; &amp; "));
    assert_non_null(strstr(page, "script-src 'sha256-"));
    kf_arena_free(run->arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(screen_page__says_every_word_of_every_block_once_in_order),
        cmocka_unit_test(screen_page__has_the_words_of_every_handout_of_the_kit),
        cmocka_unit_test(screen_page__lets_no_text_be_html),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
