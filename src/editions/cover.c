/* Covers. What protects people is not worded here: it is the kit's, with its translations and its reviewers. */
#include "editions/cover.h"

#include <string.h>

#include "editions/guide_internal.h"
#include "editions/volume.h"

#define PICTURE KF_MM(32)
#define PICTURE_GAP KF_MM(8)
#define ICON KF_MM(9)

/* --- head ------------------------------------------------------------------------------------------------------------- */

static struct kf_box *words_box(struct kf_build *build, const struct kf_cover *cover)
{
    enum kf_style title = build->theme->single_column ? KF_STYLE_TITLE : KF_STYLE_DISPLAY;
    struct kf_box *kind = kf_part_inline(build, kf_build_plain(build, cover->kind), KF_STYLE_SUBHEAD, KF_ROLE_P);
    struct kf_box *subtitle = cover->subtitle && cover->subtitle->text
                                  ? kf_part_text(build, cover->subtitle, KF_STYLE_LEAD, KF_ROLE_P)
                                  : NULL;

    return kf_part_stack(build, 0, kind, kf_part_text(build, cover->title, title, KF_ROLE_H1), subtitle, NULL);
}

static struct kf_box *head_box(struct kf_build *build, const struct kf_cover *cover)
{
    struct kf_box *words = words_box(build, cover), *box = words;
    struct kf_list kids = {0};

    if (cover->picture && build->theme->pictures && !build->theme->single_column) {
        const char *name = kf_arena_format(build->arena, "pic-%s", cover->picture);
        kf_list_add(build->arena, &kids, words);
        kf_list_add(build->arena, &kids, kf_part_icon(build, name, PICTURE, KF_STROKE_MEDIUM, KF_INK_ACCENT));
        box = kf_box_row(build->arena, &kids, (const kf_len[]){0, PICTURE}, build->width, PICTURE_GAP);
    }
    box->flags |= KF_KEEP_WHOLE | KF_KEEP_NEXT | KF_SNAP;
    return box;
}

static struct kf_box *message_box(struct kf_build *build, const struct kf_text *message)
{
    struct kf_box *words = kf_part_text(build, message, KF_STYLE_LEAD, KF_ROLE_P);

    return kf_part_frame(build, kf_part_stack(build, 0, words, NULL), KF_FRAME_CALLOUT);
}

void kf_cover_head(struct kf_build *build, const struct kf_cover *cover, struct kf_list *ret_boxes)
{
    kf_list_add(build->arena, ret_boxes, head_box(build, cover));
    if (cover->when) {
        kf_list_add(build->arena, ret_boxes, kf_part_note(build, "clock", kf_build_plain(build, cover->when)));
    }
    if (cover->message && cover->message->text) {
        kf_list_add(build->arena, ret_boxes, message_box(build, cover->message));
    }
}

/* --- what the kit says -------------------------------------------------------------------------------------------------- */

static const struct kf_block *find_block(const struct kf_module *kit, const char *address)
{
    for (int i = 0; i < kit->handouts.count; i++) {
        const struct kf_handout *handout = kit->handouts.items[i];
        for (int k = 0; k < handout->blocks.count; k++) {
            const struct kf_block *block = handout->blocks.items[k];
            if (strcmp(block->address, address) == 0) {
                return block;
            }
        }
    }
    return NULL;
}

static void report_missing(struct kf_run *run, const struct kf_content *kit, const char *address)
{
    kf_diag_hint(run->diags,
                 kf_diag_push(run->diags, KF_UNKNOWN_REFERENCE, kit->module->node->span, address,
                              "the cover of a packet takes \"%s\" from here, and it is not there", address),
                 "the pages of module " KF_KIT_MODULE " keep their ids: give the block this one");
}

bool kf_cover_kit_blocks(struct kf_build *build, const struct kf_content *kit, const char *const *addresses,
                         struct kf_list *ret_boxes)
{
    struct kf_build own = *build;

    own.content = kit;
    for (int i = 0; addresses[i]; i++) {
        const struct kf_block *block = find_block(kit->module, addresses[i]);
        struct kf_box *box = block ? kf_build_block(&own, block) : NULL;
        if (!block) {
            report_missing(build->run, kit, addresses[i]);
            return false;
        }
        if (box) {
            kf_list_add(build->arena, ret_boxes, box);
        }
    }
    return true;
}
