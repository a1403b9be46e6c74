/* Where to turn: names with a telephone number or an address that people can use from paper and from the screen. Only what
 * the author gives is printed; the country's checked helplines have a block of their own, contacts. */
#include "blocks/build.h"

#include <string.h>

struct resource {
    const char *id, *address;
    const struct kf_node *node;
    struct kf_text name, text;
    const char *phone, *url;
};

struct resource_list {
    struct kf_records items; /* struct resource */
    struct kf_text checked;
};

static const struct kf_field resource_fields[] = {
    KF_WORD_ROW(struct resource, id, "id", .flags = KF_IS_ID | KF_REQUIRED, .help = "Name of the place in addresses."),
    KF_TEXT_ROW(struct resource, name, "name", .flags = KF_PROSE | KF_REQUIRED, .help = "The place or person."),
    KF_TEXT_ROW(struct resource, text, "text", .flags = KF_PROSE,
                .help = "What they do, for whom, when they are there, in one or two short sentences."),
    KF_WORD_ROW(struct resource, phone, "phone",
                .help = "Telephone number as it is dialled, in quotation marks; without it and the rest, a line to write on."),
    KF_WORD_ROW(struct resource, url, "url", .help = "Address of their page, beginning with https://."),
    KF_END,
};

static const struct kf_record resource_record = {
    .name = "resource", .summary = "A place to turn to.", .size = sizeof(struct resource), .fields = resource_fields,
    .node_offset = offsetof(struct resource, node), .address_offset = offsetof(struct resource, address)};

static const struct kf_field fields[] = {
    KF_RECORDS_ROW(struct resource_list, items, "items", .record = &resource_record, .flags = KF_REQUIRED, .min = 1,
                   .max = 16, .help = "The places, those that help soonest first."),
    KF_TEXT_ROW(struct resource_list, checked, "checked", .flags = KF_PROSE,
                .help = "When somebody last called the numbers, such as October 2026; ___ is a blank."),
    KF_END,
};

enum { DIGITS_LEAST = 3, DIGITS_MOST = 15, SHORT_LINES = 2 };

#define ROW_GAP KF_MM(5) /* with a rule in its middle */
#define COLUMN_GAP KF_MM(8)
#define REACH_WIDTH KF_MM(62) /* of numbers and addresses beside long texts */
#define LINE_CLEAR KF_MM(2) /* of a line to write on from the rule under it */
#define PHONE_ICON KF_MM(5)
#define ICON_GAP KF_MM(1.6)
#define LEAST_WIDTH KF_MM(130) /* of two columns */

/* --- checks ---------------------------------------------------------------------------------------------------------- */

static bool is_phone(const char *text)
{
    int digits = 0;

    for (const char *p = text; *p; p++) {
        digits += g_ascii_isdigit(*p);
    }
    return digits >= DIGITS_LEAST && digits <= DIGITS_MOST && strspn(text, "0123456789+-(). ") == strlen(text) &&
           strchr(text + 1, '+') == NULL;
}

static bool is_url(const char *text)
{
    return (g_str_has_prefix(text, "https://") || g_str_has_prefix(text, "http://")) && strpbrk(text, " <>\"") == NULL &&
           strchr(strstr(text, "//") + 2, '.') != NULL;
}

static void check_row(struct kf_run *run, const struct resource *resource, const char *key, const char *wrong, const char *hint)
{
    const struct kf_node *value = kf_node_get(resource->node, key);

    kf_diag_hint(run->diags,
                 kf_diag_push(run->diags, KF_WRONG_TYPE, value->span, resource->address, "%s: \"%s\" is %s", key,
                              value->text, wrong),
                 "%s", hint);
}

static void check_resource_list(struct kf_run *run, const struct kf_block *block, const void *data)
{
    const struct resource_list *list = data;

    (void)block;
    for (int i = 0; i < list->items.count; i++) {
        const struct resource *resource = list->items.items[i];
        if (resource->phone && !is_phone(resource->phone)) {
            check_row(run, resource, "phone", "not a telephone number",
                      "write the number alone, such as \"555-0100\", and the rest in text");
        }
        if (resource->url && !is_url(resource->url)) {
            check_row(run, resource, "url", "not an address of a page", "write it whole, such as https://example.org/help");
        }
    }
}

/* --- numbers and addresses ------------------------------------------------------------------------------------------- */

static const char *phone_uri(struct kf_build *build, const char *phone)
{
    char *uri = kf_arena_format(build->arena, "tel:%s", phone), *to = uri + strlen("tel:");

    for (const char *from = to; *from; from++) {
        if (g_ascii_isdigit(*from) || *from == '+') {
            *to++ = *from;
        }
    }
    *to = '\0';
    return uri;
}

