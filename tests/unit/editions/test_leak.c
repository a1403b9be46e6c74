/* Nothing for staff reaches a family: what rows call facilitator-only is sought in all that a finished handout holds,
 * and the seeking is proven with leaks that are planted. */

#include "support/support.h"

#include <string.h>

#include "schema/walk.h"
#include "support/forms.h"

#define LEAST_LETTERS 12 /* shorter sentences, such as "Or pass", are in every text */

static struct kf_forms *forms;
static char *folder;

static int set_up(void **state)
{
    forms = kf_forms_new();
    folder = kf_test_folder();
    return forms == NULL;
}

static int tear_down(void **state)
{
    kf_test_folder_remove(folder);
    kf_forms_free(forms);
    return 0;
}

/* --- texts ---------------------------------------------------------------------------------------------------------- */

/* Letters and digits alone, without case: line breaks, hyphens, Markdown and marks above letters hide nothing. */
static char *condense(const char *text)
{
    char *plain = g_utf8_normalize(text, -1, G_NORMALIZE_NFKD), *folded = g_utf8_casefold(plain, -1);
    GString *out = g_string_new(NULL);

    for (const char *at = folded; *at != '\0'; at = g_utf8_next_char(at)) {
        if (g_unichar_isalnum(g_utf8_get_char(at))) {
            g_string_append_unichar(out, g_utf8_get_char(at));
        }
    }
    g_free(folded);
    g_free(plain);
    return g_string_free(out, FALSE);
}

struct texts {
    GPtrArray *staff;   /* sentences as written */
    GString *families;  /* all of theirs, condensed */
    int shared, short_; /* sentences that are not sought, and why */
};

struct laid_texts { /* of one form */
    const struct kf_laid_form *form;
    const struct texts *texts;
};

static void add_sentences(struct texts *texts, const char *text)
{
    char **sentences = g_strsplit_set(text, ".?!", -1);

    for (int i = 0; sentences[i] != NULL; i++) {
        char *condensed = condense(sentences[i]);

        if (g_utf8_strlen(condensed, -1) >= LEAST_LETTERS) {
            g_ptr_array_add(texts->staff, g_strdup(sentences[i]));
        } else if (condensed[0] != '\0') {
            texts->short_++;
        }
        g_free(condensed);
    }
    g_strfreev(sentences);
}

static bool collect(void *data, struct kf_node *node, const struct kf_place *place)
{
    struct texts *texts = data;

    if (node->kind == KF_SCALAR && place->field != NULL && (place->field->flags & KF_PROSE) != 0) {
        if ((place->flags & KF_FACILITATOR) != 0) {
            add_sentences(texts, node->text);
        } else {
            char *condensed = condense(node->text);

            g_string_append_printf(texts->families, "%s|", condensed);
            g_free(condensed);
        }
    }
    return true;
}

/* A sentence that families have too is no secret. */
static void drop_shared(struct texts *texts)
{
    for (guint i = texts->staff->len; i-- > 0;) {
        char *condensed = condense(texts->staff->pdata[i]);

        if (strstr(texts->families->str, condensed) != NULL) {
            g_ptr_array_remove_index(texts->staff, i);
            texts->shared++;
        }
        g_free(condensed);
    }
}

static struct texts collect_texts(const struct kf_laid_form *laid)
{
    struct texts texts = {g_ptr_array_new_with_free_func(g_free), g_string_new(NULL), 0, 0};
    const struct kf_content *content = laid->content;

    char *note = condense(kf_vocabulary_get(content->vocabulary, "choice-note")); /* the program's own, on handouts */

    g_string_append(texts.families, note);
    g_free(note);
    kf_walk(forms->run->arena, content->kit->shapes, &kf_module_record, content->composed.root, content->module->id,
            collect, &texts);
    drop_shared(&texts);
    return texts;
}

static void free_texts(struct texts *texts)
{
    g_ptr_array_free(texts->staff, TRUE);
    g_string_free(texts->families, TRUE);
}

/* --- what a file holds ---------------------------------------------------------------------------------------------- */

enum channel { CHANNEL_POPPLER, CHANNEL_MUPDF, CHANNEL_STRINGS, CHANNEL_METADATA, CHANNEL_COUNT };

static const char *const channel_names[] = {"pdftotext", "mutool", "strings", "metadata"};

