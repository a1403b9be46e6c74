/* A certificate of taking part: who, in which course, how many sessions, signed. It never says why a person came, and says
 * what it is not. On a sheet of its own, turned on its side, it fills the sheet. */
#include "blocks/made_out.h"
#include "diagrams/certificate.h"
#include "diagrams/icon.h"

struct signer {
    const char *id, *address;
    const struct kf_node *node;
    struct kf_text title;
};

struct certificate {
    struct kf_text title, lead, text, course, training, closing;
    struct kf_records signers; /* struct signer */
    int sessions, picture;
};

static const struct kf_field signer_fields[] = {
    KF_WORD_ROW(struct signer, id, "id", .flags = KF_IS_ID | KF_REQUIRED, .help = "Name of the signer in addresses."),
    KF_TEXT_ROW(struct signer, title, "title", .flags = KF_PROSE | KF_REQUIRED,
                .help = "Who signs here, one to three words."),
    KF_END,
};

static const struct kf_record signer_record = {
    .name = "signer", .summary = "Someone who signs a certificate.", .size = sizeof(struct signer),
    .fields = signer_fields, .node_offset = offsetof(struct signer, node),
    .address_offset = offsetof(struct signer, address)};

static const struct kf_field fields[] = {
    KF_TEXT_ROW(struct certificate, title, "title", .flags = KF_PROSE | KF_REQUIRED,
                .help = "Its large title, about 28 letters."),
    KF_TEXT_ROW(struct certificate, lead, "lead", .flags = KF_PROSE, .help = "One line over the name."),
    KF_TEXT_ROW(struct certificate, text, "text", .flags = KF_PROSE,
                .help = "One line under the name; never why a person came."),
    KF_TEXT_ROW(struct certificate, course, "course", .flags = KF_PROSE | KF_REQUIRED, .help = "The course's name."),
    KF_INT_ROW(struct certificate, sessions, "sessions", .min = 1, .max = 99,
               .help = "How many sessions the course has; without it, a blank for how many a person came to."),
    KF_TEXT_ROW(struct certificate, training, "training", .flags = KF_PROSE,
                .help = "Of people who learn to lead, in place of the sessions: what they completed, how many hours, "
                        "until when; ___ is a blank."),
    KF_CHOICE_ROW(struct certificate, picture, "picture", .choices = kf_picture_names, .fallback = "group",
                  .help = "The picture in the seal."),
    KF_RECORDS_ROW(struct certificate, signers, "signers", .record = &signer_record, .flags = KF_REQUIRED, .min = 1,
                   .max = 2, .help = "One or two people who sign."),
    KF_TEXT_ROW(struct certificate, closing, "closing", .flags = KF_PROSE, .help = "A kind last line."),
    KF_END,
};

#define BLANK "___"
#define NAME_WIDTH KF_MM(150)
#define NAME_HEIGHT KF_MM(16)
#define SIGNATURE_WIDTH KF_MM(72)
#define SIGNATURE_HEIGHT KF_MM(12)
#define SEAL_GAP KF_MM(8)
#define DATE_WIDTH KF_MM(64)
#define SIDES KF_MM(14) /* clear of the scooped corners */
#define TOP KF_MM(8)
#define FOOT KF_MM(7)
#define GAP_LEAST KF_MM(2)
#define STEP KF_MM(2) /* of the grid that blocks snap to */
#define LEAST_HEIGHT KF_MM(150) /* where it does not fill a sheet */

/* --- lines ----------------------------------------------------------------------------------------------------------- */

static struct kf_box *centred(struct kf_box *text)
{
    if (text) {
        text->as.text.align = KF_ALIGN_CENTRE;
    }
    return text;
}

static struct kf_box *in_middle(struct kf_build *build, struct kf_box *box, kf_len width)
{
    struct kf_list kids = {0};
    kf_len side = (build->width - width) / 2;

    kf_list_add(build->arena, &kids, kf_box_space(build->arena, 0));
    kf_list_add(build->arena, &kids, box);
    return side > 0 ? kf_box_row(build->arena, &kids, (const kf_len[]){side, width}, build->width, 0) : box;
}

