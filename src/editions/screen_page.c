/* The structure tree as HTML. */

#include "editions/screen_internal.h"

#include <string.h>

#include "model/translatable.h"

enum { HEADS_MOST = 40 }; /* columns whose heads are said again beside cells */

/* What stands around a thing: some elements hold words and fields alone. */
enum around { AROUND_BLOCKS, AROUND_WORDS };

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

/* --- elements ------------------------------------------------------------------------------------------------------------ */

static void add_element(struct kf_screen_writer *writer, const struct kf_element *element, enum around around);

/* What is set bold on paper, but for headings. */
static void add_item(struct kf_screen_writer *writer, const struct kf_item *item, bool linked)
{
    enum kf_role role = item->element->tag->role;
    bool bold = item->shaped->type->weight >= 600 && (role < KF_ROLE_H1 || role > KF_ROLE_H6);

    if (writer->text != NULL && writer->text != item->shaped->text) { /* beside each other on paper */
        g_string_append_c(writer->out, ' ');
    }
    writer->text = item->shaped->text;
    g_string_append(writer->out, bold ? "<b>" : "");
    kf_screen_run(writer, item->shaped->text, item->start, item->end, linked);
    g_string_append(writer->out, bold ? "</b>" : "");
    g_string_append_c(writer->said, ' ');
}

static void add_kids(struct kf_screen_writer *writer, const struct kf_element *element, enum around around, bool linked)
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

