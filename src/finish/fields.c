/* Blanks as form fields (ISO 32000-1, 12.7). Each field has its appearances, so that no viewer needs to make them. */

#include "finish/finish_internal.h"

#include <string.h>

#define FONT_NAME "Body"

/* Bits of /Ff. */
enum { FLAG_MULTILINE = 1 << 12, FLAG_RADIO = 1 << 15, FLAG_COMBO = 1 << 17 };

struct form {
    struct kf_pdf *pdf;
    GString *fields; /* references */
    int font;
    GHashTable *names;       /* of fields, to find two alike */
    GHashTable *groups;      /* address -> struct group */
    GHashTable *appearances; /* "check 12000 12000" -> stream; boxes of one size share them */
    struct kf_list group_order;
};

/* A field with several places on the pages: the radio buttons of a question, or a text that is the same in all. */
struct group {
    int field;
    GString *widgets;         /* references */
    const char *label;      /* as spoken: the question, the name of the text */
    GString *description;   /* labels of the widgets: for a group without a label of its own */
};

/* Field names must not hold a period, which separates the parts of a name. */
static char *field_name(struct kf_arena *arena, const char *address)
{
    char *name = kf_arena_string(arena, address);

    for (char *c = name; *c != '\0'; c++) {
        if (*c == '.') {
            *c = '-';
        }
    }
    return name;
}

static void add_reference(GString *list, int object)
{
    kf_append_reference(list, object);
    g_string_append_c(list, ' ');
}

static bool name_field(struct form *form, int field, const char *address)
{
    char *name = field_name(form->pdf->arena, address);

    kf_pdf_put_text(form->pdf, field, "/T", name);
    if (!g_hash_table_add(form->names, name)) {
        return kf_pdf_fail(form->pdf, "field \"%s\" exists twice", name);
    }
    return true;
}

/* Appearances */

static const char *number(struct kf_arena *arena, double value)
{
    char buffer[G_ASCII_DTOSTR_BUF_SIZE];

    return kf_arena_string(arena, g_ascii_formatd(buffer, sizeof buffer, "%.3f", value));
}

static int new_appearance(struct form *form, struct kf_rect rect, const char *content)
{
    struct kf_arena *arena = form->pdf->arena;
    const char *dictionary = kf_arena_format(arena, "/Type/XObject/Subtype/Form/BBox[0 0 %s %s]/Resources<<>>",
                                             number(arena, kf_to_pt(rect.width)), number(arena, kf_to_pt(rect.height)));

    return kf_pdf_new_stream(form->pdf, dictionary, content, strlen(content));
}

/* In a unit square, y up; a stroke of a tenth. */
static const char tick[] = "0.1 w 1 J 1 j 0 G 0.22 0.52 m 0.42 0.28 l 0.78 0.76 l S";
static const char dot[] = "0 g 0.75 0.5 m 0.75 0.638 0.638 0.75 0.5 0.75 c 0.362 0.75 0.25 0.638 0.25 0.5 c "
                          "0.25 0.362 0.362 0.25 0.5 0.25 c 0.638 0.25 0.75 0.362 0.75 0.5 c f";

/* The sign in the middle of the box, as large as the box's shorter side. */
static const char *checked_content(struct kf_arena *arena, const struct kf_mark *mark)
{
    double width = kf_to_pt(mark->rect.width), height = kf_to_pt(mark->rect.height);
    double side = MIN(width, height);

    return kf_arena_format(arena, "q %s 0 0 %s %s %s cm %s Q\n", number(arena, side), number(arena, side),
                           number(arena, (width - side) / 2), number(arena, (height - side) / 2),
                           mark->blank == KF_BLANK_RADIO ? dot : tick);
}

static int shared_appearance(struct form *form, const struct kf_mark *mark, bool checked)
{
    struct kf_arena *arena = form->pdf->arena;
    char *key = kf_arena_format(arena, "%d %d %d %d", checked ? (int)mark->blank : 0, checked, mark->rect.width,
                                mark->rect.height);
    int stream = GPOINTER_TO_INT(g_hash_table_lookup(form->appearances, key));

    if (stream == 0) {
        stream = new_appearance(form, mark->rect, checked ? checked_content(arena, mark) : "\n");
        g_hash_table_insert(form->appearances, key, GINT_TO_POINTER(stream));
    }
    return stream;
}

/* Both states of a check box or radio button, which begins unchecked. */
static void put_states(struct form *form, int widget, const struct kf_mark *mark, const char *checked_name)
{
    struct kf_pdf *pdf = form->pdf;
    int checked = shared_appearance(form, mark, /* checked */ true), off = shared_appearance(form, mark, /* checked */ false);

    kf_pdf_put(pdf, widget, "/AP", kf_arena_format(pdf->arena, "<</N<<%s %d 0 R/Off %d 0 R>>>>", checked_name, checked, off));
    kf_pdf_put(pdf, widget, "/AS", "/Off");
    /* The sign of viewers that draw their own: ZapfDingbats' tick, and its disc. */
    kf_pdf_put(pdf, widget, "/MK", mark->blank == KF_BLANK_RADIO ? "<</CA(l)>>" : "<</CA(4)>>");
}

