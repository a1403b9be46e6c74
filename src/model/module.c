/* Rows of module.yaml. */

#include "model/module.h"

const char *const kf_picture_names[] = {
    "attach", "book", "bridge", "calendar", "chairs", "compass", "cup", "group", "house", "lantern", "lifering",
    "net", "path", "repair", "rings", "seedling", "waves", "weather", "window", NULL
};
const char *const kf_mark_shape_names[] = {"circle", "bubble", "house", "diamond", "double-ring", "shield", "hexagon",
                                           "arch",   "flower", "square", "leaf",   "drop", "sun",  NULL};
const char *const kf_ribbon_names[] = {"solid", "double", "dash", "dots", "dash-dot", "thin-thick", "triple",
                                       "wave",  "rings",  "squares", "slant", "thick-thin", "rays", NULL};

static const struct kf_field identity_fields[] = {
    KF_CHOICE_ROW(struct kf_identity, mark, "mark", .choices = kf_mark_shape_names, .flags = KF_REQUIRED,
                  .help = "The shape around the module's number."),
    KF_CHOICE_ROW(struct kf_identity, ribbon, "ribbon", .choices = kf_ribbon_names, .flags = KF_REQUIRED,
                  .help = "The lines along the top of each page."),
    KF_WORD_ROW(struct kf_identity, accent, "accent", .flags = KF_REQUIRED,
                .help = "The module's colour, as in \"#601D44\"; dark enough to read on white and on the tint (7:1)."),
    KF_WORD_ROW(struct kf_identity, tint, "tint", .fallback = "#FFFFFF",
                .help = "The pale colour behind boxes, as in \"#F4EFF2\"."),
    KF_END,
};

static const struct kf_record identity_record = {
    .name = "identity",
    .summary = "How the module is told apart: number, mark, ribbon, then colour.",
    .size = sizeof(struct kf_identity),
    .fields = identity_fields,
    .node_offset = offsetof(struct kf_identity, node),
    .address_offset = KF_NOWHERE,
};

static const struct kf_field reference_fields[] = {
    KF_WORD_ROW(struct kf_reference, id, "id", .help = "The source's name in this file, such as lewicki-2016.",
                .flags = KF_IS_ID),
    KF_WORD_ROW(struct kf_reference, authors, "authors", .help = "Who wrote it.", .flags = KF_IS_SOURCE | KF_REQUIRED),
    KF_INT_ROW(struct kf_reference, year, "year", .min = 1000, .max = 2999, .help = "The year it came out.",
               .flags = KF_IS_SOURCE),
    KF_WORD_ROW(struct kf_reference, title, "title", .help = "Its title.", .flags = KF_IS_SOURCE),
    KF_WORD_ROW(struct kf_reference, source, "source", .help = "Journal, publisher or site.", .flags = KF_IS_SOURCE),
    KF_WORD_ROW(struct kf_reference, doi, "doi", .help = "Its DOI, beginning with 10.", .flags = KF_IS_SOURCE),
    KF_END,
};

static const struct kf_record reference_record = {
    .name = "reference",
    .summary = "A source.",
    .size = sizeof(struct kf_reference),
    .fields = reference_fields,
    .node_offset = offsetof(struct kf_reference, node),
    .address_offset = KF_NOWHERE,
};

static const struct kf_field fields[] = {
    KF_INT_ROW(struct kf_module, kinfold, "kinfold", .min = 1, .max = 1, .help = "Version of the format: 1.",
               .flags = KF_REQUIRED),
    KF_WORD_ROW(struct kf_module, id, "id", .help = "The module's name in addresses, and its folder's.",
                .flags = KF_IS_ID | KF_REQUIRED),
    KF_INT_ROW(struct kf_module, number, "number", .min = 1, .max = 99, .help = "The module's number, inside its mark.",
               .flags = KF_REQUIRED),
    KF_WORD_ROW(struct kf_module, letter, "letter",
                .help = "A letter in the number's place on pages, such as K for the kit's own."),
    KF_TEXT_ROW(struct kf_module, title, "title", .help = "The module's title.", .flags = KF_PROSE | KF_REQUIRED),
    KF_TEXT_ROW(struct kf_module, subtitle, "subtitle", .help = "A line under the title.", .flags = KF_PROSE),
    KF_WORD_ROW(struct kf_module, version, "version", .help = "The module's version, quoted, such as \"1.0\".",
                .flags = KF_REQUIRED),
    KF_WORD_ROW(struct kf_module, date, "date", .help = "The day of this version, as 2026-11-21.",
                .flags = KF_REQUIRED),
    KF_WORD_ROW(struct kf_module, language, "language", .help = "The language it is written in, such as en-US.",
                .flags = KF_REQUIRED),
    KF_WORD_ROW(struct kf_module, licence, "licence", .help = "Its licence, such as CC-BY-4.0."),
    KF_WORDS_ROW(struct kf_module, audience, "audience", .min = 1, .max = 20, .flags = KF_REQUIRED,
                 .help = "Audiences it can be printed for; the first is the usual one."),
    KF_WORDS_ROW(struct kf_module, after, "after",
                 .help = "What comes before it in a series: ids of modules; screening, when each person was asked alone; all, "
                         "when it comes last."),
    KF_RECORD_ROW(struct kf_module, identity, "identity", .record = &identity_record, .flags = KF_REQUIRED,
                  .help = "How the module is told apart."),
    KF_TEXT_ROW(struct kf_module, aim, "aim", .help = "What the module is for, in one sentence.", .flags = KF_PROSE),
    KF_TEXT_ROW(struct kf_module, main_message, "main-message", .help = "What people should take with them.",
                .flags = KF_PROSE),
    KF_TEXT_ROW(struct kf_module, action, "action", .help = "What people can do this week.", .flags = KF_PROSE),
    KF_RECORDS_ROW(struct kf_module, handouts, "handouts", .record = &kf_handout_record, .flags = KF_PIECES,
                   .help = "Pages for families."),
    KF_RECORD_ROW(struct kf_module, session, "session", .record = &kf_session_record, .flags = KF_FACILITATOR,
                  .help = "The session as the facilitator leads it; without it there is no guide."),
    KF_RECORDS_ROW(struct kf_module, facilitator_pages, "facilitator-pages", .record = &kf_piece_record,
                   .flags = KF_FACILITATOR | KF_PIECES, .help = "More pages at the end of the guide."),
    KF_MAP_ROW(struct kf_module, references, "references", .record = &reference_record, .flags = KF_IS_SOURCE,
               .help = "Sources, by id."),
    KF_END,
};

const struct kf_record kf_module_record = {
    .name = "module",
    .summary = "A workshop module: handouts for families and a session for facilitators.",
    .allows = true,
    .size = sizeof(struct kf_module),
    .fields = fields,
    .node_offset = offsetof(struct kf_module, node),
    .address_offset = offsetof(struct kf_module, address),
};

const char *kf_module_sign(struct kf_arena *arena, const struct kf_module *module)
{
    return module->letter ? module->letter : kf_arena_format(arena, "%d", module->number);
}

char *kf_module_handout_number(struct kf_arena *arena, const struct kf_module *module, int number)
{
    return kf_arena_format(arena, "%s.%d", kf_module_sign(arena, module), number);
}