/* A rule to write on, at the foot of its room: a field. */
static struct kf_box *rule(struct kf_build *build, const struct kf_block *block, const char *name, const char *label,
                           kf_len height)
{
    struct kf_box *line = kf_box_lines(build->arena, build->theme, 1, label);

    line->address = kf_arena_format(build->arena, "%s/%s", block->address, name);
    line->height = (struct kf_height){height, height, height, KF_GIVE_PITCH};
    return line;
}

static struct kf_box *organization(struct kf_build *build)
{
    const struct kf_community *community = build->content->kit->community;
    struct kf_text *words = KF_NEW(build->arena, struct kf_text);

    if (!community->program || build->content->edition.carry_safe) { /* a clinic writes its own name by hand, elsewhere */
        return NULL;
    }
    words->text = community->tagline ? kf_arena_format(build->arena, "**%s** · %s", community->program, community->tagline)
                                     : kf_arena_format(build->arena, "**%s**", community->program);
    return centred(kf_part_inline(build, kf_inline_parse(build->arena, words), KF_STYLE_BODY, KF_ROLE_P));
}

/* What a trainer completed. Its blanks are the hours, then the day to renew. */
static struct kf_box *training(struct kf_build *build, const struct certificate *certificate)
{
    const struct kf_made_out *made_out = build->made_out;
    const char *const known[] = {made_out ? made_out->hours : NULL, made_out ? made_out->renew_by : NULL};
    struct kf_text *words = kf_arena_copy(build->arena, &certificate->training, sizeof *words);
    GString *filled = g_string_new(NULL);
    char **parts = g_strsplit(words->text, BLANK, -1);

    for (size_t i = 0; parts[i]; i++) {
        bool fills = i > 0 && i <= G_N_ELEMENTS(known) && known[i - 1];
        g_string_append_printf(filled, "%s%s", i == 0 ? "" : fills ? kf_build_isolated(build, known[i - 1]) : BLANK, parts[i]);
    }
    words->text = kf_arena_string(build->arena, filled->str);
    g_strfreev(parts);
    g_string_free(filled, TRUE);
    return centred(kf_part_inline(build, kf_inline_parse(build->arena, words), KF_STYLE_BODY, KF_ROLE_P));
}

/* How often, and what that is not. */
static struct kf_box *sessions_line(struct kf_build *build, const struct kf_block *block, int sessions)
{
    struct kf_text *words = KF_NEW(build->arena, struct kf_text);
    const char *n = sessions ? kf_arena_format(build->arena, "%d", sessions) : BLANK;
    const char *id = sessions == 1 ? "certificate-one-session" : "certificate-sessions";

    words->text = kf_vocabulary_fill(build->content->vocabulary, build->arena, id, "n", n, NULL);
    words->address = kf_arena_format(build->arena, "%s/sessions", block->address);
    words->node = block->node;
    struct kf_box *box = kf_part_inline(build, kf_inline_parse(build->arena, words), KF_STYLE_BODY, KF_ROLE_P);
    box->as.text.blank_label = kf_vocabulary_get(build->content->vocabulary, "certificate-sessions-label");
    return centred(box);
}

static struct kf_box *taking_part(struct kf_build *build, const struct kf_block *block,
                                  const struct certificate *certificate)
{
    const struct kf_made_out *made_out = build->made_out;

    if (certificate->training.text) {
        return training(build, certificate);
    }
    return sessions_line(build, block, made_out ? made_out->sessions : certificate->sessions);
}

/* "Hours: 4 · " before the date, where hours are to be said and are not yet. */
static const char *with_hours(struct kf_build *build, const struct certificate *certificate, const char *date)
{
    const struct kf_made_out *made_out = build->made_out;

    if (!made_out || !made_out->hours || certificate->training.text) {
        return date;
    }
    return kf_arena_format(build->arena, "%s · %s",
                           kf_vocabulary_fill(build->content->vocabulary, build->arena, "certificate-hours", "n",
                                              kf_build_isolated(build, made_out->hours), NULL),
                           date);
}

/* The line for the name, or the name. */
static struct kf_box *name_line(struct kf_build *build, const struct kf_block *block)
{
    const char *label = kf_vocabulary_get(build->content->vocabulary, "name");
    struct kf_box *box = NULL;
    gunichar letter;

    if (build->made_out && kf_name_set(build, build->made_out->name, NAME_HEIGHT, &box, &letter) == KF_NAME_FITS) {
        return box;
    }
    return in_middle(build, rule(build, block, "name", label, NAME_HEIGHT), kf_len_min(NAME_WIDTH, build->width));
}

