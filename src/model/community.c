/* Rows of community.yaml. */

#include "model/avoid.h"
#include "base/limits.h"
#include "model/series.h"

static const struct kf_field brand_fields[] = {
    KF_WORD_ROW(struct kf_brand, logo, "logo",
                .help = "A picture file inside the community's folder: SVG, PNG or JPEG."),
    KF_WORD_ROW(struct kf_brand, initials, "initials", .help = "One or two letters, where there is no logo."),
    KF_WORD_ROW(struct kf_brand, colour, "colour",
                .help = "The programme's colour, as \"#1B5E20\": on its initials and certificates. Dark, to be read."),
    KF_END,
};

static const struct kf_record brand_record = {
    .name = "brand",
    .summary = "How the programme shows itself.",
    .size = sizeof(struct kf_brand),
    .fields = brand_fields,
    .node_offset = offsetof(struct kf_brand, node),
    .address_offset = KF_NOWHERE,
};

static const struct kf_field swap_fields[] = {
    KF_WORD_ROW(struct kf_swap_row, from, "from", .help = "The kit's word: whole words only, capitals kept.",
                .flags = KF_REQUIRED),
    KF_WORD_ROW(struct kf_swap_row, to, "to", .help = "The community's word.", .flags = KF_REQUIRED),
    KF_WORD_ROW(struct kf_swap_row, plural, "plural",
                .help = "The community's word for several; without it the kit's plural stays."),
    KF_WORD_ROW(struct kf_swap_row, from_plural, "from-plural",
                .help = "The kit's word for several, where it is not the English plural of from."),
    KF_WORD_ROW(struct kf_swap_row, article, "article",
                .help = "a or an, as it stands before the community's word; corrects the one before the kit's."),
    KF_END,
};

static const struct kf_record swap_record = {
    .name = "word-swap",
    .summary = "A word of the kit and the community's own; safety texts keep the kit's.",
    .size = sizeof(struct kf_swap_row),
    .fields = swap_fields,
    .node_offset = offsetof(struct kf_swap_row, node),
    .address_offset = KF_NOWHERE,
};

static const struct kf_field own_fields[] = {
    KF_WORD_ROW(struct kf_helplines_own, from, "from",
                .help = "Country whose list is used, if it is not the region's."),
    KF_RECORDS_ROW(struct kf_helplines_own, add, "add", .record = &kf_own_line_record, .fallback = "[]",
                   .help = "Lines of the community's own, printed after the country's."),
    KF_NODE_ROW(struct kf_helplines_own, use, "use", .flags = KF_OF_WORDS,
                .help = "A line in place of another, such as violence-line: violence-line-scotland."),
    KF_END,
};

static const struct kf_record own_record = {
    .name = "own-helplines",
    .summary = "The country's list of helplines and the community's own lines.",
    .size = sizeof(struct kf_helplines_own),
    .fields = own_fields,
    .node_offset = offsetof(struct kf_helplines_own, node),
    .address_offset = KF_NOWHERE,
};

_Static_assert(KF_MONTHS_MOST == KF_LIMIT_RENEWAL_MONTHS, "one limit");

static const struct kf_field training_fields[] = {
    KF_INT_ROW(struct kf_training, renewal_months, "renewal-months", .min = 1, .max = KF_LIMIT_RENEWAL_MONTHS, .flags = KF_REQUIRED,
               .help = "Months until a trainer's certificate is to be renewed."),
    KF_WORD_ROW(struct kf_training, held_on, "held-on",
                .help = "The last day of the training, as 2027-03-02; the sheet \"Ready to lead\" then says it, and the day "
                        "to renew by."),
    KF_END,
};

static const struct kf_record training_record = {
    .name = "training",
    .summary = "How the programme trains those who lead.",
    .size = sizeof(struct kf_training),
    .fields = training_fields,
    .node_offset = offsetof(struct kf_training, node),
    .address_offset = KF_NOWHERE,
};

