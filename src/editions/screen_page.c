/* The structure tree as HTML. */

#include "editions/screen_page.h"

#include <string.h>

#include "model/translatable.h"

enum { HEADS_MOST = 40 }; /* columns whose heads are said again beside cells */

/* What stands around a thing: some elements hold words and fields alone. */
enum around { AROUND_BLOCKS, AROUND_WORDS };

struct writer {
    GString *out, *said; /* said: the words alone */
    struct kf_arena *arena;
    const struct kf_content *content;
    const struct kf_pages *pages;
    const struct kf_element *before; /* the Form that was written last */
    const struct kf_mark *before_mark;
    int fields;
    const struct kf_inline *text; /* that was written last */
    size_t block_began; /* in said: of the smallest block that is open */
    char **heads;       /* of the table's columns, for phones; NULL */
    int head_count, column;
};

struct html { /* what a role is in HTML */
    const char *name, *attributes;
    bool words; /* holds words and fields alone */
};

static const struct html of_role[KF_ROLE_COUNT] = {
    [KF_ROLE_PART] = {"div", NULL, false},
    [KF_ROLE_SECT] = {"div", NULL, false},
    [KF_ROLE_DIV] = {"div", NULL, false},
    [KF_ROLE_H1] = {"h1", NULL, true},
    [KF_ROLE_H2] = {"h2", NULL, true},
    [KF_ROLE_H3] = {"h3", NULL, true},
    [KF_ROLE_H4] = {"h4", NULL, true},
    [KF_ROLE_H5] = {"h5", NULL, true},
    [KF_ROLE_H6] = {"h6", NULL, true},
    [KF_ROLE_P] = {"p", NULL, true},
    [KF_ROLE_LIST] = {"ul", " role=\"list\"", false},
    [KF_ROLE_ITEM] = {"li", NULL, false},
    [KF_ROLE_LABEL] = {"div", " class=\"mark\"", false},
    [KF_ROLE_BODY] = {"div", " class=\"body\"", false},
    [KF_ROLE_TABLE] = {"table", " role=\"table\"", false},
    [KF_ROLE_HEAD] = {"thead", " role=\"rowgroup\"", false},
    [KF_ROLE_ROWS] = {"tbody", " role=\"rowgroup\"", false},
    [KF_ROLE_ROW] = {"tr", " role=\"row\"", false},
    [KF_ROLE_HEAD_CELL] = {"th", NULL, false},
    [KF_ROLE_CELL] = {"td", NULL, false},
    [KF_ROLE_CAPTION] = {"p", " class=\"caption\"", true},
    [KF_ROLE_NOTE] = {"div", " class=\"note\"", false},
    [KF_ROLE_SPAN] = {"span", NULL, true},
    [KF_ROLE_QUOTE] = {"blockquote", NULL, false},
    [KF_ROLE_CONTENTS] = {"ul", " role=\"list\"", false},
    [KF_ROLE_ENTRY] = {"li", NULL, false},
    [KF_ROLE_REFERENCE] = {"span", NULL, true},
};

/* --- text -------------------------------------------------------------------------------------------------------------- */

static const char *entity_of(gunichar letter)
{
    static const struct {
        gunichar letter;
        const char *entity;
    } entities[] = {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\'', "&#39;"}, {0x2028, "\n"}};

    for (size_t i = 0; i < G_N_ELEMENTS(entities); i++) {
        if (entities[i].letter == letter) {
            return entities[i].entity;
        }
    }
    return NULL;
}

static void add_escaped(GString *out, const char *text, size_t length)
{
    for (const char *at = text; at < text + length; at = g_utf8_next_char(at)) {
        const char *entity = entity_of(g_utf8_get_char(at));

        if (entity != NULL) {
            g_string_append(out, entity);
        } else {
            g_string_append_unichar(out, g_utf8_get_char(at));
        }
    }
}

static void add_attribute(GString *out, const char *name, const char *value)
{
    if (value != NULL) {
        g_string_append_printf(out, " %s=\"", name);
        add_escaped(out, value, strlen(value));
        g_string_append_c(out, '"');
    }
}