static const char *default_appearance(struct kf_arena *arena, double size)
{
    return kf_arena_format(arena, "/" FONT_NAME " %s Tf 0 g", number(arena, size));
}

/* Kinds of field */

/* A size of our own, since viewers differ on automatic ones. */
static double text_size(const struct kf_mark *mark)
{
    return mark->blank == KF_BLANK_AREA ? 12 : MIN(12, kf_to_pt(mark->rect.height) * 0.75);
}

static struct group *new_group(struct form *form, const struct kf_mark *mark)
{
    struct kf_pdf *pdf = form->pdf;
    struct group *group = KF_NEW(pdf->arena, struct group);

    group->field = kf_pdf_new_dictionary(pdf);
    group->widgets = g_string_new("[");
    group->label = mark->group_label;
    group->description = g_string_new(NULL);
    add_reference(form->fields, group->field);
    g_hash_table_insert(form->groups, kf_arena_string(pdf->arena, mark->group), group);
    kf_list_add(pdf->arena, &form->group_order, group);
    return group;
}

/* Hangs a widget under the field of its mark's group, which the first of them makes; put_type says what kind it is. */
static bool join_group(struct form *form, const struct kf_mark *mark, int widget,
                       void (*put_type)(struct form *form, const struct kf_mark *mark, int field))
{
    struct group *group = g_hash_table_lookup(form->groups, mark->group);

    if (group == NULL) {
        group = new_group(form, mark);
        put_type(form, mark, group->field);
        if (!name_field(form, group->field, mark->group)) {
            return false;
        }
    }
    kf_pdf_refer(form->pdf, widget, "/Parent", group->field);
    add_reference(group->widgets, widget);
    if (group->description->len > 0) {
        g_string_append(group->description, ", ");
    }
    g_string_append(group->description, mark->label);
    return true;
}

static void put_text_type(struct form *form, const struct kf_mark *mark, int field)
{
    struct kf_pdf *pdf = form->pdf;

    kf_pdf_put(pdf, field, "/FT", "/Tx");
    if (mark->blank == KF_BLANK_AREA) {
        kf_pdf_put_integer(pdf, field, "/Ff", FLAG_MULTILINE);
    }
    kf_pdf_put_text(pdf, field, "/V", "");
    kf_pdf_put_text(pdf, field, "/DA", default_appearance(pdf->arena, text_size(mark)));
}

static void put_empty_appearance(struct form *form, const struct kf_mark *mark, int widget)
{
    struct kf_pdf *pdf = form->pdf;
    /* One each: programs that fill forms write into the stream they find. */
    int appearance = new_appearance(form, mark->rect, "/Tx BMC\nEMC\n");

    kf_pdf_put(pdf, widget, "/MK", "<<>>");
    kf_pdf_put(pdf, widget, "/AP", kf_arena_format(pdf->arena, "<</N %d 0 R>>", appearance));
}

static bool add_text(struct form *form, const struct kf_mark *mark, int widget)
{
    struct kf_pdf *pdf = form->pdf;

    put_empty_appearance(form, mark, widget);
    if (mark->group != NULL) {
        return join_group(form, mark, widget, put_text_type);
    }
    put_text_type(form, mark, widget);
    kf_pdf_put_text(pdf, widget, "/TU", mark->label);
    add_reference(form->fields, widget);
    return name_field(form, widget, mark->address);
}

/* What may be chosen: pairs of what is exported and what is shown. */
static void put_options(struct kf_pdf *pdf, int widget, const struct kf_choices *options)
{
    GString *list = g_string_new("[");

    for (int i = 0; i < options->count; i++) {
        g_string_append_c(list, '[');
        kf_append_text(list, options->items[i].name);
        kf_append_text(list, options->items[i].words);
        g_string_append_c(list, ']');
    }
    g_string_append_c(list, ']');
    kf_pdf_put(pdf, widget, "/Opt", list->str);
    g_string_free(list, TRUE);
}

/* A drop-down; nothing is chosen at first. */
static bool add_choice(struct form *form, const struct kf_mark *mark, int widget)
{
    struct kf_pdf *pdf = form->pdf;

    if (mark->options == NULL || mark->options->count == 0) {
        return kf_pdf_fail(pdf, "choice \"%s\" has no options", mark->address);
    }
    put_empty_appearance(form, mark, widget);
    kf_pdf_put(pdf, widget, "/FT", "/Ch");
    kf_pdf_put_integer(pdf, widget, "/Ff", FLAG_COMBO);
    put_options(pdf, widget, mark->options);
    kf_pdf_put_text(pdf, widget, "/DA", default_appearance(pdf->arena, text_size(mark)));
    kf_pdf_put_text(pdf, widget, "/TU", mark->label);
    add_reference(form->fields, widget);
    return name_field(form, widget, mark->address);
}