/* As people type it: without https:// and the last slash. */
static const char *shown_url(struct kf_build *build, const char *url)
{
    const char *shown = strstr(url, "//") + 2;
    size_t length = strlen(shown);

    return kf_arena_string_n(build->arena, shown, shown[length - 1] == '/' ? length - 1 : length);
}

static struct kf_box *phone_box(struct kf_build *build, const char *phone, kf_len width)
{
    const struct kf_inline *link = kf_inline_link(build->arena, kf_build_isolated(build, phone), phone_uri(build, phone));
    struct kf_box *icon = kf_part_icon(build, "phone", PHONE_ICON, KF_STROKE_MEDIUM, KF_INK_BLACK);
    struct kf_box *words =
        kf_part_inline(build, kf_inline_with(build->arena, link, KF_STRONG), KF_STYLE_CLOCK, KF_ROLE_P);
    struct kf_list kids = {0};

    icon->valign = words->valign = KF_VALIGN_MIDDLE;
    kf_list_add(build->arena, &kids, icon);
    kf_list_add(build->arena, &kids, words);
    return kf_box_row(build->arena, &kids, (const kf_len[]){PHONE_ICON, 0}, width, ICON_GAP);
}

static struct kf_box *blank_line(struct kf_build *build, const struct resource *resource)
{
    const char *spoken = kf_build_spoken(build, kf_build_inline(build, &resource->name));
    struct kf_box *line = kf_box_lines(build->arena, build->theme, 1, spoken);

    line->address = kf_arena_format(build->arena, "%s/phone", resource->address);
    struct kf_box *room = kf_part_stack(build, 0, line, NULL);
    room->as.stack.pad.bottom = LINE_CLEAR;
    return room;
}

/* NULL: there is only a text. */
static struct kf_box *reach(struct kf_build *build, const struct resource *resource, kf_len width)
{
    struct kf_list parts = {0};

    if (resource->phone) {
        kf_list_add(build->arena, &parts, phone_box(build, resource->phone, width));
    }
    if (resource->url) {
        const char *shown = kf_build_isolated(build, shown_url(build, resource->url));
        kf_list_add(build->arena, &parts,
                    kf_part_inline(build, kf_inline_link(build->arena, shown, resource->url), KF_STYLE_COMPACT, KF_ROLE_P));
    }
    if (parts.count == 0 && !resource->text.text) {
        kf_list_add(build->arena, &parts, blank_line(build, resource));
    }
    return parts.count > 0 ? kf_box_stack(build->arena, &parts, KF_MM(.5)) : NULL;
}

/* --- places ---------------------------------------------------------------------------------------------------------- */

static struct kf_box *item_of(struct kf_build *build, struct kf_box *box, const struct resource *resource)
{
    box->address = resource->address;
    box->origin = resource->node;
    box->flags |= KF_KEEP_WHOLE | KF_ITEM;
    return kf_box_role(build->arena, box, KF_ROLE_ITEM);
}

static struct kf_box *name_box(struct kf_build *build, const struct resource *resource)
{
    return kf_part_text(build, &resource->name, KF_STYLE_SUBHEAD, KF_ROLE_LABEL);
}

/* Name, text, number and address one under the other. */
static struct kf_box *narrow_item(struct kf_build *build, const struct resource *resource, kf_len width)
{
    struct kf_box *text = kf_part_text(build, &resource->text, KF_STYLE_COMPACT, KF_ROLE_P);
    struct kf_box *how = reach(build, resource, width);
    struct kf_box *body = text ? kf_part_stack(build, KF_MM(.5), text, how, NULL) : kf_part_stack(build, 0, how, NULL);

    return item_of(build, kf_part_stack(build, 0, name_box(build, resource), kf_box_role(build->arena, body, KF_ROLE_BODY), NULL),
                   resource);
}

/* Number and address beside name and text; all but the name are one body. */
static struct kf_box *wide_item(struct kf_build *build, const struct resource *resource)
{
    struct kf_tag *body = kf_tag_new(build->arena, KF_ROLE_BODY);
    struct kf_box *text = kf_part_text(build, &resource->text, KF_STYLE_COMPACT, KF_ROLE_P);
    struct kf_box *how = reach(build, resource, REACH_WIDTH), *under = text ? kf_part_stack(build, 0, text, NULL) : NULL;
    struct kf_list kids = {0};