/* "1-800-799-7233" as telephones dial it. */
static const char *dialled(struct kf_arena *arena, const char *number)
{
    GString *digits = g_string_new("tel:");
    const char *address;

    for (const char *at = number; *at != '\0'; at++) {
        if (g_ascii_isdigit(*at) || *at == '+') {
            g_string_append_c(digits, *at);
        }
    }
    address = kf_arena_string(arena, digits->str);
    g_string_free(digits, TRUE);
    return address;
}

static bool is_number(const char *number)
{
    return number != NULL && strspn(number, "0123456789+-() .") == strlen(number) && strpbrk(number, "0123456789") != NULL;
}

/* Not inside another number: 988 in "1988". */
static bool stands_alone(const char *text, const char *at, const char *end, size_t length)
{
    return (at == text || !g_ascii_isalnum(at[-1])) && (at + length == end || !g_ascii_isalnum(at[length]));
}

/* The first number of a helpline in a text, the longest of those that begin there. NULL: none. */
static const char *find_number(const struct writer *writer, const char *text, size_t length, size_t *ret_length)
{
    const struct kf_records *lines = &writer->content->region->lines;
    const char *first = NULL;

    for (int i = 0; i < lines->count; i++) {
        const struct kf_helpline *line = lines->items[i];
        size_t size = is_number(line->number) ? strlen(line->number) : 0;
        const char *at = size > 0 ? memmem(text, length, line->number, size) : NULL;

        if (at != NULL && stands_alone(text, at, text + length, size) &&
            (first == NULL || at < first || (at == first && size > *ret_length))) {
            first = at;
            *ret_length = size;
        }
    }
    return first;
}

static void add_lines(struct writer *writer, const char *text, size_t length)
{
    const char *end = text + length;

    while (text < end) {
        const char *stop = memmem(text, (size_t)(end - text), "\xE2\x80\xA8", 3);

        add_escaped(writer->out, text, (size_t)((stop != NULL ? stop : end) - text));
        if (stop != NULL) {
            g_string_append(writer->out, "<br>");
        }
        text = stop != NULL ? stop + 3 : end;
    }
}

/* Numbers of helplines can be called. */
static void add_words(struct writer *writer, const char *text, size_t length, bool linked)
{
    size_t size = 0;
    const char *number;

    while (!linked && (number = find_number(writer, text, length, &size)) != NULL) {
        add_lines(writer, text, (size_t)(number - text));
        g_string_append_printf(writer->out, "<a class=\"call\" dir=\"ltr\" href=\"%s\">",
                               dialled(writer->arena, kf_arena_string_n(writer->arena, number, size)));
        add_escaped(writer->out, number, size);
        g_string_append(writer->out, "</a>");
        length -= (size_t)(number + size - text);
        text = number + size;
    }
    add_lines(writer, text, length);
}

static void add_run(struct writer *writer, const struct kf_inline *text, size_t start, size_t end, bool linked)
{
    for (int i = 0; i < text->run_count; i++) {
        const struct kf_inline_run *run = &text->runs[i];
        size_t from = MAX(run->start, start), to = MIN(run->end, end);

        if (from < to) {
            g_string_append(writer->out, run->flags & KF_STRONG ? "<strong>" : "");
            g_string_append(writer->out, run->flags & KF_EMPHASIS ? "<em>" : "");
            add_words(writer, text->text + from, to - from, linked);
            g_string_append(writer->out, run->flags & KF_EMPHASIS ? "</em>" : "");
            g_string_append(writer->out, run->flags & KF_STRONG ? "</strong>" : "");
        }
    }
    g_string_append_len(writer->said, text->text + start, (gssize)(end - start));
}

/* --- fields ------------------------------------------------------------------------------------------------------------ */

static const struct kf_mark *mark_of(const struct kf_element *form)
{
    for (int i = 0; i < form->count; i++) {
        if (form->kids[i].kind == KF_KID_MARK) {
            return form->kids[i].mark;
        }
    }
    return NULL;
}

static const struct kf_mark *find_mark(const struct writer *writer, const struct kf_element *form)
{
    const struct kf_marks *marks = &writer->pages->marks;
    const struct kf_mark *own = mark_of(form);

    for (int i = 0; own == NULL && i < marks->count; i++) {
        own = marks->items[i]->kind == KF_MARK_BLANK && marks->items[i]->element == form ? marks->items[i] : NULL;
    }
    return own;
}

