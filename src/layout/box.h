#ifndef KF_LAYOUT_BOX_H
#define KF_LAYOUT_BOX_H

/* The seven kinds of boxes that every block lowers itself to. Boxes are immutable once built: measure, split and place
 * read them, split makes new ones, so a page can be laid out again with another fit.
 *
 * All geometry here is left to right; place() mirrors it at the end for right-to-left pages. */

#include "base/arena.h"
#include "base/length.h"
#include "layout/canvas.h"
#include "layout/structure.h"
#include "layout/theme.h"
#include "model/inline.h"

enum kf_box_kind {
    KF_BOX_TEXT,  /* one paragraph, a range of its lines; splits at lines */
    KF_BOX_STACK, /* children down the page; splits between or inside them */
    KF_BOX_ROW,   /* children side by side; splits each at the same height */
    KF_BOX_TABLE, /* rows; splits between rows, the head repeats */
    KF_BOX_ART,   /* a drawing of a given size with positioned children; never splits */
    KF_BOX_LINES, /* lines to write on */
    KF_BOX_SPACE, /* vertical space */
    KF_BOX_KIND_COUNT
};

enum kf_align { KF_ALIGN_START, KF_ALIGN_CENTRE, KF_ALIGN_END };
enum kf_valign { KF_VALIGN_TOP, KF_VALIGN_MIDDLE, KF_VALIGN_BOTTOM };
enum kf_give { KF_GIVE_ROWS, KF_GIVE_PITCH }; /* which part of the fit moves a height between least and most */

enum kf_box_flags {
    KF_KEEP_NEXT = 1 << 0,  /* stays with the next sibling */
    KF_KEEP_WHOLE = 1 << 1, /* never splits */
    KF_SNAP = 1 << 2,       /* outer height rounds up to 2 mm: blocks on the half-step grid */
    KF_GROW = 1 << 3,       /* takes the room that is left in its stack or page */
    KF_SPREAD = 1 << 4,     /* a stack that shares extra height between its gaps */
    KF_OPEN_TOP = 1 << 5,   /* the second half of a split box: no top edge */
    KF_OPEN_BOTTOM = 1 << 6,
    KF_FIXED_DIRECTION = 1 << 7, /* ART: a picture that is not mirrored */
    KF_PICTURE = 1 << 8,    /* the title's picture: the last squeeze drops it */
    KF_ITEM = 1 << 9,       /* place() emits an item mark for its address */
    KF_SAFETY = 1 << 10,    /* may never be dropped or cut */
    KF_REPEATS = 1 << 11,   /* its words stand elsewhere on the page, and are not read twice */
    KF_FROM_END = 1 << 14,  /* ROW: the first child, read first, stands at the end of the line */
    KF_KEEP_LIGHTLY = 1 << 15, /* with KEEP_WHOLE: splits all the same where that saves a page */
    /* Of children of a flow's body; deeper they mean nothing, for no page ends inside a column. */
    KF_BREAK_BEFORE = 1 << 12, /* begins a new page, with what is kept with it */
    KF_FRONT = 1 << 13,        /* with it: a front side, an odd page; an empty one goes before where it must */
};

struct kf_box;
struct kf_shaper;

struct kf_height { /* of the whole box: least, natural, most; all 0: as high as its content */
    kf_len least, natural, most;
    enum kf_give give;
};

struct kf_pad {
    kf_len top, right, bottom, left;
};

/* Draws what lies behind a box, once it is placed: frames, bubbles, threads, rails. Everything is in the canvas's own
 * coordinates: origin at the box's top left, mirrored by the canvas where the page is. */
struct kf_placed {
    kf_len width, height;
    const struct kf_rect *kids; /* of a stack, row or table: relative to the box */
    int kid_count;
    bool open_top, open_bottom;
};
typedef void kf_draw(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data);

struct kf_child { /* of ART */
    struct kf_box *box;
    kf_len x, y, width, height; /* height 0: as measured */
};

#define KF_BOX_SMALL 92 /* percent: how far a squeeze takes drawings */