static bool add_check(struct form *form, const struct kf_mark *mark, int widget)
{
    struct kf_pdf *pdf = form->pdf;

    kf_pdf_put(pdf, widget, "/FT", "/Btn");
    kf_pdf_put_text(pdf, widget, "/TU", mark->label);
    kf_pdf_put(pdf, widget, "/V", "/Off");
    put_states(form, widget, mark, "/Yes");
    add_reference(form->fields, widget);
    return name_field(form, widget, mark->address);
}

/* `repair/check-in/mood/calm` is exported as `calm`. */
static const char *export_name(struct kf_arena *arena, const char *address)
{
    const char *slash = strrchr(address, '/');

    return kf_arena_format(arena, "/%s", slash != NULL ? slash + 1 : address);
}

static void put_radio_type(struct form *form, const struct kf_mark *mark, int field)
{
    (void)mark;
    kf_pdf_put(form->pdf, field, "/FT", "/Btn");
    kf_pdf_put_integer(form->pdf, field, "/Ff", FLAG_RADIO);
    kf_pdf_put(form->pdf, field, "/V", "/Off");
}

static bool add_radio(struct form *form, const struct kf_mark *mark, int widget)
{
    if (mark->group == NULL) {
        return kf_pdf_fail(form->pdf, "radio button \"%s\" has no group", mark->address);
    }
    put_states(form, widget, mark, export_name(form->pdf->arena, mark->address));
    return join_group(form, mark, widget, put_radio_type);
}

static bool (*const add_kind[])(struct form *form, const struct kf_mark *mark, int widget) = {
    [KF_BLANK_TEXT] = add_text,
    [KF_BLANK_AREA] = add_text,
    [KF_BLANK_CHECK] = add_check,
    [KF_BLANK_RADIO] = add_radio,
    [KF_BLANK_CHOICE] = add_choice,
};

static bool add_field(struct form *form, struct kf_mark *mark)
{
    struct kf_pdf *pdf = form->pdf;

    if (mark->blank == KF_BLANK_NONE || mark->address == NULL) {
        return kf_pdf_fail(pdf, "page %d: blank \"%s\" has no kind or no address", mark->page + 1, mark->label);
    }
    int widget = kf_annotation_new(pdf, mark, "/Widget");
    kf_annotation_add(pdf, mark, widget);
    pdf->result.fields++;
    return add_kind[mark->blank](form, mark, widget);
}

/* The form */

static void end_groups(struct form *form)
{
    for (int i = 0; i < form->group_order.count; i++) {
        struct group *group = form->group_order.items[i];
        kf_pdf_put_text(form->pdf, group->field, "/TU", group->label != NULL ? group->label : group->description->str);
        g_string_append_c(group->widgets, ']');
        kf_pdf_put(form->pdf, group->field, "/Kids", group->widgets->str);
        g_string_free(group->widgets, TRUE);
        g_string_free(group->description, TRUE);
    }
}

static void put_form(struct form *form)
{
    struct kf_pdf *pdf = form->pdf;
    int dictionary = kf_pdf_new_dictionary(pdf);

    g_string_append_c(form->fields, ']');
    kf_pdf_put(pdf, dictionary, "/DR", kf_arena_format(pdf->arena, "<</Font<</" FONT_NAME " %d 0 R>>>>", form->font));
    kf_pdf_put_text(pdf, dictionary, "/DA", default_appearance(pdf->arena, 12));
    kf_pdf_put(pdf, dictionary, "/Fields", form->fields->str);
    kf_pdf_refer(pdf, pdf->root, "/AcroForm", dictionary);
}

static bool add_fields(struct form *form)
{
    const struct kf_marks *marks = form->pdf->input->marks;
    bool sound = true;

    for (int i = 0; i < marks->count && sound; i++) {
        if (marks->items[i]->kind == KF_MARK_BLANK) {
            sound = add_field(form, marks->items[i]);
        }
    }
    end_groups(form);
    return sound;
}

static bool has_blanks(const struct kf_marks *marks)
{
    for (int i = 0; i < marks->count; i++) {
        if (marks->items[i]->kind == KF_MARK_BLANK) {
            return true;
        }
    }
    return false;
}

bool kf_finish_fields(struct kf_pdf *pdf)
{
    if (!pdf->input->fillable || !has_blanks(pdf->input->marks)) {
        return true;
    }
    struct form form = {
        .pdf = pdf,
        .font = kf_finish_form_font(pdf, pdf->input->form_font, pdf->input->form_font_length),
    };
    if (form.font == 0) {
        return false;
    }
    form.fields = g_string_new("[");
    form.names = g_hash_table_new(g_str_hash, g_str_equal);
    form.groups = g_hash_table_new(g_str_hash, g_str_equal);
    form.appearances = g_hash_table_new(g_str_hash, g_str_equal);
    bool sound = add_fields(&form);
    put_form(&form);
    g_string_free(form.fields, TRUE);
    g_hash_table_destroy(form.appearances);
    g_hash_table_destroy(form.groups);
    g_hash_table_destroy(form.names);
    return sound;
}