/* Every text string of every object: alt, actual text, bookmarks, information, field names, tooltips. */
static char *strings_of(const char *json)
{
    GString *out = g_string_new(NULL);

    for (const char *at = strstr(json, "\"u:"); at != NULL; at = strstr(at, "\"u:")) {
        GString *coded = g_string_new(NULL);
        char *plain;

        for (at += 3; *at != '"'; at++) {
            if (*at == '\\' && at[1] == 'u') { /* control characters only: the rest is UTF-8 */
                g_string_append_c(coded, ' ');
                at += 5;
            } else if (*at == '\\') {
                at++;
                g_string_append_c(coded, *at == '"' || *at == '\\' || *at == '/' ? *at : ' ');
            } else {
                g_string_append_c(coded, *at);
            }
        }
        plain = condense(coded->str);
        g_string_append(out, plain); /* run together: a leak in two pieces is one too */
        g_free(plain);
        g_string_free(coded, TRUE);
    }
    return g_string_free(out, FALSE);
}

static void read_channels(const char *path, char *ret_channels[CHANNEL_COUNT])
{
    struct kf_run *run = forms->run;
    const char *metadata =
        kf_arena_format(run->arena, "%s%s", kf_test_output(run, "pdfinfo", path, NULL),
                        kf_test_output(run, "pdfinfo", "-meta", path, NULL));

    ret_channels[CHANNEL_POPPLER] = condense(kf_test_output(run, "pdftotext", "-enc", "UTF-8", path, "-", NULL));
    ret_channels[CHANNEL_MUPDF] = condense(kf_test_output(run, "mutool", "draw", "-q", "-F", "txt", path, NULL));
    ret_channels[CHANNEL_STRINGS] = strings_of(kf_test_output(run, "qpdf", "--json=2", path, NULL));
    ret_channels[CHANNEL_METADATA] = condense(metadata);
}

static const char *find_leak(const struct texts *texts, const char *channel)
{
    for (guint i = 0; i < texts->staff->len; i++) {
        char *condensed = condense(texts->staff->pdata[i]);
        bool found = strstr(channel, condensed) != NULL;

        g_free(condensed);
        if (found) {
            return texts->staff->pdata[i];
        }
    }
    return NULL;
}

static void free_channels(char *channels[CHANNEL_COUNT])
{
    for (int i = 0; i < CHANNEL_COUNT; i++) {
        g_free(channels[i]);
    }
}

/* --- tests ---------------------------------------------------------------------------------------------------------- */

static void check_form(const struct kf_laid_form *laid)
{
    struct texts texts = collect_texts(laid);

    assert_true(texts.staff->len > 80);
    print_message("%s: %u sentences for staff sought; not sought: %d that families have too, %d short ones\n",
                  laid->form->name, texts.staff->len, texts.shared, texts.short_);
    for (int i = 0; i < laid->documents->count; i++) {
        const struct kf_document *document = laid->documents->items[i];
        char *channels[CHANNEL_COUNT];

        if (document->handout == 0) {
            continue;
        }
        read_channels(kf_form_write(forms->run, laid, document, folder), channels);
        for (int k = 0; k < CHANNEL_COUNT; k++) {
            const char *leak = find_leak(&texts, channels[k]);

            assert_true(strlen(channels[k]) > 20);
            if (leak != NULL) {
                fail_msg("%s, %s, %s: \"%s\" is for staff", laid->form->name, document->name, channel_names[k], leak);
            }
        }
        free_channels(channels);
    }
    free_texts(&texts);
}

static void handouts__hold_nothing_for_staff(void **state)
{
    for (int i = 0; i < forms->count; i++) {
        check_form(&forms->items[i]);
    }
}

/* Counts the texts that a document has, where two programs see them. */
static void count_found(const struct laid_texts *laid, const struct kf_document *document, bool *ret_found)
{
    char *channels[CHANNEL_COUNT];

    read_channels(kf_form_write(forms->run, laid->form, document, folder), channels);
    for (guint i = 0; i < laid->texts->staff->len; i++) {
        char *condensed = condense(laid->texts->staff->pdata[i]);

        ret_found[i] |= strstr(channels[CHANNEL_POPPLER], condensed) != NULL &&
                        strstr(channels[CHANNEL_MUPDF], condensed) != NULL;
        g_free(condensed);
    }
    free_channels(channels);
}