/* Lines that the end of a page cut in two are one field here. */
static bool goes_on(const struct writer *writer, const struct kf_element *form, const struct kf_mark *mark)
{
    const struct kf_element *before = writer->before;

    return before != NULL && before->parent == form->parent && before->tag->blank == KF_BLANK_AREA &&
           before->tag->address != NULL && g_strcmp0(before->tag->address, form->tag->address) == 0 &&
           mark->page > writer->before_mark->page;
}

/* Whether its label has just been read, so that it need not be written once more. */
static bool is_said(const struct writer *writer, const char *label)
{
    const char *said = writer->said->str + writer->block_began;
    size_t back = writer->said->len - writer->block_began;

    if (strlen(said) > 0 && strspn(said, " ") < back) {
        return true; /* its own block has words */
    }
    back = MIN(writer->said->len, strlen(label) + 80);
    return strstr(writer->said->str + writer->said->len - back, label) != NULL;
}

static void add_options(struct writer *writer, const struct kf_choices *options)
{
    g_string_append(writer->out, "<option value=\"\"></option>");
    for (int i = 0; i < options->count; i++) {
        g_string_append(writer->out, "<option");
        add_attribute(writer->out, "value", options->items[i].name);
        g_string_append_c(writer->out, '>');
        add_escaped(writer->out, options->items[i].words, strlen(options->items[i].words));
        g_string_append(writer->out, "</option>");
    }
}

static const char *spoken_of(const struct writer *writer, const struct kf_mark *mark)
{
    bool said = mark->group_label == NULL || strstr(mark->label, mark->group_label) != NULL;

    return mark->blank != KF_BLANK_RADIO || said ? mark->label
                                                 : kf_arena_format(writer->arena, "%s: %s", mark->group_label, mark->label);
}

/* A page that is safe to carry does not tell in its source either what it is about. */
static const char *disguised(const struct writer *writer, const char *name)
{
    char *sum;
    const char *hidden;

    if (name == NULL || !writer->content->edition.carry_safe) {
        return name;
    }
    sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, name, -1);
    hidden = kf_arena_string_n(writer->arena, sum, 12);
    g_free(sum);
    return hidden;
}

/* labelled: it has a <label>. */
static void add_control(struct writer *writer, const struct kf_mark *mark, const char *id, bool labelled)
{
    static const char *const begins[KF_BLANK_KIND_COUNT] = {
        [KF_BLANK_NONE] = "<input type=\"text\" autocomplete=\"off\"",
        [KF_BLANK_TEXT] = "<input type=\"text\" autocomplete=\"off\"",
        [KF_BLANK_AREA] = "<textarea rows=\"3\" autocomplete=\"off\"",
        [KF_BLANK_CHECK] = "<input type=\"checkbox\"",
        [KF_BLANK_RADIO] = "<input type=\"radio\"",
        [KF_BLANK_CHOICE] = "<select",
    };

    g_string_append(writer->out, begins[mark->blank]);
    g_string_append_printf(writer->out, " id=\"%s\"", id);
    add_attribute(writer->out, "name", disguised(writer, mark->group != NULL ? mark->group : mark->address));
    add_attribute(writer->out, "value", mark->blank == KF_BLANK_RADIO ? disguised(writer, mark->address) : NULL);
    add_attribute(writer->out, "aria-label", labelled ? NULL : spoken_of(writer, mark));
    g_string_append_c(writer->out, '>');
    if (mark->blank == KF_BLANK_CHOICE && mark->options != NULL) {
        add_options(writer, mark->options);
    }
    g_string_append(writer->out, mark->blank == KF_BLANK_AREA     ? "</textarea>"
                                 : mark->blank == KF_BLANK_CHOICE ? "</select>"
                                                                  : "");
}