struct kf_box {
    enum kf_box_kind kind;
    unsigned flags;
    const struct kf_tag *tag;       /* NULL: its parent's element */
    const struct kf_node *origin;   /* for messages */
    const char *address;            /* NULL */
    struct kf_shaper *shaper;       /* of another language than what is around the box: it and all inside speak that,
                                     * and run in its direction; NULL: the same */
    struct kf_height height;
    enum kf_valign valign;
    kf_len gap_after;               /* instead of the stack's gap, when has_gap_after */
    bool has_gap_after;
    kf_draw *decorate;              /* STACK, ROW, TABLE: behind the children; ART: the drawing; LINES: the lines */
    const void *decor;
    int item;                       /* number shown on the page beside it, for the index; 0: none */
    union {
        struct {
            const struct kf_inline *text;
            enum kf_style style;
            enum kf_align align;
            int first, count;       /* of its lines; count 0: to the end */
            const char *blank_label; /* spoken label of blanks, NULL: the words before each */
            bool ink_set;
            enum kf_ink ink;        /* instead of the style's, when ink_set */
        } text;
        struct {
            struct kf_box *const *kids;
            int count;
            kf_len gap;
            bool flexible_gap;      /* the block gap: moves with the fit */
            struct kf_pad pad;
            bool flexible_pad;      /* box padding: 4 to 3 mm when squeezed */
            int least_kids;         /* on each side of a break */
        } stack;
        struct {
            struct kf_box *const *kids;
            int count;
            const kf_len *widths;   /* of each child */
            kf_len gap;
        } row;
        struct {
            struct kf_box *const *rows;
            int count, heads;       /* the first `heads` rows repeat */
            int least_rows;         /* on each side of a break */
        } table;
        struct {
            kf_len width, height;
            const struct kf_child *children;
            int count;
            const struct kf_box *small; /* the same at 92 percent, as wide, for squeezed pages; NULL: it cannot be */
            enum kf_artifact artifact; /* what the drawing is when the box has no tag: KF_ARTIFACT_LAYOUT */
            bool silent;            /* a picture of a page: its words are not read */
        } art;
        struct {
            int count;              /* lines, natural */
            bool fill;              /* more lines when there is room */
            const char *label;      /* spoken */
            const struct kf_choices *options; /* one of these is written, in a form chosen; NULL: anything */
            int part;               /* 0, 1, 2 ...: pieces of a split area */
            bool settled;           /* a piece: the line that a squeeze drops is gone from its count already */
        } lines;
        struct {
            kf_len height;
        } space;
    } as;
};

/* --- builders: each returns a new box in the arena -------------------------------------------------------------- */

struct kf_box *kf_box_text(struct kf_arena *arena, const struct kf_inline *text, enum kf_style style);
struct kf_box *kf_box_stack(struct kf_arena *arena, struct kf_list *kids, kf_len gap);
struct kf_box *kf_box_blocks(struct kf_arena *arena, struct kf_list *kids, kf_len natural_gap); /* flexible gap */
/* widths: one a child; 0 shares what is left. */
struct kf_box *kf_box_row(struct kf_arena *arena, struct kf_list *kids, const kf_len *widths, kf_len total, kf_len gap);
struct kf_box *kf_box_table(struct kf_arena *arena, struct kf_list *rows, int heads);
struct kf_box *kf_box_art(struct kf_arena *arena, kf_len width, kf_len height, kf_draw *draw, const void *decor);
void kf_box_art_children(struct kf_arena *arena, struct kf_box *art, const struct kf_child *children, int count);
struct kf_box *kf_box_lines(struct kf_arena *arena, const struct kf_theme *theme, int count, const char *label);
struct kf_box *kf_box_space(struct kf_arena *arena, kf_len height);

struct kf_tag *kf_tag_new(struct kf_arena *arena, enum kf_role role);
/* Gives a box a role. Returns the box. */
struct kf_box *kf_box_role(struct kf_arena *arena, struct kf_box *box, enum kf_role role);
/* Makes a drawing a place to write, tick or choose: a Form element and a field named by address, spoken as label. */
struct kf_box *kf_box_blank(struct kf_arena *arena, struct kf_box *art, enum kf_blank_kind kind, const char *address,
                            const char *label);
/* The same of one that shares a name with others: the buttons of a question, a line that is on every page. */
struct kf_box *kf_box_shared_blank(struct kf_arena *arena, struct kf_box *art, enum kf_blank_kind kind,
                                   const char *address, const char *label, const char *group, const char *group_label);
/* Makes all of a box a link to an address in the document; a plain box where that is not in it. label: as spoken. */
struct kf_box *kf_box_link(struct kf_arena *arena, struct kf_box *box, const char *to, const char *label);
struct kf_box *kf_box_gap_after(struct kf_box *box, kf_len gap);

/* The tree as text for goldens and `inspect --stage boxes`. Caller frees. */
char *kf_box_dump(const struct kf_box *box);

#endif