/* The pages for staff are full of it: the seeking sees. */
static void pages_for_staff__are_where_it_is_found(void **state)
{
    const struct kf_laid_form *form = kf_forms_get(forms, "standard");
    struct texts texts = collect_texts(form);
    const struct laid_texts laid = {form, &texts};
    bool *found = KF_NEW_ARRAY(forms->run->arena, texts.staff->len, bool);
    int count = 0;

    for (int i = 0; i < form->documents->count; i++) {
        if (form->documents->items[i]->handout == 0) {
            count_found(&laid, form->documents->items[i], found);
        }
    }
    for (guint i = 0; i < texts.staff->len; i++) {
        count += found[i];
    }
    print_message("of %u sentences for staff, %d are found on pages for staff\n", texts.staff->len, count);
    assert_true(count > (int)texts.staff->len / 2);
    free_texts(&texts);
}

/* Plants a text and says in which channels it is found, as bits. */
static unsigned plant(const char *form, const char *address, const char *value, const char *secret)
{
    const struct kf_laid_form *clean = kf_forms_get(forms, form);
    struct kf_setting setting = {address, value};
    struct texts texts = {g_ptr_array_new_with_free_func(g_free), g_string_new(NULL), 0, 0};
    struct kf_laid_form planted;
    char *channels[CHANNEL_COUNT];
    unsigned found = 0;

    assert_true(kf_form_lay_out(forms->run, clean->form, &setting, &planted));
    add_sentences(&texts, secret);
    assert_int_equal(texts.staff->len, 1);
    read_channels(kf_form_write(forms->run, &planted, kf_laid_handout(&planted), folder), channels);
    for (int i = 0; i < CHANNEL_COUNT; i++) {
        found |= find_leak(&texts, channels[i]) != NULL ? 1u << i : 0;
    }
    free_channels(channels);
    free_texts(&texts);
    return found;
}

#define PAGE (1u << CHANNEL_POPPLER | 1u << CHANNEL_MUPDF)

static const char secret[] =
    "Someone opens an old injury, and you thank them and pause there, and offer to talk with them alone after the group";
/* Poppler cuts a word with a mark over a ligature in two when it reads the page; MuPDF and the actual text do not. */
static const char arabic_secret[] = "هذه الجملة للعاملين وحدهم ولا يجوز أن تظهر في أي ورقة نعطيها للعائلات بعد اللقاء "
                                    "أو قبله مهما كان السبب";
static const char arabic_marks[] = "هذه الجملة للميسّر وحده";

static void planted_leak__is_found_across_a_line_break(void **state)
{
    const struct kf_laid_form *large = kf_forms_get(forms, "large-print");

    assert_non_null(large);
    assert_int_equal(plant("large-print", "six-steps/lead", secret, secret) & PAGE, PAGE);
    assert_int_equal(plant("large-print", "six-steps/steps/pause/try", secret, secret) & PAGE, PAGE);
    assert_int_equal(plant("large-print", "six-steps/lead", "Families read this.", secret), 0);
}

/* Right-to-left text is in the file twice: as glyphs, and as actual text. */
static void planted_leak__is_found_in_arabic(void **state)
{
    unsigned all = PAGE | 1u << CHANNEL_STRINGS;

    assert_int_equal(plant("arabic", "six-steps/lead", arabic_secret, arabic_secret) & all, all);
    all = 1u << CHANNEL_MUPDF | 1u << CHANNEL_STRINGS;
    assert_int_equal(plant("arabic", "six-steps/lead", arabic_marks, arabic_marks) & all, all);
    assert_int_equal(plant("arabic", "six-steps/lead", "للعائلات.", arabic_secret), 0);
}

static void planted_leak__is_found_in_bookmarks_and_metadata(void **state)
{
    const char *title = "Ask what they want before calling";

    assert_int_equal(plant("standard", "six-steps/title", title, title), (1u << CHANNEL_COUNT) - 1);
}

static void planted_leak__is_found_in_tooltips(void **state)
{
    const char *words = "Check in with each one alone ___";

    assert_true((plant("fillable", "six-steps/my-own-words/1", words, words) & 1u << CHANNEL_STRINGS) != 0);
    /* Without a form, the same words describe the printed blank. */
    assert_true((plant("standard", "six-steps/my-own-words/1", words, words) & 1u << CHANNEL_STRINGS) != 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(handouts__hold_nothing_for_staff),
        cmocka_unit_test(pages_for_staff__are_where_it_is_found),
        cmocka_unit_test(planted_leak__is_found_across_a_line_break),
        cmocka_unit_test(planted_leak__is_found_in_arabic),
        cmocka_unit_test(planted_leak__is_found_in_bookmarks_and_metadata),
        cmocka_unit_test(planted_leak__is_found_in_tooltips),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
