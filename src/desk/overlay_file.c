/* Nodes know the file and the byte that they come from. */

#include "desk/overlay_file.h"

#include <string.h>

bool kf_overlay_is_at(const struct kf_overlay_file *file, const char *path)
{
    char *a = g_canonicalize_filename(file->path, NULL), *b = g_canonicalize_filename(path, NULL);
    bool same = strcmp(a, b) == 0;

    g_free(a);
    g_free(b);
    return same;
}

void kf_overlay_view_begin(struct kf_overlay_view *view, struct kf_arena *arena, const struct kf_content *content,
                           const char *path)
{
    const struct kf_composed *composed = &content->composed;
    const struct kf_compose_input *input = content->input;

    *view = (struct kf_overlay_view){.arena = arena, .content = content, .filled = g_hash_table_new(NULL, NULL)};
    for (int i = 0; i < input->overlay_count; i++) {
        if (kf_overlay_is_at(&input->overlays[i], path) && input->overlays[i].root != NULL) {
            view->file = &input->overlays[i];
        }
    }
    for (int i = 0; i < composed->substitution_count; i++) {
        if (composed->substitutions[i].kind != KF_SUBSTITUTION_KEPT) {
            g_hash_table_add(view->filled, (gpointer)(guintptr)composed->substitutions[i].scalar);
        }
    }
}

void kf_overlay_view_end(struct kf_overlay_view *view)
{
    g_hash_table_destroy(view->filled);
}

static bool is_of_file(const struct kf_overlay_view *view, const struct kf_node *node)
{
    return view->file != NULL && node->span.source != NULL && node->span.source == view->file->root->span.source;
}

/* Blocks and their values begin at one byte, so the kind tells too. */
static const char *path_in(const struct kf_overlay_view *view, const struct kf_node *at, const struct kf_node *wanted,
                           const char *path)
{
    const char *found = NULL;

    if (at->span.offset == wanted->span.offset && at->kind == wanted->kind) {
        return path;
    }
    for (int i = 0; at->kind != KF_SCALAR && i < at->count && found == NULL; i++) {
        bool pairs = at->kind == KF_MAPPING;
        const char *name = pairs ? at->pairs[i].key->text : kf_arena_format(view->arena, "%d", i);

        found = path_in(view, pairs ? at->pairs[i].value : at->items[i], wanted,
                        *path != '\0' ? kf_arena_format(view->arena, "%s/%s", path, name) : name);
    }
    return found;
}

const char *kf_overlay_path(const struct kf_overlay_view *view, const struct kf_node *node)
{
    return is_of_file(view, node) ? path_in(view, view->file->root, node, "") : NULL;
}

struct kf_overlay_text kf_overlay_text_of(const struct kf_overlay_view *view, const struct kf_node *scalar)
{
    g_assert(scalar != NULL);
    const struct kf_node *written =
        g_hash_table_contains(view->filled, scalar) && scalar->replaced != NULL ? scalar->replaced : scalar;
    const struct kf_node *kits = written;

    while (kits != NULL && is_of_file(view, kits)) {
        kits = kits->replaced;
    }
    return (struct kf_overlay_text){
        .words = written->text,
        .kits = kits != NULL && kits->kind == KF_SCALAR ? kits->text : NULL,
        .path = kf_overlay_path(view, written),
    };
}