/* labelled: what follows is its <label>. */
static void add_form(struct writer *writer, const struct kf_element *form, bool labelled)
{
    const struct kf_mark *mark = find_mark(writer, form);
    bool ticks = mark != NULL && (mark->blank == KF_BLANK_CHECK || mark->blank == KF_BLANK_RADIO);
    const char *id;

    if (mark == NULL || goes_on(writer, form, mark)) {
        return;
    }
    id = kf_arena_format(writer->arena, "field-%d", ++writer->fields);
    if (!labelled && !ticks && writer->heads == NULL && !is_said(writer, mark->label)) {
        g_string_append_printf(writer->out, "<label class=\"asks\" for=\"%s\">", id);
        add_escaped(writer->out, mark->label, strlen(mark->label));
        g_string_append(writer->out, "</label> ");
        labelled = true;
    }
    g_string_append_c(writer->out, ' ');
    add_control(writer, mark, id, labelled);
    g_string_append_c(writer->out, ' ');
    if (ticks && writer->column < writer->head_count) { /* where the heads of the columns are not over it */
        g_string_append_printf(writer->out, "<label class=\"cell\" for=\"%s\">", id);
        add_escaped(writer->out, writer->heads[writer->column], strlen(writer->heads[writer->column]));
        g_string_append(writer->out, "</label>");
    }
    writer->before = form;
    writer->before_mark = mark;
}

/* --- elements ------------------------------------------------------------------------------------------------------------ */

static void add_element(struct writer *writer, const struct kf_element *element, enum around around);

/* What is set bold on paper, but for headings. */
static void add_item(struct writer *writer, const struct kf_item *item, bool linked)
{
    enum kf_role role = item->element->tag->role;
    bool bold = item->shaped->type->weight >= 600 && (role < KF_ROLE_H1 || role > KF_ROLE_H6);

    if (writer->text != NULL && writer->text != item->shaped->text) { /* beside each other on paper */
        g_string_append_c(writer->out, ' ');
    }
    writer->text = item->shaped->text;
    g_string_append(writer->out, bold ? "<b>" : "");
    add_run(writer, item->shaped->text, item->start, item->end, linked);
    g_string_append(writer->out, bold ? "</b>" : "");
    g_string_append_c(writer->said, ' ');
}

static void add_kids(struct writer *writer, const struct kf_element *element, enum around around, bool linked)
{
    for (int i = 0; i < element->count; i++) {
        const struct kf_kid *kid = &element->kids[i];
        const struct kf_item *item = kid->kind == KF_KID_RUN ? &writer->pages->pages[kid->page].items[kid->run] : NULL;

        if (kid->kind == KF_KID_ELEMENT) {
            add_element(writer, kid->element, around);
        } else if (item != NULL && item->kind == KF_ITEM_TEXT && !item->silent) {
            add_item(writer, item, linked);
        }
    }
}

static void add_language(struct writer *writer, const struct kf_element *element)
{
    if (element->language != NULL) {
        add_attribute(writer->out, "lang", element->language);
        add_attribute(writer->out, "dir", kf_is_right_to_left(element->language) ? "rtl" : "ltr");
    }
}

static const char *address_of_link(const struct kf_element *link)
{
    for (int i = 0; i < link->count; i++) {
        if (link->kids[i].kind == KF_KID_MARK && link->kids[i].mark->uri != NULL) {
            return link->kids[i].mark->uri;
        }
    }
    return NULL; /* inside the printed document */
}

static void add_link(struct writer *writer, const struct kf_element *link, enum around around)
{
    const char *address = address_of_link(link);

    (void)around;
    if (address != NULL) {
        g_string_append(writer->out, "<a rel=\"noreferrer\"");
        add_attribute(writer->out, "href", address);
        g_string_append_c(writer->out, '>');
    }
    add_kids(writer, link, AROUND_WORDS, address != NULL);
    g_string_append(writer->out, address != NULL ? "</a>" : "");
}

static void add_figure(struct writer *writer, const struct kf_element *figure, enum around around)
{
    const char *name = around == AROUND_WORDS ? "span" : "div";

    g_string_append_printf(writer->out, "<%s class=\"picture\">", name);
    if (figure->tag->alt != NULL) {
        const char *picture = kf_vocabulary_get(writer->content->vocabulary, "screen-picture");

        g_string_append(writer->out, "<span class=\"unseen\">");
        add_escaped(writer->out, picture, strlen(picture));
        g_string_append(writer->out, ": </span><span class=\"alt\">");
        add_escaped(writer->out, figure->tag->alt, strlen(figure->tag->alt));
        g_string_append(writer->out, "</span> ");
    }
    add_kids(writer, figure, around, /* linked */ false);
    g_string_append_printf(writer->out, "</%s>", name);
}

