/* A page that can be lost asks for nothing that tells whose it is. A form that is handed in may. */

#include "rules/rule.h"
#include "rules/sheet.h"
#include "rules/wording.h"

#include <string.h>

static const struct kf_wording labels[] = {
    {"en", "\\b(full|first and last|last|family|legal) names?\\b|^((my|your) )?name\\b[ :,]*(___|$)|\\bbirth ?date\\b|"
           "\\bdate of birth\\b|\\b(home|my|your) address\\b|\\bsocial security\\b|\\b(insurance|policy|case|record) number\\b"},
    {"es", "\\bnombre completo\\b|\\bapellidos?\\b|^((mi|su|tu) )?nombre\\b[ :,]*(___|$)|\\bfecha de nacimiento\\b|"
           "\\b(mi|su|tu) (dirección|domicilio)\\b|\\bseguro social\\b|\\bnúmero de (seguro|póliza|caso|expediente)\\b"},
};

static bool asks(const struct kf_sheet_block *block, const char *line)
{
    return kf_block_is(block, "fill-lines") || kf_block_is(block, "reflection") || strstr(line, "___") != NULL;
}

static void check_block(struct kf_run *run, const struct kf_sheet *sheet, const struct kf_sheet_block *block,
                        const GRegex *pattern)
{
    char **lines = g_strsplit(block->words, "\n", 0);

    for (char **line = lines; *line != NULL; line++) {
        char *words = NULL;

        if (asks(block, *line) && kf_wording_in(pattern, *line, &words)) {
            kf_diag_hint(run->diags,
                         kf_diag_warn(run->diags, KF_PRIVATE_NAME, block->node->span, block->address,
                                      "handout \"%s\" asks for \"%s\", and whoever finds it knows whose it is",
                                      sheet->handout->id, g_strstrip(words)),
                         "take the blank out; a form that staff keep locked away says `keep: team`");
        }
        g_free(words);
    }
    g_strfreev(lines);
}

static void check(struct kf_run *run, const struct kf_content *content)
{
    const GRegex *pattern = kf_wording_for(run->arena, labels, G_N_ELEMENTS(labels), content->language);
    const struct kf_sheet *sheets = pattern != NULL ? kf_sheets_of(content) : NULL;

    for (int i = 0; sheets != NULL && i < content->module->handouts.count; i++) {
        for (int k = 0; sheets[i].handout->keep != KF_KEEP_TEAM && k < sheets[i].blocks.count; k++) {
            check_block(run, &sheets[i], sheets[i].blocks.items[k], pattern);
        }
    }
}

const struct kf_rule kf_rule_private_name = {
    .name = "private-name",
    .summary = "A page that can be lost asks for no full name, birth date or address.",
    .severity = KF_WARNING,
    .check = check,
};
