/* Rules over the editions that are not laid out. */

#include "cli/other_editions.h"

#include <string.h>

#include "rules/rule.h"

static void keep_errors(struct kf_run *run, const struct kf_diags *found)
{
    for (int i = 0; i < found->count; i++) {
        if (found->items[i]->severity == KF_ERROR) {
            kf_diags_move(run->diags, &(struct kf_diags){.items = &found->items[i], .count = 1});
        }
    }
}

/* What is not translated yet is for `i18n stats` to tell. */
static void check_edition(struct kf_run *run, const struct kf_content *usual, const struct kf_edition *edition)
{
    struct kf_run own = *run;
    const struct kf_content *content;

    own.diags = kf_diags_new(run->arena);
    content = kf_content_load(&own, usual->kit, usual->nodes->span.source->path, edition);
    keep_errors(run, own.diags);
    if (content != NULL) {
        kf_rules_check(run, content);
    }
}

static bool is_usual(const struct kf_content *usual, const char *language, const char *audience)
{
    return strcmp(language, usual->language) == 0 && g_strcmp0(audience, usual->edition.audience) == 0;
}

void kf_other_editions_check(struct kf_run *run, const struct kf_content *content, const struct kf_edition *asked)
{
    const struct kf_words *audiences = &content->module->audience;
    bool all_languages = content->kit->community->is_default && asked->language == NULL;
    bool all_audiences = asked->audience == NULL;
    struct kf_list languages = kf_module_languages(run, content->kit, content->module->id, content->module->language);

    for (int i = 0; i < languages.count; i++) {
        const char *language = languages.items[i];

        if (!all_languages && strcmp(language, content->language) != 0) {
            continue;
        }
        for (int k = 0; k < audiences->count; k++) {
            struct kf_edition edition = *asked;

            edition.language = language;
            edition.audience = all_audiences ? audiences->items[k] : asked->audience;
            if (!is_usual(content, language, edition.audience)) {
                check_edition(run, content, &edition);
            }
            if (!all_audiences) {
                break;
            }
        }
    }
}
