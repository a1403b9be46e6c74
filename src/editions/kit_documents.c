/* What whoever makes documents of a kit asks first: its fonts, and the document of a piece. */

#include "editions/kit_documents.h"

#include <string.h>

#include "layout/fonts.h"

PangoContext *kf_kit_fonts(struct kf_run *run, struct kf_arena *arena, const struct kf_kit *kit)
{
    const struct kf_community *community = kit->community;
    const char **folders = KF_NEW_ARRAY(run->arena, community->base_count + 1, const char *);
    int count = 0;

    if (!community->is_default) {
        folders[count++] = kf_arena_format(run->arena, "%s/fonts", community->folder);
    }
    for (int i = 0; i < community->base_count; i++) {
        folders[count++] = kf_arena_format(run->arena, "%s/fonts", community->bases[i].path);
    }
    return kf_fonts_context_with(run, arena, kf_arena_format(run->arena, "%s/fonts", run->data_dir), folders, count);
}

const struct kf_document *kf_document_find(struct kf_run *run, const struct kf_documents *documents, const char *piece)
{
    const char **pieces = KF_NEW_ARRAY(run->arena, documents->count + 1, const char *);
    const char *nearest;
    char *all;

    for (int i = 0; i < documents->count; i++) {
        pieces[i] = documents->items[i]->piece;
        if (strcmp(pieces[i], piece) == 0) {
            return documents->items[i];
        }
    }
    nearest = kf_nearest(piece, pieces, documents->count);
    all = g_strjoinv(", ", (char **)(guintptr)pieces);
    kf_diag_hint(run->diags,
                 kf_diag_push(run->diags, KF_UNKNOWN_PIECE, (struct kf_span){.source = NULL}, NULL,
                              "nothing here has the id \"%s\"", piece),
                 nearest != NULL ? "did you mean %s?" : "the choices are: %s", nearest != NULL ? nearest : all);
    g_free(all);
    return NULL;
}