    if (under) {
        under->tag = body;
    }
    kf_list_add(build->arena, &kids, kf_part_stack(build, 0, name_box(build, resource), under, NULL));
    if (how) {
        how->tag = body;
        kf_list_add(build->arena, &kids, how);
    }
    return item_of(build, kf_box_row(build->arena, &kids, (const kf_len[]){0, REACH_WIDTH}, build->width, COLUMN_GAP),
                   resource);
}

/* --- the list -------------------------------------------------------------------------------------------------------- */

static void draw_rules(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    (void)data;
    for (int i = 1; i < placed->kid_count; i++) {
        const struct kf_rect *before = &placed->kids[i - 1];
        kf_len y = (before->y + before->height + placed->kids[i].y) / 2;
        kf_canvas_move(canvas, 0, y);
        kf_canvas_line(canvas, placed->width, y);
    }
    kf_canvas_stroke(canvas, canvas->theme->strokes[KF_STROKE_LINE], KF_INK_BLACK, KF_DASH_NONE);
}

static kf_len column_width(const struct kf_build *build)
{
    return (build->width - COLUMN_GAP) / 2;
}

/* Short texts only, and an even count: a place alone in its row looks forgotten. */
static bool stands_in_two_columns(struct kf_build *build, const struct resource_list *list)
{
    kf_len width = column_width(build);

    for (int i = 0; i < list->items.count; i++) {
        const struct resource *resource = list->items.items[i];
        const struct kf_inline *text = resource->text.text ? kf_build_inline(build, &resource->text) : NULL;
        if (text && kf_shape(build->shaper, text, KF_STYLE_COMPACT, width)->line_count > SHORT_LINES) {
            return false;
        }
    }
    return list->items.count % 2 == 0;
}

static void add_pairs(struct kf_build *build, const struct resource_list *list, struct kf_list *ret_rows)
{
    kf_len width = column_width(build);

    for (int i = 0; i + 1 < list->items.count; i += 2) {
        struct kf_list pair = {0};
        kf_list_add(build->arena, &pair, narrow_item(build, list->items.items[i], width));
        kf_list_add(build->arena, &pair, narrow_item(build, list->items.items[i + 1], width));
        struct kf_box *row = kf_box_row(build->arena, &pair, (const kf_len[]){width, width}, build->width, COLUMN_GAP);
        row->flags |= KF_KEEP_WHOLE;
        kf_list_add(build->arena, ret_rows, row);
    }
}

/* First, so that it stays with the numbers that follow when the list goes on to another page. */
static struct kf_box *checked_line(struct kf_build *build, const struct kf_text *checked)
{
    const char *label = kf_vocabulary_get(build->content->vocabulary, "checked-on");
    struct kf_box *line =
        kf_part_inline(build, kf_build_labelled(build, label, checked), KF_STYLE_DETAIL, KF_ROLE_P);

    line->flags |= KF_KEEP_NEXT;
    return line;
}

static struct kf_box *build_resource_list(struct kf_build *build, const struct kf_block *block, const void *data)
{
    const struct resource_list *list = data;
    bool narrow = build->theme->single_column || build->width < LEAST_WIDTH;
    struct kf_list rows = {0};

    (void)block;
    if (!narrow && stands_in_two_columns(build, list)) {
        add_pairs(build, list, &rows);
    } else {
        for (int i = 0; i < list->items.count; i++) {
            const struct resource *resource = list->items.items[i];
            kf_list_add(build->arena, &rows,
                        narrow ? narrow_item(build, resource, build->width) : wide_item(build, resource));
        }
    }
    struct kf_box *box = kf_part_list(build, &rows, ROW_GAP, KF_NUMBERING_NONE);
    box->decorate = draw_rules;
    box->as.stack.least_kids = 1;
    if (!list->checked.text) {
        return box;
    }
    return kf_part_stack(build, KF_MM(2), checked_line(build, &list->checked), box, NULL);
}

const struct kf_block_type kf_block_resource_list = {
    .name = "resource-list",
    .record = {.name = "resource-list", .summary = "Places to turn to, with their numbers and addresses.",
               .size = sizeof(struct resource_list), .fields = fields, .node_offset = KF_NOWHERE,
               .address_offset = KF_NOWHERE, .shorthand = "items"},
    .check = check_resource_list,
    .build = build_resource_list,
    .example = "resource-list:\n"
               "  items:\n"
               "    - {id: group, name: Family group, text: Tuesdays at six. Children are welcome.}\n"
               "    - {id: page, name: Reading for families, text: Short pages in plain words., "
               "url: \"https://example.org/families\"}\n"
               "    - {id: clinic, name: Our clinic, text: Ask for the family worker., phone: \"555-0100\"}\n"
               "    - {id: worker, name: My worker}\n"
               "  checked: October 2026\n",
};