/* --- items with a box to tick ------------------------------------------------------------------------------------------ */

static const struct kf_element *kid_of(const struct kf_element *element, enum kf_role role)
{
    for (int i = 0; i < element->count; i++) {
        if (element->kids[i].kind == KF_KID_ELEMENT && element->kids[i].element->tag->role == role) {
            return element->kids[i].element;
        }
    }
    return NULL;
}

static bool holds_words_alone(const struct kf_element *element)
{
    for (int i = 0; i < element->count; i++) {
        const struct kf_element *kid = element->kids[i].kind == KF_KID_ELEMENT ? element->kids[i].element : NULL;

        if (kid != NULL && kid->tag->role != KF_ROLE_SPAN && !(kid->tag->role == KF_ROLE_P && holds_words_alone(kid))) {
            return false;
        }
    }
    return true;
}

/* The words beside a box to tick are its label, so that they can be touched too. */
static bool add_tick_item(struct writer *writer, const struct kf_element *item)
{
    const struct kf_element *label = kid_of(item, KF_ROLE_LABEL), *body = kid_of(item, KF_ROLE_BODY);
    const struct kf_element *form = label != NULL ? kid_of(label, KF_ROLE_FORM) : NULL;

    if (form == NULL || body == NULL || item->count != 2 || label->count != 1 ||
        (form->tag->blank != KF_BLANK_CHECK && form->tag->blank != KF_BLANK_RADIO) || !holds_words_alone(body)) {
        return false;
    }
    g_string_append(writer->out, "<li class=\"tick\">");
    add_form(writer, form, /* labelled */ true);
    g_string_append_printf(writer->out, "<label for=\"field-%d\">", writer->fields);
    add_kids(writer, body, AROUND_WORDS, /* linked */ false);
    g_string_append(writer->out, "</label></li>\n");
    return true;
}

/* --- tables ------------------------------------------------------------------------------------------------------------- */

static void collect_words(const struct writer *writer, const struct kf_element *element, GString *words)
{
    for (int i = 0; i < element->count; i++) {
        const struct kf_kid *kid = &element->kids[i];
        const struct kf_item *item = kid->kind == KF_KID_RUN ? &writer->pages->pages[kid->page].items[kid->run] : NULL;

        if (kid->kind == KF_KID_ELEMENT) {
            collect_words(writer, kid->element, words);
        } else if (item != NULL && item->kind == KF_ITEM_TEXT) {
            g_string_append_len(words, item->shaped->text->text + item->start, (gssize)(item->end - item->start));
            g_string_append_c(words, ' ');
        }
    }
}

/* Heads of columns; a corner may be empty. */
static bool is_head_row(const struct kf_element *row)
{
    int heads = 0;

    for (int i = 0; i < row->count; i++) {
        const struct kf_element *cell = row->kids[i].kind == KF_KID_ELEMENT ? row->kids[i].element : NULL;
        bool head = cell != NULL && cell->tag->role == KF_ROLE_HEAD_CELL && cell->tag->scope != KF_SCOPE_ROW;

        if (cell != NULL && !head && cell->count > 0) {
            return false;
        }
        heads += head;
    }
    return heads > 0;
}

/* The words over each column. Narrow screens show them beside each cell. */
static void read_heads(struct writer *writer, const struct kf_element *table)
{
    const struct kf_element *row = kid_of(table, KF_ROLE_ROW), *head = kid_of(table, KF_ROLE_HEAD);

    row = head != NULL ? kid_of(head, KF_ROLE_ROW) : row;
    writer->heads = KF_NEW_ARRAY(writer->arena, HEADS_MOST, char *);
    writer->head_count = 0;
    for (int i = 0; row != NULL && is_head_row(row) && i < row->count; i++) {
        const struct kf_element *cell = row->kids[i].kind == KF_KID_ELEMENT ? row->kids[i].element : NULL;

        for (int k = 0; cell != NULL && k < MAX(cell->tag->column_span, 1) && writer->head_count < HEADS_MOST; k++) {
            GString *words = g_string_new(NULL);

            collect_words(writer, cell, words);
            writer->heads[writer->head_count++] = kf_arena_string(writer->arena, g_strstrip(words->str));
            g_string_free(words, TRUE);
        }
    }
}

