/* Filling sheets. */

#include "cli/label_sheet.h"

#define MARK_REACH (KF_CUT_MARK + KF_CUT_MARK_GAP)
#define TAG_HEIGHT KF_MM(4)
#define TAG_GAP KF_MM(1)
#define SIDE KF_MM(8)      /* of a full sheet */
#define HEAD KF_MM(13)     /* above its labels: the line that says what the sheet is */
#define TAG_BESIDE KF_MM(44) /* on a full sheet, to the right of a label */

/* --- labels of their own -------------------------------------------------------------------------------------------- */

static bool fits(const struct kf_label_format *format, const struct kf_label *label)
{
    struct kf_rect inside = kf_label_format_inside(format);

    if (kf_label_format_is_full(format)) {
        return true; /* it was on a page of this size */
    }
    return label->cut.width <= inside.width && label->cut.height + TAG_GAP + TAG_HEIGHT <= inside.height;
}

bool kf_label_sheet_fits(const struct kf_label_format *format, const struct kf_list *labels, int *ret_label)
{
    for (int i = 0; i < labels->count; i++) {
        if (!fits(format, labels->items[i])) {
            *ret_label = i;
            return false;
        }
    }
    return true;
}

const struct kf_label_format *kf_label_sheet_choose(enum kf_paper paper, const struct kf_list *labels)
{
    const struct kf_label_format *chosen = NULL;
    int unused;

    for (int i = 0; i < kf_label_format_count && chosen == NULL; i++) {
        if (kf_label_formats[i].paper == paper && kf_label_sheet_fits(&kf_label_formats[i], labels, &unused)) {
            chosen = &kf_label_formats[i];
        }
    }
    return chosen;
}

/* In the middle of the n-th label, its tag at the label's foot. */
static void put_on_label(const struct kf_label_format *format, const struct kf_label *label, int n,
                         struct kf_label_spot *spot)
{
    int a_sheet = format->across * format->down, place = n % a_sheet;
    struct kf_rect inside = kf_label_format_inside(format);
    kf_len x = format->left + place % format->across * format->across_step + inside.x;
    kf_len y = format->top + place / format->across * format->down_step + inside.y;
    kf_len room = inside.height - TAG_HEIGHT - TAG_GAP;

    spot->sheet = n / a_sheet;
    spot->cut = (struct kf_rect){x + (inside.width - label->cut.width) / 2, y + (room - label->cut.height) / 2,
                                 label->cut.width, label->cut.height};
    spot->tag = (struct kf_rect){x, y + inside.height - TAG_HEIGHT, inside.width, TAG_HEIGHT};
}

/* --- full sheets: rows as high as their labels ---------------------------------------------------------------------- */

struct shelf {
    int sheet;
    kf_len x, y, height;
    kf_len page_width, page_height;
};

static bool has_tag_beside(const struct shelf *shelf, const struct kf_label *label)
{
    return label->cut.width + 2 * MARK_REACH + TAG_BESIDE <= shelf->page_width - 2 * SIDE;
}

static void put_on_shelf(struct shelf *shelf, const struct kf_label *label, struct kf_label_spot *spot)
{
    bool beside = has_tag_beside(shelf, label);
    kf_len width = label->cut.width + 2 * MARK_REACH + (beside ? TAG_BESIDE : 0);
    kf_len height = label->cut.height + 2 * MARK_REACH + (beside ? 0 : TAG_HEIGHT);

    width = kf_len_min(width, shelf->page_width - 2 * SIDE);
    if (shelf->x > SIDE && shelf->x + width > shelf->page_width - SIDE) {
        shelf->x = SIDE;
        shelf->y += shelf->height;
        shelf->height = 0;
    }
    if (shelf->y > HEAD && shelf->y + height > shelf->page_height - SIDE) {
        *shelf = (struct shelf){shelf->sheet + 1, SIDE, HEAD, 0, shelf->page_width, shelf->page_height};
    }
    spot->sheet = shelf->sheet;
    spot->cut = (struct kf_rect){shelf->x + (width - label->cut.width - (beside ? TAG_BESIDE : 0)) / 2,
                                 shelf->y + MARK_REACH, label->cut.width, label->cut.height};
    spot->tag = beside ? (struct kf_rect){spot->cut.x + spot->cut.width + MARK_REACH + TAG_GAP,
                                          spot->cut.y + (spot->cut.height - TAG_HEIGHT) / 2, TAG_BESIDE - TAG_GAP, TAG_HEIGHT}
                       : (struct kf_rect){spot->cut.x + TAG_GAP, spot->cut.y + spot->cut.height + MARK_REACH,
                                          label->cut.width - 2 * TAG_GAP, TAG_HEIGHT};
    shelf->x += width;
    shelf->height = kf_len_max(shelf->height, height);
}

/* --- public --------------------------------------------------------------------------------------------------------- */

struct kf_label_spot *kf_label_sheet_fill(struct kf_arena *arena, const struct kf_label_format *format,
                                          const struct kf_list *labels, int copies, int *ret_count)
{
    struct shelf shelf = {0, SIDE, HEAD, 0, format->width, format->height};
    struct kf_label_spot *spots;
    int count = 0;

    for (int i = 0; i < labels->count; i++) {
        count += ((const struct kf_label *)labels->items[i])->pages.count * copies;
    }
    spots = KF_NEW_ARRAY(arena, count, struct kf_label_spot);
    count = 0;
    for (int i = 0; i < labels->count; i++) {
        const struct kf_label *label = labels->items[i];

        for (int k = 0; k < label->pages.count * copies; k++, count++) {
            spots[count] = (struct kf_label_spot){.label = i, .first = k == 0};
            if (kf_label_format_is_full(format)) {
                put_on_shelf(&shelf, label, &spots[count]);
            } else {
                put_on_label(format, label, count, &spots[count]);
            }
        }
    }
    *ret_count = count;
    return spots;
}
