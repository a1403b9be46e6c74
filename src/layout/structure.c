/* The logical tree: making it, and showing it as text. */

#include "layout/structure.h"

#include <string.h>

const char *kf_role_name(enum kf_role role)
{
    static const char *const names[] = {
#define X(role, name) [role] = (name),
        KF_ROLES(X)
#undef X
    };

    return names[role];
}

static struct kf_kid *add_kid(struct kf_arena *arena, struct kf_element *element, enum kf_kid_kind kind)
{
    element->kids = kf_arena_grow(arena, element->kids, element->count, &element->room, sizeof *element->kids);
    struct kf_kid *kid = &element->kids[element->count++];
    kid->kind = kind;
    return kid;
}

struct kf_element *kf_element_new(struct kf_arena *arena, struct kf_element *parent, const struct kf_tag *tag)
{
    struct kf_element *element = KF_NEW(arena, struct kf_element);

    element->tag = tag;
    element->parent = parent;
    element->language = tag->language;
    element->box_page = -1;
    if (parent != NULL) {
        add_kid(arena, parent, KF_KID_ELEMENT)->element = element;
    }
    return element;
}

void kf_element_add_run(struct kf_arena *arena, struct kf_element *element, int page, int run)
{
    struct kf_kid *kid = add_kid(arena, element, KF_KID_RUN);

    kid->page = page;
    kid->run = run;
}

void kf_element_add_mark(struct kf_arena *arena, struct kf_element *element, const struct kf_mark *mark)
{
    add_kid(arena, element, KF_KID_MARK)->mark = mark;
}

static void print_quoted(GString *out, const char *name, const char *text)
{
    if (text != NULL) {
        /* Not g_strescape, which would turn Arabic into octal. */
        g_string_append_printf(out, " %s=\"", name);
        for (const char *c = text; *c != '\0'; c++) {
            if (*c == '"' || *c == '\\') {
                g_string_append_c(out, '\\');
            }
            g_string_append_c(out, *c == '\n' ? ' ' : *c);
        }
        g_string_append_c(out, '"');
    }
}

static void print_tag(GString *out, const struct kf_tag *tag)
{
    static const char *const scopes[] = {NULL, "column", "row", "both"};
    static const char *const numberings[] = {NULL, "disc", "decimal", "square"};
    static const char *const blanks[] = {NULL, "text", "area", "check", "radio", "choice"};

    if (tag->address != NULL) {
        g_string_append_printf(out, " @%s", tag->address);
    }
    if (tag->scope != KF_SCOPE_NONE) {
        g_string_append_printf(out, " scope=%s", scopes[tag->scope]);
    }
    if (tag->numbering != KF_NUMBERING_NONE) {
        g_string_append_printf(out, " numbering=%s", numberings[tag->numbering]);
    }
    if (tag->column_span > 1) {
        g_string_append_printf(out, " columns=%d", tag->column_span);
    }
    if (tag->blank != KF_BLANK_NONE) {
        g_string_append_printf(out, " blank=%s", blanks[tag->blank]);
    }
    print_quoted(out, "title", tag->title);
    print_quoted(out, "alt", tag->alt);
    print_quoted(out, "group", tag->group);
    print_quoted(out, "question", tag->group_label);
}

static void print_places(GString *out, const struct kf_element *element)
{
    int page = -1;

    for (int i = 0; i < element->count; i++) {
        const struct kf_kid *kid = &element->kids[i];
        if (kid->kind == KF_KID_MARK) {
            g_string_append(out, " mark");
        } else if (kid->kind == KF_KID_RUN && kid->page != page) {
            page = kid->page;
            g_string_append_printf(out, " p%d", page + 1);
        }
    }
}

static void print_element(GString *out, const struct kf_element *element, int depth)
{
    g_string_append_printf(out, "%*s%s", 2 * depth, "", kf_role_name(element->tag->role));
    print_tag(out, element->tag);
    print_quoted(out, "language", element->language);
    print_quoted(out, "actual", element->actual);
    print_quoted(out, "words", element->words);
    print_places(out, element);
    g_string_append_c(out, '\n');
    for (int i = 0; i < element->count; i++) {
        if (element->kids[i].kind == KF_KID_ELEMENT) {
            print_element(out, element->kids[i].element, depth + 1);
        }
    }
}

char *kf_structure_dump(const struct kf_element *root)
{
    GString *out = g_string_new(NULL);

    print_element(out, root, /* depth */ 0);
    return g_string_free(out, FALSE);
}
