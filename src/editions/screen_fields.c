/* Blanks of a page for a screen. */

#include "editions/screen_internal.h"

#include <string.h>

static const struct kf_mark *mark_of(const struct kf_element *form)
{
    for (int i = 0; i < form->count; i++) {
        if (form->kids[i].kind == KF_KID_MARK) {
            return form->kids[i].mark;
        }
    }
    return NULL;
}

static const struct kf_mark *find_mark(const struct kf_screen_writer *writer, const struct kf_element *form)
{
    const struct kf_marks *marks = &writer->pages->marks;
    const struct kf_mark *own = mark_of(form);

    for (int i = 0; own == NULL && i < marks->count; i++) {
        own = marks->items[i]->kind == KF_MARK_BLANK && marks->items[i]->element == form ? marks->items[i] : NULL;
    }
    return own;
}

/* Lines that the end of a page cut in two are one field here. */
static bool goes_on(const struct kf_screen_writer *writer, const struct kf_element *form, const struct kf_mark *mark)
{
    const struct kf_element *before = writer->before;

    return before != NULL && before->parent == form->parent && before->tag->blank == KF_BLANK_AREA &&
           before->tag->address != NULL && g_strcmp0(before->tag->address, form->tag->address) == 0 &&
           mark->page > writer->before_mark->page;
}

/* Whether its label has just been read, so that it need not be written once more. */
static bool is_said(const struct kf_screen_writer *writer, const char *label)
{
    const char *said = writer->said->str + writer->block_began;
    size_t back = writer->said->len - writer->block_began;

    if (strlen(said) > 0 && strspn(said, " ") < back) {
        return true; /* its own block has words */
    }
    back = MIN(writer->said->len, strlen(label) + 80);
    return strstr(writer->said->str + writer->said->len - back, label) != NULL;
}

static void add_options(struct kf_screen_writer *writer, const struct kf_choices *options)
{
    g_string_append(writer->out, "<option value=\"\"></option>");
    for (int i = 0; i < options->count; i++) {
        g_string_append(writer->out, "<option");
        kf_screen_attribute(writer->out, "value", options->items[i].name);
        g_string_append_c(writer->out, '>');
        kf_screen_escape(writer->out, options->items[i].words, strlen(options->items[i].words));
        g_string_append(writer->out, "</option>");
    }
}

static const char *spoken_of(const struct kf_screen_writer *writer, const struct kf_mark *mark)
{
    bool said = mark->group_label == NULL || strstr(mark->label, mark->group_label) != NULL;

    return mark->blank != KF_BLANK_RADIO || said
               ? mark->label
               : kf_arena_format(writer->arena, "%s: %s", mark->group_label, mark->label);
}

/* A page that is safe to carry does not tell in its source either what it is about. */
const char *kf_screen_disguised(const struct kf_screen_writer *writer, const char *name)
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
static void add_control(struct kf_screen_writer *writer, const struct kf_mark *mark, const char *id, bool labelled)
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
    kf_screen_attribute(writer->out, "name",
                        kf_screen_disguised(writer, mark->group != NULL ? mark->group : mark->address));
    kf_screen_attribute(writer->out, "value",
                        mark->blank == KF_BLANK_RADIO ? kf_screen_disguised(writer, mark->address) : NULL);
    kf_screen_attribute(writer->out, "aria-label", labelled ? NULL : spoken_of(writer, mark));
    g_string_append_c(writer->out, '>');
    if (mark->blank == KF_BLANK_CHOICE && mark->options != NULL) {
        add_options(writer, mark->options);
    }
    g_string_append(writer->out, mark->blank == KF_BLANK_AREA     ? "</textarea>"
                                 : mark->blank == KF_BLANK_CHOICE ? "</select>"
                                                                  : "");
}

/* labelled: what follows is its <label>. */
void kf_screen_form_field(struct kf_screen_writer *writer, const struct kf_element *form, bool labelled)
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
        kf_screen_escape(writer->out, mark->label, strlen(mark->label));
        g_string_append(writer->out, "</label> ");
        labelled = true;
    }
    g_string_append_c(writer->out, ' ');
    add_control(writer, mark, id, labelled);
    g_string_append_c(writer->out, ' ');
    if (ticks && writer->column < writer->head_count) { /* where the heads of the columns are not over it */
        g_string_append_printf(writer->out, "<label class=\"cell\" for=\"%s\">", id);
        kf_screen_escape(writer->out, writer->heads[writer->column], strlen(writer->heads[writer->column]));
        g_string_append(writer->out, "</label>");
    }
    writer->before = form;
    writer->before_mark = mark;
}
