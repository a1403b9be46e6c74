/* Which edition is meant when it is not said, and what its file is called. */

#include <string.h>

#include "model/model_internal.h"
#include "model/series.h"

const char *const kf_variant_names[] = {"standard", "large-print", "ink-saver", "clear-spacing", NULL};
const char *const kf_paper_names[] = {"letter", "a4", NULL};
const char *const kf_bilingual_names[] = {"columns", "facing", NULL};

bool kf_is_right_to_left(const char *language)
{
    static const char *const languages[] = {"ar", "arc", "ckb", "dv", "fa", "he", "ks",
                                            "ps", "sd",  "syr", "ug", "ur", "yi", NULL};

    if (strstr(language, "-Latn") != NULL) {
        return false;
    }
    for (int i = 0; languages[i] != NULL; i++) {
        if (kf_same_language(language, languages[i])) {
            return true;
        }
    }
    return strstr(language, "-Arab") != NULL || strstr(language, "-Hebr") != NULL;
}

/* --- language ----------------------------------------------------------------------------------------------------- */

int kf_translation_folder_count(const struct kf_kit *kit)
{
    return 1 + kit->community->base_count + 1;
}

const char *kf_translation_folder(struct kf_run *run, const struct kf_kit *kit, int which)
{
    const struct kf_community *community = kit->community;

    if (which > community->base_count) {
        return kf_arena_format(run->arena, "%s/modules/translations", kit->data_dir);
    }
    return kf_arena_format(run->arena, "%s/translations",
                           which == 0 ? community->folder : community->bases[which - 1].path);
}

static bool has_translation(struct kf_run *run, const struct kf_kit *kit, const char *id, const char *language)
{
    const char *file = kf_arena_format(run->arena, "%s.po", id);

    for (int i = 0; i < kf_translation_folder_count(kit); i++) {
        const char *folder = kf_arena_format(run->arena, "%s/%s", kf_translation_folder(run, kit, i), language);

        if (kf_world_has(run, folder, file)) {
            return true;
        }
    }
    return false;
}

static bool is_listed(const struct kf_list *languages, const char *language)
{
    for (int i = 0; i < languages->count; i++) {
        if (strcmp(languages->items[i], language) == 0) {
            return true;
        }
    }
    return false;
}

struct kf_list kf_module_languages(struct kf_run *run, const struct kf_kit *kit, const char *id, const char *own)
{
    struct kf_list found = {.items = NULL};

    kf_list_add(run->arena, &found, (void *)(guintptr)own);
    for (int i = 0; i < kf_translation_folder_count(kit); i++) {
        char **names = kf_run_names(run, kf_translation_folder(run, kit, i));

        for (int k = 0; names != NULL && names[k] != NULL; k++) {
            if (kf_is_plain_word(names[k]) && !is_listed(&found, names[k]) && has_translation(run, kit, id, names[k])) {
                kf_list_add(run->arena, &found, names[k]);
            }
        }
    }
    return found;
}

static void report_untranslated(struct kf_run *run, const struct kf_kit *kit, const struct kf_node *module,
                                const char *id, const struct kf_edition *edition)
{
    const char *own = kf_node_get_text(module, "language");
    struct kf_list languages = kf_module_languages(run, kit, id, own);
    struct kf_diag *diag = kf_diag_add(run->diags, edition->language_listed ? KF_WARNING : KF_ERROR,
                                       KF_MISSING_TRANSLATION, kf_span_of(module, "language"), id,
                                       "module \"%s\" has no translation to \"%s\"%s", id, edition->language,
                                       edition->language_listed ? ", so it is not made in it" : "");

    if (edition->language_listed) {
        kf_diag_also(run->diags, diag, kf_span_of(kit->community->node, "languages"), "the community prints it");
    }
    kf_diag_hint(run->diags, diag, "the choices are: %s", kf_join_words(run->arena, (const char *const *)languages.items, languages.count));
}

bool kf_edition_settle_language(struct kf_run *run, const struct kf_kit *kit, const struct kf_node *module,
                                const char *id, struct kf_edition *edition)
{
    const char *own = kf_node_get_text(module, "language");
    const char *wanted = edition->language != NULL ? edition->language : kit->community->language;

    if (!kf_is_plain_word(own)) {
        kf_diag_hint(run->diags,
                     kf_diag_push(run->diags, own != NULL ? KF_UNKNOWN_CHOICE : KF_MISSING_KEY,
                                  kf_span_of(module, "language"), id, "a module says the language it is written in"),
                     "write `language: en-US`");
        return false;
    }
    if (wanted != NULL && g_ascii_strcasecmp(wanted, own) != 0 && kf_is_plain_word(wanted) &&
        has_translation(run, kit, id, wanted)) {
        edition->language = wanted;
        return true;
    }
    if (edition->language != NULL && !kf_same_language(wanted, own)) {
        report_untranslated(run, kit, module, id, edition);
        return false;
    }
    edition->language = own;
    return true;
}

/* --- names of files ----------------------------------------------------------------------------------------------- */

/* Of two languages each is called by its first part, en-es, unless that is the same. */
static void append_language(GString *name, const struct kf_content *content)
{
    const char *first = content->language, *second = content->second ? content->second->language : NULL;

    if (second == NULL) {
        if (g_ascii_strcasecmp(first, content->module->language) != 0) {
            g_string_append_printf(name, ".%s", first);
        }
        return;
    }
    if (kf_same_language(first, second)) {
        g_string_append_printf(name, ".%s-%s", first, second);
    } else {
        g_string_append_printf(name, ".%.*s-%.*s", (int)strcspn(first, "-"), first, (int)strcspn(second, "-"), second);
    }
    if (content->edition.bilingual == KF_FACING) {
        g_string_append(name, ".facing");
    }
}

/* The id may tell what the evening is about. */
static void append_session(GString *name, const struct kf_edition *edition)
{
    if (edition->session != NULL && edition->carry_safe) {
        g_string_append_printf(name, ".%d", edition->session->place);
    } else if (edition->session != NULL) {
        g_string_append_printf(name, ".session-%s", edition->session->id);
    }
}

char *kf_output_name(struct kf_arena *arena, const struct kf_content *content, const char *stem, bool with_length)
{
    const struct kf_edition *edition = &content->edition;
    const struct kf_module *module = content->module;
    const char *paper = kf_paper_names[edition->paper], *usual_paper = content->kit->community->paper;
    GString *name = g_string_new(stem);
    char *kept;

    append_language(name, content);
    if (edition->audience != NULL && module->audience.count > 0 &&
        strcmp(edition->audience, module->audience.items[0]) != 0) {
        g_string_append_printf(name, ".%s", edition->audience);
    }
    if (with_length && module->session != NULL && edition->length != kf_session_length(module->session, 0)) {
        g_string_append_printf(name, ".%d", edition->length);
    }
    append_session(name, edition);
    if (edition->variant != KF_STANDARD) {
        g_string_append_printf(name, ".%s", kf_variant_names[edition->variant]);
    }
    if (edition->fillable) {
        g_string_append(name, ".fillable");
    }
    if (strcmp(paper, usual_paper != NULL ? usual_paper : kf_paper_names[KF_LETTER]) != 0) {
        g_string_append_printf(name, ".%s", paper);
    }
    g_string_append(name, ".pdf");
    kept = kf_arena_string_n(arena, name->str, name->len);
    g_string_free(name, TRUE);
    return kept;
}