static const struct kf_field fields[] = {
    KF_INT_ROW(struct kf_community, kinfold, "kinfold", .min = 1, .max = 1, .help = "Version of the format: 1.",
               .flags = KF_REQUIRED),
    KF_WORD_ROW(struct kf_community, based_on, "based-on",
                .help = "Folder of a programme that yours is built on, such as ../county: what you do not say comes from "
                        "there."),
    KF_WORD_ROW(struct kf_community, program, "program", .flags = KF_REQUIRED | KF_EACH_LANGUAGE,
                .help = "The programme's name, in the header of each page; blank for lines to write it on."),
    KF_WORD_ROW(struct kf_community, tagline, "tagline", .flags = KF_EACH_LANGUAGE, .help = "A line under the programme's name."),
    KF_RECORD_ROW(struct kf_community, brand, "brand", .record = &brand_record, .help = "Logo or initials, and a colour."),
    KF_WORD_ROW(struct kf_community, region, "region", .flags = KF_REQUIRED,
                .help = "Two-letter country of the helplines, such as US."),
    KF_WORD_ROW(struct kf_community, language, "language",
                .help = "Language to print where there is a translation, such as en-US."),
    KF_WORDS_ROW(struct kf_community, languages, "languages",
                 .help = "Languages that this programme prints, the first one first, such as [en-US, es]; in place of "
                         "language."),
    KF_WORDS_ROW(struct kf_community, modules, "modules",
                 .help = "Modules that this programme uses, such as [boundaries, routines]; without it, all. The kit's own "
                         "pages always go with them."),
    KF_BOOL_ROW(struct kf_community, sample, "sample",
                .help = "An example, not for families: each page says so, and drafts of safety texts may print."),
    KF_WORD_ROW(struct kf_community, paper, "paper", .fallback = "letter", .help = "Usual paper: letter or a4."),
    KF_WORD_ROW(struct kf_community, care_note, "care-note", .flags = KF_EACH_LANGUAGE,
                .help = "At the foot of families' pages, in place of: Free to copy for families. Not a replacement for "
                        "care."),
    KF_WORD_ROW(struct kf_community, care_note_short, "care-note-short", .flags = KF_EACH_LANGUAGE,
                .help = "The same where the foot also says what becomes of the page: about 30 letters."),
    KF_BOOL_ROW(struct kf_community, immigration_note, "immigration-note",
                .help = "True where nobody asks: the welcome sheet then says so. Ask your lawyer and your funder first."),
    KF_NODE_ROW(struct kf_community, names, "names", .flags = KF_EACH_LANGUAGE,
                .help = "What stands for each name in double braces: on-call, worker, reporting-body and others. Each "
                        "is one text, or one for each language."),
    KF_RECORDS_ROW(struct kf_community, avoid, "avoid", .record = &kf_avoid_record, .fallback = "[]",
                   .help = "Words that your families do not want to read, beside the kit's."),
    KF_RECORDS_ROW(struct kf_community, words, "words", .record = &swap_record,
                   .help = "Words of the kit and the community's own.", .fallback = "[]"),
    KF_RECORD_ROW(struct kf_community, helplines, "helplines", .record = &own_record,
                  .help = "Lines of the community's own."),
    KF_RECORD_ROW(struct kf_community, training, "training", .record = &training_record,
                  .help = "How those who lead are trained: {renewal-months: 24, held-on: 2027-03-02}."),
    KF_RECORD_ROW(struct kf_community, series, "series", .record = &kf_series_record,
                  .help = "The sessions of one group, with their days."),
    KF_END,
};

const struct kf_record kf_community_record = {
    .name = "community",
    .summary = "A programme's own settings: name, logo, region, names, words and helplines.",
    .size = sizeof(struct kf_community),
    .fields = fields,
    .node_offset = offsetof(struct kf_community, node),
    .address_offset = KF_NOWHERE,
};

void kf_community_settle(struct kf_community *community)
{
    if (g_strcmp0(community->program, KF_BLANK_WORD) == 0) {
        community->program = NULL;
    }
}

int kf_community_renewal_months(const struct kf_community *community)
{
    return community->training != NULL ? community->training->renewal_months : 24;
}