static const struct kf_text *course_of(const struct kf_build *build, const struct certificate *certificate)
{
    return build->made_out && build->made_out->course ? build->made_out->course : &certificate->course;
}

/* "Date" and a rule beside it, both in the middle; or the date. */
static struct kf_box *date_line(struct kf_build *build, const struct kf_block *block, const struct certificate *certificate)
{
    const struct kf_type *type = &build->theme->types[KF_STYLE_BODY];
    const struct kf_made_out *made_out = build->made_out;
    const char *label = kf_vocabulary_get(build->content->vocabulary, "date");
    bool is_known = made_out && made_out->date;
    const struct kf_inline *word =
        kf_build_plain(build, with_hours(build, certificate, is_known ? made_out->date : label));

    if (is_known) {
        return centred(kf_part_inline(build, word, KF_STYLE_BODY, KF_ROLE_P));
    }
    kf_len gap = KF_MM(2), width = kf_shape(build->shaper, word, KF_STYLE_BODY, 0)->widest + KF_LEN_PER_PT;
    struct kf_box *text = kf_part_inline(build, word, KF_STYLE_BODY, KF_ROLE_P);
    struct kf_list kids = {0};

    text->valign = KF_VALIGN_BOTTOM;
    kf_list_add(build->arena, &kids, text);
    kf_len below = type->line - type->baseline - KF_MM(1); /* so the rule is just under the letters */
    struct kf_box *line =
        kf_part_stack(build, 0, rule(build, block, "date", label, build->theme->pitch_least - below), NULL);
    line->as.stack.pad.bottom = below;
    kf_list_add(build->arena, &kids, line);
    struct kf_box *row =
        kf_box_row(build->arena, &kids, (const kf_len[]){width, DATE_WIDTH}, width + gap + DATE_WIDTH, gap);
    return in_middle(build, row, width + gap + DATE_WIDTH);
}

static struct kf_box *signature(struct kf_build *build, const struct signer *signer)
{
    struct kf_box *title = centred(kf_part_text(build, &signer->title, KF_STYLE_DETAIL, KF_ROLE_P));
    struct kf_box *line = kf_box_lines(build->arena, build->theme, 1,
                                       kf_vocabulary_fill(build->content->vocabulary, build->arena, "signature-of",
                                                          "title", kf_build_spoken(build, title->as.text.text), NULL));

    line->address = kf_arena_format(build->arena, "%s/signature", signer->address);
    line->height = (struct kf_height){SIGNATURE_HEIGHT, SIGNATURE_HEIGHT, SIGNATURE_HEIGHT, KF_GIVE_PITCH};
    struct kf_box *box = kf_part_stack(build, KF_MM(1), line, title, NULL);
    box->valign = KF_VALIGN_BOTTOM;
    return box;
}

/* The seal in the middle, a signature at each side. Large letters on an upright page leave the seal no room. */
static struct kf_box *signatures(struct kf_build *build, const struct certificate *certificate)
{
    const char *icon = kf_arena_format(build->arena, "pic-%s", kf_picture_names[certificate->picture]);
    struct kf_box *seal = build->theme->single_column && !build->theme->landscape
                              ? kf_box_art(build->arena, 0, 0, NULL, NULL)
                              : kf_certificate_seal(build->arena, build->theme->pictures ? kf_icon_find(icon) : NULL);
    kf_len side = seal->as.art.width, room = (build->width - side) / 2 - SEAL_GAP;
    kf_len width = kf_len_min(SIGNATURE_WIDTH, room), air = (build->width - side - 2 * width) / 4;
    struct kf_list kids = {0};

    seal->valign = KF_VALIGN_MIDDLE;
    for (int i = 0; i < 2; i++) {
        if (i < certificate->signers.count) {
            kf_list_add(build->arena, &kids, signature(build, certificate->signers.items[i]));
        } else {
            kf_list_add(build->arena, &kids, kf_box_space(build->arena, 0));
        }
        if (i == 0) {
            kf_list_add(build->arena, &kids, seal);
        }
    }
    return in_middle(build,
                     kf_box_row(build->arena, &kids, (const kf_len[]){width, side, width}, 2 * width + side + 2 * air, air),
                     2 * width + side + 2 * air);
}