/* Whether a cell is a box to tick alone: that has its column's head as its label. */
static bool is_tick(const struct kf_element *cell)
{
    const struct kf_element *form = kid_of(cell, KF_ROLE_FORM);

    return form != NULL && cell->count == 1 &&
           (form->tag->blank == KF_BLANK_CHECK || form->tag->blank == KF_BLANK_RADIO);
}

static void add_cell(struct writer *writer, const struct kf_element *cell, int column)
{
    static const char *const scopes[] = {[KF_SCOPE_NONE] = NULL, [KF_SCOPE_COLUMN] = "col", [KF_SCOPE_ROW] = "row",
                                         [KF_SCOPE_BOTH] = "row"};
    bool head = cell->tag->role == KF_ROLE_HEAD_CELL;
    const char *role = !head                                ? "cell"
                       : cell->tag->scope == KF_SCOPE_COLUMN ? "columnheader"
                                                             : "rowheader";

    g_string_append_printf(writer->out, "<%s role=\"%s\"", head ? "th" : "td", role);
    add_attribute(writer->out, "scope", head ? scopes[cell->tag->scope] : NULL);
    if (cell->tag->column_span > 1) {
        g_string_append_printf(writer->out, " colspan=\"%d\"", cell->tag->column_span);
    }
    if (!head && !is_tick(cell) && column < writer->head_count && writer->heads[column][0] != '\0') {
        add_attribute(writer->out, "data-head", writer->heads[column]);
    }
    add_language(writer, cell);
    g_string_append_c(writer->out, '>');
    writer->block_began = writer->said->len;
    writer->column = column;
    add_kids(writer, cell, AROUND_BLOCKS, /* linked */ false);
    writer->column = G_MAXINT;
    g_string_append_printf(writer->out, "</%s>\n", head ? "th" : "td");
}

static void add_row(struct writer *writer, const struct kf_element *row, enum around around)
{
    int column = 0;

    (void)around;
    g_string_append_printf(writer->out, "<tr role=\"row\"%s>", is_head_row(row) ? " class=\"heads\"" : "");
    for (int i = 0; i < row->count; i++) {
        const struct kf_element *cell = row->kids[i].kind == KF_KID_ELEMENT ? row->kids[i].element : NULL;

        if (cell != NULL) {
            add_cell(writer, cell, column);
            column += MAX(cell->tag->column_span, 1);
        }
    }
    g_string_append(writer->out, "</tr>\n");
}

static void add_table(struct writer *writer, const struct kf_element *table, enum around around)
{
    char **heads = writer->heads;
    int head_count = writer->head_count;

    (void)around;
    read_heads(writer, table);
    g_string_append(writer->out, "<table role=\"table\">");
    add_kids(writer, table, AROUND_BLOCKS, /* linked */ false);
    g_string_append(writer->out, "</table>\n");
    writer->heads = heads;
    writer->head_count = head_count;
}

/* --- any element --------------------------------------------------------------------------------------------------------- */

static void add_plain(struct writer *writer, const struct kf_element *element, enum around around)
{
    const struct html *html = &of_role[element->tag->role];
    bool inside = around == AROUND_WORDS && strcmp(html->name, "span") != 0; /* nothing but words may stand there */
    const char *name = inside ? "span" : html->name;

    g_string_append_printf(writer->out, "<%s%s", name, inside ? " class=\"line\"" : html->attributes != NULL ? html->attributes : "");
    add_language(writer, element);
    g_string_append_c(writer->out, '>');
    if (element->tag->role != KF_ROLE_SPAN) {
        writer->block_began = writer->said->len;
    }
    add_kids(writer, element, html->words ? AROUND_WORDS : around, /* linked */ false);
    g_string_append_printf(writer->out, "</%s>%s", name, html->words && strcmp(name, "span") == 0 ? "" : "\n");
}

static void add_blank(struct writer *writer, const struct kf_element *form, enum around around)
{
    (void)around;
    add_form(writer, form, /* labelled */ false);
}

