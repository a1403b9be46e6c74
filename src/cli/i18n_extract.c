/* kinfold i18n extract: PO templates. */

#include <stdio.h>
#include <string.h>

#include "cli/i18n.h"

static void extract(const struct kf_i18n *i18n, const char *file)
{
    struct kf_run *run = &i18n->cli->run;
    const struct kf_translatables *texts = kf_translatables_load(run, i18n->kit, file);
    struct kf_po *template = texts == NULL ? NULL : kf_translatables_template(run, i18n->kit, texts);
    const char *path;
    char *text;

    if (template == NULL) {
        return;
    }
    template->header->fuzzy = true; /* as gettext marks a header that has still to be filled in */
    text = kf_po_text(template);
    path = kf_arena_format(run->arena, "%s/%s.pot", i18n->options->out, texts->name);
    if (strcmp(i18n->options->out, "-") == 0) {
        fputs(text, stdout);
    } else if (kf_i18n_write(i18n, path, text)) {
        printf("%s: %s\n", path, kf_count(run->arena, template->messages.count, "text", "texts"));
    }
    g_free(text);
}

void kf_i18n_extract(const struct kf_i18n *i18n)
{
    if (strcmp(i18n->options->out, "-") == 0 && i18n->files[0] != NULL && i18n->files[1] != NULL) {
        kf_cli_usage(i18n->cli, "name one module, or a folder: --out templates",
                     "--out - prints one template, and these are several");
        return;
    }
    for (int i = 0; i18n->files[i] != NULL; i++) {
        extract(i18n, i18n->files[i]);
    }
}
