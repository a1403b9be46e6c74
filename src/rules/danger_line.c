/* A page that names a danger gives the number for it: who reads of it may be in it tonight. */

#include "rules/rule.h"
#include "rules/sheet.h"
#include "rules/wording.h"

#include <string.h>

#define LANGUAGES 2

struct danger {
    const char *name;
    struct kf_wording words[LANGUAGES];
    const char *lines[3]; /* ids of helplines, of which the page gives one */
    struct kf_wording instead[LANGUAGES]; /* words that do as well */
    const char *write;
};

static const struct danger dangers[] = {
    {"an overdose",
     {{"en", "\\boverdos\\w*"}, {"es", "\\bsobredosis\\b"}},
     {"emergency"},
     {{"en", NULL}, {"es", NULL}},
     "Overdose? Call {{emergency}}, give naloxone if you have it, stay."},
    {"suicide or self-harm",
     {{"en", "\\bsuicid\\w*|\\bself-harm\\w*|\\bkill(ing)? (my|your|him|her)self|\\bend(ing)? (my|your|his|her) (own )?life\\b"},
      {"es", "\\bsuicid\\w*|\\bautolesi\\w*|\\bquitar(me|te|se) la vida\\b"}},
     {"crisis-line", "emergency"},
     {{"en", NULL}, {"es", NULL}},
     "Ask directly, stay, and call {{crisis-line}}."},
    {"violence or threats",
     {{"en", "\\bviolen(ce|t)\\b|\\bthreat(s|ens?|ened|ening)?\\b|\\bweapons?\\b|\\bchok(es?|ed|ing) (me|you)\\b|\\bhits (me|you)\\b"},
      {"es", "\\bviolencia\\b|\\bviolent[oa]s?\\b|\\bamenaz\\w*|\\barmas?\\b"}},
     {KF_VIOLENCE_LINE, "emergency"},
     {{"en", NULL}, {"es", NULL}},
     "Talk alone with someone you trust, or call {{violence-line}}."},
    {"stopping alcohol or benzodiazepines",
     {{"en", "\\bstop(s|ped|ping)? (drinking|alcohol|benzo\\w*)"}, {"es", "\\bdej\\w+ (de beber|el alcohol|las benzo\\w*)"}},
     {"emergency"},
     {{"en", "\\bmedical help\\b"}, {"es", "\\bayuda médica\\b"}},
     "Shaking, sweating or seeing things after stopping? Call {{emergency}} now."},
};

struct sought { /* in the language of the page */
    const struct danger *danger;
    const GRegex *words, *instead; /* NULL: none that we know */
};

/* The numbers of all lines stand in contacts, that of the crisis line on each card and pocket card. */
static bool block_gives(const struct kf_sheet_block *block, const char *id)
{
    return kf_block_is(block, "contacts") || (block->type->cut_out && strcmp(id, "crisis-line") == 0);
}

static bool gives(const struct kf_sheet *sheet, const struct kf_helpline *line)
{
    if (strstr(sheet->words, line->number) != NULL) {
        return true;
    }
    for (int i = 0; i < sheet->blocks.count; i++) {
        if (block_gives(sheet->blocks.items[i], line->id)) {
            return true;
        }
    }
    return false;
}

/* True, too, where the country has no such line: that is said where its lines are read. */
static bool is_answered(const struct kf_content *content, const struct kf_sheet *sheet, const struct sought *sought)
{
    const struct danger *danger = sought->danger;
    bool any = false;

    if (sought->instead != NULL && kf_wording_in(sought->instead, sheet->words, /* ret_words */ NULL)) {
        return true;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(danger->lines) && danger->lines[i] != NULL; i++) {
        const struct kf_helpline *line = kf_region_line(content->region, danger->lines[i]);

        if (line != NULL && gives(sheet, line)) {
            return true;
        }
        any |= line != NULL;
    }
    return !any;
}

/* The first block that has the words, for the message's place. */
static const struct kf_sheet_block *block_with(const struct kf_sheet *sheet, const GRegex *pattern)
{
    for (int i = 0; i < sheet->blocks.count; i++) {
        const struct kf_sheet_block *block = sheet->blocks.items[i];

        if (kf_wording_in(pattern, block->words, /* ret_words */ NULL)) {
            return block;
        }
    }
    return NULL;
}

static void check_danger(struct kf_run *run, const struct kf_content *content, const struct kf_sheet *sheet,
                         const struct sought *sought)
{
    char *words = NULL;

    if (sought->words != NULL && kf_wording_in(sought->words, sheet->words, &words) && !is_answered(content, sheet, sought)) {
        const struct kf_sheet_block *block = block_with(sheet, sought->words);

        kf_diag_hint(run->diags,
                     kf_diag_warn(run->diags, KF_DANGER_LINE, block != NULL ? block->node->span : kf_sheet_span(sheet, "title"),
                                  block != NULL ? block->address : sheet->handout->address,
                                  "handout \"%s\" names %s (\"%s\") and gives no number for it", sheet->handout->id,
                                  sought->danger->name, words),
                     "add the line \"%s\"", sought->danger->write);
    }
    g_free(words);
}

static struct sought sought_of(struct kf_run *run, const struct kf_content *content, const struct danger *danger)
{
    return (struct sought){
        .danger = danger,
        .words = kf_wording_for(run->arena, danger->words, LANGUAGES, content->language),
        .instead = kf_wording_for(run->arena, danger->instead, LANGUAGES, content->language),
    };
}

static void check(struct kf_run *run, const struct kf_content *content)
{
    struct sought sought[G_N_ELEMENTS(dangers)];
    const struct kf_sheet *sheets;

    if (content->edition.carry_safe || content->region == NULL) { /* such a sheet leaves numbers out on purpose */
        return;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(dangers); i++) {
        sought[i] = sought_of(run, content, &dangers[i]);
    }
    sheets = kf_sheets_of(content);
    for (int i = 0; i < content->module->handouts.count; i++) {
        for (size_t k = 0; k < G_N_ELEMENTS(dangers); k++) {
            check_danger(run, content, &sheets[i], &sought[k]);
        }
    }
}

const struct kf_rule kf_rule_danger_line = {
    .name = "danger-line",
    .summary = "A page that names a danger gives the number for it.",
    .severity = KF_WARNING,
    .check = check,
};