static void add_list_item(struct writer *writer, const struct kf_element *item, enum around around)
{
    if (!add_tick_item(writer, item)) {
        add_plain(writer, item, around);
    }
}

/* The roles that are more than a name. */
static void (*const adders[KF_ROLE_COUNT])(struct writer *writer, const struct kf_element *element, enum around around) = {
    [KF_ROLE_FORM] = add_blank, [KF_ROLE_LINK] = add_link, [KF_ROLE_FIGURE] = add_figure,
    [KF_ROLE_TABLE] = add_table, [KF_ROLE_ROW] = add_row, [KF_ROLE_ITEM] = add_list_item,
};

static void add_element(struct writer *writer, const struct kf_element *element, enum around around)
{
    enum kf_role role = element->tag->role;

    if (adders[role] != NULL) {
        adders[role](writer, element, around);
    } else if (of_role[role].name != NULL) {
        add_plain(writer, element, around);
    } else {
        add_kids(writer, element, around, /* linked */ false);
    }
}

/* --- the page ------------------------------------------------------------------------------------------------------------ */

static void add_vocabulary(struct writer *writer, const char *id)
{
    const char *words = kf_vocabulary_get(writer->content->vocabulary, id);

    add_escaped(writer->out, words, strlen(words));
}

static void add_button(struct writer *writer, const char *id, const char *word, const char *other)
{
    g_string_append_printf(writer->out, "<button type=\"button\" id=\"%s\" hidden", id);
    if (other != NULL) {
        add_attribute(writer->out, "data-other", kf_vocabulary_get(writer->content->vocabulary, other));
    }
    g_string_append_c(writer->out, '>');
    add_vocabulary(writer, word);
    g_string_append(writer->out, "</button> ");
}

/* Buttons come to life with the script; without it the page is there to be read. */
static void add_tools(struct writer *writer)
{
    g_string_append(writer->out, "<div class=\"tools\" role=\"group\" aria-label=\"");
    add_vocabulary(writer, "screen-tools");
    g_string_append(writer->out, "\">");
    add_button(writer, "leave", "screen-leave", NULL);
    add_button(writer, "listen", "screen-listen", "screen-stop");
    g_string_append(writer->out, "</div>\n");
}

static void add_program(struct writer *writer)
{
    const struct kf_content *content = writer->content;
    const char *program = content->kit->community->program;

    if (program != NULL && !content->edition.carry_safe) {
        g_string_append(writer->out, "<p class=\"program\">");
        add_escaped(writer->out, program, strlen(program));
        g_string_append(writer->out, "</p>\n");
    }
}

/* What stands at the foot of each printed page, once. */
static void add_note(struct writer *writer, const char *kind, const char *word)
{
    g_string_append_printf(writer->out, "<p class=\"%s\">", kind);
    add_vocabulary(writer, word);
    g_string_append(writer->out, "</p>\n");
}

/* Where what is written stays, and how to be rid of it. */
static void add_keeping(struct writer *writer)
{
    g_string_append(writer->out, "<div class=\"keeping\" id=\"keeping\" hidden><p>");
    add_vocabulary(writer, "screen-where");
    g_string_append(writer->out, "</p>\n<p class=\"tick\"><input type=\"checkbox\" id=\"keep\"> <label for=\"keep\">");
    add_vocabulary(writer, "screen-keep");
    g_string_append(writer->out, "</label></p>\n<p class=\"buttons\">");
    add_button(writer, "clear", "screen-clear", NULL);
    add_button(writer, "undo", "screen-undo", NULL);
    g_string_append(writer->out, "</p>\n<p id=\"said\" role=\"status\"");
    add_attribute(writer->out, "data-cleared", kf_vocabulary_get(writer->content->vocabulary, "screen-cleared"));
    add_attribute(writer->out, "data-not-kept", kf_vocabulary_get(writer->content->vocabulary, "screen-not-kept"));
    g_string_append(writer->out, "></p></div>\n<p class=\"buttons\">");
    add_button(writer, "print", "screen-print", NULL);
    g_string_append(writer->out, "</p>\n<p class=\"leaving\" id=\"leaving\" hidden>");
    add_vocabulary(writer, "screen-leave-note");
    g_string_append(writer->out, "</p>\n");
}