/* --- the sheet ------------------------------------------------------------------------------------------------------- */

/* A title must be one line here: the frame has no room for two. */
static void check_room(struct kf_build *build, const struct certificate *certificate)
{
    kf_part_fits(build, &certificate->title, KF_STYLE_DISPLAY, build->width, build->theme->landscape ? 1 : 2);
    kf_part_fits(build, &certificate->lead, KF_STYLE_LEAD, build->width, 1);
    kf_part_fits(build, &certificate->text, KF_STYLE_LEAD, build->width, 1);
    kf_part_fits(build, course_of(build, certificate), KF_STYLE_TITLE, build->width, 1);
    kf_part_fits(build, &certificate->closing, KF_STYLE_QUOTE, build->width, 1);
}

static struct kf_box *build_certificate(struct kf_build *build, const struct kf_block *block, const void *data)
{
    const struct certificate *certificate = data;
    const struct kf_theme *theme = build->theme;
    enum kf_role role = theme->landscape ? KF_ROLE_H1 : build->heading;
    struct kf_build inner = *build;
    kf_len height = theme->landscape ? theme->main_height / STEP * STEP : LEAST_HEIGHT;

    inner.width = build->width - 2 * SIDES;
    if (!theme->single_column) {
        check_room(&inner, certificate);
    }
    struct kf_box *const lines[] = {
        organization(&inner),
        centred(kf_part_text(&inner, &certificate->title, KF_STYLE_DISPLAY, role)),
        centred(kf_part_text(&inner, &certificate->lead, KF_STYLE_LEAD, KF_ROLE_P)),
        name_line(&inner, block),
        centred(kf_part_text(&inner, &certificate->text, KF_STYLE_LEAD, KF_ROLE_P)),
        centred(kf_part_text(&inner, course_of(&inner, certificate), KF_STYLE_TITLE, KF_ROLE_P)),
        taking_part(&inner, block, certificate),
        date_line(&inner, block, certificate),
        signatures(&inner, certificate),
        centred(kf_part_text(&inner, &certificate->closing, KF_STYLE_QUOTE, KF_ROLE_P)),
    };
    struct kf_list kids = {0};

    for (size_t i = 0; i < G_N_ELEMENTS(lines); i++) {
        if (lines[i]) {
            kf_list_add(build->arena, &kids, lines[i]);
        }
    }
    struct kf_box *box = kf_box_stack(build->arena, &kids, GAP_LEAST);
    box->as.stack.pad = (struct kf_pad){TOP, SIDES, FOOT, SIDES};
    box->decorate = kf_certificate_frame;
    box->height = (struct kf_height){height, height, height, KF_GIVE_ROWS};
    box->flags |= KF_KEEP_WHOLE | KF_SPREAD;
    return box;
}

const struct kf_block_type kf_block_certificate = {
    .name = "certificate",
    .record = {.name = "certificate", .summary = "A certificate of taking part, with lines for name, date and signatures.",
               .size = sizeof(struct certificate), .fields = fields, .node_offset = KF_NOWHERE,
               .address_offset = KF_NOWHERE},
    .build = build_certificate,
    .example = "certificate:\n"
               "  title: Thank you for coming\n"
               "  lead: This certificate is for\n"
               "  text: who gave time and care to the course\n"
               "  course: Repair conversations\n"
               "  sessions: 6\n"
               "  picture: repair\n"
               "  signers:\n"
               "    - {id: first, title: Facilitator}\n"
               "    - {id: second, title: Facilitator}\n"
               "  closing: Each small step counts.\n",
};

enum kf_name_fit kf_certificate_try_name(struct kf_build *build, const char *name, gunichar *ret_letter)
{
    struct kf_build inner = *build;
    struct kf_box *box;

    inner.width = build->width - 2 * SIDES;
    return kf_name_set(&inner, name, NAME_HEIGHT, &box, ret_letter);
}

enum kf_certificate_kind kf_certificate_kind(const struct kf_block *block)
{
    if ((const struct kf_block_type *)block->type != &kf_block_certificate) {
        return KF_CERTIFICATE_NONE;
    }
    return ((const struct certificate *)block->data)->training.text ? KF_CERTIFICATE_OF_TRAINING
                                                                    : KF_CERTIFICATE_OF_TAKING_PART;
}