static void add_language(struct kf_screen_writer *writer, const struct kf_element *element)
{
    if (element->language != NULL) {
        kf_screen_attribute(writer->out, "lang", element->language);
        kf_screen_attribute(writer->out, "dir", kf_is_right_to_left(element->language) ? "rtl" : "ltr");
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

static void add_link(struct kf_screen_writer *writer, const struct kf_element *link, enum around around)
{
    const char *address = address_of_link(link);

    (void)around;
    if (address != NULL) {
        g_string_append(writer->out, "<a rel=\"noreferrer\"");
        kf_screen_attribute(writer->out, "href", address);
        g_string_append_c(writer->out, '>');
    }
    add_kids(writer, link, AROUND_WORDS, address != NULL);
    g_string_append(writer->out, address != NULL ? "</a>" : "");
}

static void add_figure(struct kf_screen_writer *writer, const struct kf_element *figure, enum around around)
{
    const char *name = around == AROUND_WORDS ? "span" : "div";

    g_string_append_printf(writer->out, "<%s class=\"picture\">", name);
    if (figure->tag->alt != NULL) {
        const char *picture = kf_vocabulary_get(writer->content->vocabulary, "screen-picture");

        g_string_append(writer->out, "<span class=\"unseen\">");
        kf_screen_escape(writer->out, picture, strlen(picture));
        g_string_append(writer->out, ": </span><span class=\"alt\">");
        kf_screen_escape(writer->out, figure->tag->alt, strlen(figure->tag->alt));
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
static bool add_tick_item(struct kf_screen_writer *writer, const struct kf_element *item)
{
    const struct kf_element *label = kid_of(item, KF_ROLE_LABEL), *body = kid_of(item, KF_ROLE_BODY);
    const struct kf_element *form = label != NULL ? kid_of(label, KF_ROLE_FORM) : NULL;

    if (form == NULL || body == NULL || item->count != 2 || label->count != 1 ||
        (form->tag->blank != KF_BLANK_CHECK && form->tag->blank != KF_BLANK_RADIO) || !holds_words_alone(body)) {
        return false;
    }
    g_string_append(writer->out, "<li class=\"tick\">");
    kf_screen_form_field(writer, form, /* labelled */ true);
    g_string_append_printf(writer->out, "<label for=\"field-%d\">", writer->fields);
    add_kids(writer, body, AROUND_WORDS, /* linked */ false);
    g_string_append(writer->out, "</label></li>\n");
    return true;
}

/* --- tables ------------------------------------------------------------------------------------------------------------- */

static void collect_words(const struct kf_screen_writer *writer, const struct kf_element *element, GString *words)
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
static void read_heads(struct kf_screen_writer *writer, const struct kf_element *table)
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

static void add_cell(struct kf_screen_writer *writer, const struct kf_element *cell, int column)
{
    static const char *const scopes[] = {
        [KF_SCOPE_NONE] = NULL, [KF_SCOPE_COLUMN] = "col", [KF_SCOPE_ROW] = "row", [KF_SCOPE_BOTH] = "row"};
    bool head = cell->tag->role == KF_ROLE_HEAD_CELL;
    const char *role = !head ? "cell" : cell->tag->scope == KF_SCOPE_COLUMN ? "columnheader" : "rowheader";

    g_string_append_printf(writer->out, "<%s role=\"%s\"", head ? "th" : "td", role);
    kf_screen_attribute(writer->out, "scope", head ? scopes[cell->tag->scope] : NULL);
    if (cell->tag->column_span > 1) {
        g_string_append_printf(writer->out, " colspan=\"%d\"", cell->tag->column_span);
    }
    if (!head && !is_tick(cell) && column < writer->head_count && writer->heads[column][0] != '\0') {
        kf_screen_attribute(writer->out, "data-head", writer->heads[column]);
    }
    add_language(writer, cell);
    g_string_append_c(writer->out, '>');
    writer->block_began = writer->said->len;
    writer->column = column;
    add_kids(writer, cell, AROUND_BLOCKS, /* linked */ false);
    writer->column = G_MAXINT;
    g_string_append_printf(writer->out, "</%s>\n", head ? "th" : "td");
}

static void add_row(struct kf_screen_writer *writer, const struct kf_element *row, enum around around)
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

static void add_table(struct kf_screen_writer *writer, const struct kf_element *table, enum around around)
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

static void add_plain(struct kf_screen_writer *writer, const struct kf_element *element, enum around around)
{
    const struct html *html = &of_role[element->tag->role];
    bool inside = around == AROUND_WORDS && strcmp(html->name, "span") != 0; /* nothing but words may stand there */
    const char *name = inside ? "span" : html->name;

    g_string_append_printf(writer->out, "<%s%s", name,
                           inside                     ? " class=\"line\""
                           : html->attributes != NULL ? html->attributes
                                                      : "");
    add_language(writer, element);
    g_string_append_c(writer->out, '>');
    if (element->tag->role != KF_ROLE_SPAN) {
        writer->block_began = writer->said->len;
    }
    add_kids(writer, element, html->words ? AROUND_WORDS : around, /* linked */ false);
    g_string_append_printf(writer->out, "</%s>%s", name, html->words && strcmp(name, "span") == 0 ? "" : "\n");
}

static void add_blank(struct kf_screen_writer *writer, const struct kf_element *form, enum around around)
{
    (void)around;
    kf_screen_form_field(writer, form, /* labelled */ false);
}

static void add_list_item(struct kf_screen_writer *writer, const struct kf_element *item, enum around around)
{
    if (!add_tick_item(writer, item)) {
        add_plain(writer, item, around);
    }
}

/* The roles that are more than a name. */
static void (*const adders[KF_ROLE_COUNT])(struct kf_screen_writer *writer, const struct kf_element *element,
                                           enum around around) = {
    [KF_ROLE_FORM] = add_blank,  [KF_ROLE_LINK] = add_link, [KF_ROLE_FIGURE] = add_figure,
    [KF_ROLE_TABLE] = add_table, [KF_ROLE_ROW] = add_row,   [KF_ROLE_ITEM] = add_list_item,
};

static void add_element(struct kf_screen_writer *writer, const struct kf_element *element, enum around around)
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

static void add_vocabulary(struct kf_screen_writer *writer, const char *id)
{
    const char *words = kf_vocabulary_get(writer->content->vocabulary, id);

    kf_screen_escape(writer->out, words, strlen(words));
}

static void add_button(struct kf_screen_writer *writer, const char *id, const char *word, const char *other)
{
    g_string_append_printf(writer->out, "<button type=\"button\" id=\"%s\" hidden", id);
    if (other != NULL) {
        kf_screen_attribute(writer->out, "data-other", kf_vocabulary_get(writer->content->vocabulary, other));
    }
    g_string_append_c(writer->out, '>');
    add_vocabulary(writer, word);
    g_string_append(writer->out, "</button> ");
}

/* Buttons come to life with the script; without it the page is there to be read. */
static void add_tools(struct kf_screen_writer *writer)
{
    g_string_append(writer->out, "<div class=\"tools\" role=\"group\" aria-label=\"");
    add_vocabulary(writer, "screen-tools");
    g_string_append(writer->out, "\">");
    add_button(writer, "leave", "screen-leave", NULL);
    add_button(writer, "listen", "screen-listen", "screen-stop");
    g_string_append(writer->out, "</div>\n");
}

static void add_program(struct kf_screen_writer *writer)
{
    const struct kf_content *content = writer->content;
    const char *program = content->kit->community->program;

    if (program != NULL && !content->edition.carry_safe) {
        g_string_append(writer->out, "<p class=\"program\">");
        kf_screen_escape(writer->out, program, strlen(program));
        g_string_append(writer->out, "</p>\n");
    }
}

/* What stands at the foot of each printed page, once. */
static void add_note(struct kf_screen_writer *writer, const char *kind, const char *word)
{
    g_string_append_printf(writer->out, "<p class=\"%s\">", kind);
    add_vocabulary(writer, word);
    g_string_append(writer->out, "</p>\n");
}

/* Where what is written stays, and how to be rid of it. */
static void add_keeping(struct kf_screen_writer *writer)
{
    g_string_append(writer->out, "<div class=\"keeping\" id=\"keeping\" hidden><p>");
    add_vocabulary(writer, "screen-where");
    g_string_append(writer->out, "</p>\n<p class=\"tick\"><input type=\"checkbox\" id=\"keep\"> <label for=\"keep\">");
    add_vocabulary(writer, "screen-keep");
    g_string_append(writer->out, "</label></p>\n<p class=\"buttons\">");
    add_button(writer, "clear", "screen-clear", NULL);
    add_button(writer, "undo", "screen-undo", NULL);
    g_string_append(writer->out, "</p>\n<p id=\"said\" role=\"status\"");
    kf_screen_attribute(writer->out, "data-cleared", kf_vocabulary_get(writer->content->vocabulary, "screen-cleared"));
    kf_screen_attribute(writer->out, "data-not-kept",
                        kf_vocabulary_get(writer->content->vocabulary, "screen-not-kept"));
    g_string_append(writer->out, "></p></div>\n<p class=\"buttons\">");
    add_button(writer, "print", "screen-print", NULL);
    g_string_append(writer->out, "</p>\n<p class=\"leaving\" id=\"leaving\" hidden>");
    add_vocabulary(writer, "screen-leave-note");
    g_string_append(writer->out, "</p>\n");
}

static void free_writer(struct kf_screen_writer *writer)
{
    g_string_free(writer->out, TRUE);
    g_string_free(writer->said, TRUE);
}

const char *kf_screen_main(struct kf_arena *arena, const struct kf_content *content, const struct kf_document *document)
{
    struct kf_screen_writer writer = {
        .out = g_string_new("<main id=\"main\" class=\"page\" tabindex=\"-1\""),
        .said = g_string_new(NULL),
        .arena = arena,
        .content = content,
        .pages = &document->pages,
        .column = G_MAXINT,
    };
    const char *html;

    kf_screen_attribute(writer.out, "lang", content->language);
    kf_screen_attribute(writer.out, "dir", content->right_to_left ? "rtl" : "ltr");
    kf_screen_attribute(
        writer.out, "data-page",
        kf_screen_disguised(&writer, kf_arena_format(arena, "%s/%s", content->module->id, document->piece)));
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

    kf_screen_attribute(out, "lang", content->language);
    kf_screen_attribute(out, "dir", content->right_to_left ? "rtl" : "ltr");
    g_string_append(out, ">\n<head>\n<meta charset=\"utf-8\">\n"
                         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                         "<meta name=\"referrer\" content=\"no-referrer\">\n"
                         "<meta name=\"format-detection\" content=\"telephone=no\">\n<title>");
    kf_screen_escape(out, document->title, strlen(document->title));
    g_string_append(out, "</title>\n");
    if (form->style != NULL) {
        add_own(out, form);
    } else {
        g_string_append_printf(
            out,
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