static void free_writer(struct writer *writer)
{
    g_string_free(writer->out, TRUE);
    g_string_free(writer->said, TRUE);
}

const char *kf_screen_main(struct kf_arena *arena, const struct kf_content *content, const struct kf_document *document)
{
    struct writer writer = {
        .out = g_string_new("<main id=\"main\" class=\"page\" tabindex=\"-1\""),
        .said = g_string_new(NULL),
        .arena = arena,
        .content = content,
        .pages = &document->pages,
        .column = G_MAXINT,
    };
    const char *html;

    add_attribute(writer.out, "lang", content->language);
    add_attribute(writer.out, "dir", content->right_to_left ? "rtl" : "ltr");
    add_attribute(writer.out, "data-page",
                  disguised(&writer, kf_arena_format(arena, "%s/%s", content->module->id, document->piece)));
    g_string_append(writer.out, ">\n");
    add_tools(&writer);
    add_program(&writer);
    if (content->draft) {
        add_note(&writer, "draft", "draft-translation");
    }
    g_string_append(writer.out, "<p id=\"stays\" hidden>");
    add_vocabulary(&writer, "screen-stays");
    g_string_append(writer.out, "</p>\n<div id=\"words\">\n");
    add_kids(&writer, document->pages.root, AROUND_BLOCKS, /* linked */ false);
    g_string_append(writer.out, "</div>\n");
    if (!content->draft && !content->edition.carry_safe) {
        add_note(&writer, "care", "care-note-short");
    }
    add_keeping(&writer);
    g_string_append(writer.out, "</main>\n");
    html = kf_arena_string(arena, writer.out->str);
    free_writer(&writer);
    return html;
}

/* 'sha256-...' of a script or style that stands in the page: https://www.w3.org/TR/CSP3/#grammardef-hash-source */
static char *hash_of(const char *text)
{
    GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
    guint8 digest[32];
    gsize length = sizeof digest;
    char *base, *hash;

    g_checksum_update(sum, (const guchar *)text, (gssize)strlen(text));
    g_checksum_get_digest(sum, digest, &length);
    base = g_base64_encode(digest, length);
    hash = g_strdup_printf("'sha256-%s'", base);
    g_checksum_free(sum);
    g_free(base);
    return hash;
}

/* A file that is kept and sent runs what we put there, and asks nobody for anything. */
static void add_own(GString *out, const struct kf_screen_form *form)
{
    char *style = hash_of(form->style), *script = hash_of(form->script);

    g_string_append_printf(out,
                           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src %s; "
                           "script-src %s; base-uri 'none'; form-action 'none'\">\n<style>%s</style>\n",
                           style, script, form->style);
    g_free(style);
    g_free(script);
}

const char *kf_screen_page(struct kf_arena *arena, const struct kf_content *content, const struct kf_document *document,
                           const struct kf_screen_form *form)
{
    GString *out = g_string_new("<!doctype html>\n<html");
    const char *html;

    add_attribute(out, "lang", content->language);
    add_attribute(out, "dir", content->right_to_left ? "rtl" : "ltr");
    g_string_append(out, ">\n<head>\n<meta charset=\"utf-8\">\n"
                         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                         "<meta name=\"referrer\" content=\"no-referrer\">\n"
                         "<meta name=\"format-detection\" content=\"telephone=no\">\n<title>");
    add_escaped(out, document->title, strlen(document->title));
    g_string_append(out, "</title>\n");
    if (form->style != NULL) {
        add_own(out, form);
    } else {
        g_string_append_printf(out,
                               "<link rel=\"icon\" href=\"%s\" type=\"image/svg+xml\">\n<link rel=\"stylesheet\" href=\"%s\">\n"
                               "<script type=\"module\" src=\"%s\"></script>\n",
                               form->icon_at, form->style_at, form->script_at);
    }
    g_string_append_printf(out, "</head>\n<body>\n%s%s%s", form->head != NULL ? form->head : "",
                           kf_screen_main(arena, content, document), form->foot != NULL ? form->foot : "");
    if (form->script != NULL) {
        g_string_append_printf(out, "<script>%s</script>\n", form->script);
    }
    g_string_append(out, "</body>\n</html>\n");
    html = kf_arena_string(arena, out->str);
    g_string_free(out, TRUE);
    return html;
}
