#ifndef KF_BLOCKS_BUILD_H
#define KF_BLOCKS_BUILD_H

/* Stage 5, build: what a block's build function gets, and the parts that blocks share. */

#include "blocks/frame.h"
#include "layout/box.h"
#include "layout/text.h"
#include "model/block.h"
#include "model/edition.h"

struct kf_index_entry { /* where a thing is on a handout, as laid out */
    const char *address;
    const char *words; /* its first ones */
    int page; /* from 1 */
    int item; /* number shown beside it, 0: none */
};

struct kf_handout_view { /* a handout as laid out, for the guide: numbering and pictures are true by construction */
    const char *id, *title;
    int number;                    /* 2.<number> */
    int copies;                    /* enum kf_copies */
    const struct kf_pages *pages;
    const struct kf_index_entry *index;
    int index_count;
};

/* NULL when the handout does not show this address (an overlay may have removed it). */
const struct kf_index_entry *kf_handout_find(const struct kf_handout_view *view, const char *address);

struct kf_made_out;
struct kf_facts;

struct kf_build {
    struct kf_run *run;
    struct kf_arena *arena;            /* of the layout */
    struct kf_shaper *shaper;          /* for widths of words; heights are layout's */
    const struct kf_theme *theme;
    const struct kf_content *content;
    kf_len width;                      /* for this block */
    enum kf_role heading;              /* role of a heading here: H2 on a page, H3 in a column of one */
    const struct kf_handout_view *handouts; /* the guide's; none while handouts are built */
    int handout_count;
    const int *pages; /* of the guide: the page, from 1, of each activity of the schedule; NULL: not laid out yet */
    const struct kf_made_out *made_out; /* what a roster fills in, blocks/made_out.h; NULL: lines to write on */
    const struct kf_facts *facts; /* of the sessions that this page for staff goes with, model/facts.h; NULL: not known */
};

extern const struct kf_block_type *const kf_block_types[];
extern const int kf_block_type_count;
const struct kf_shapes *kf_block_shapes(void); /* what the schema knows of them */

/* Builds one block; NULL when it draws nothing. Blocks of a list become a flow: each snaps to the grid. */
struct kf_box *kf_build_block(struct kf_build *build, const struct kf_block *block);
/* The next block of a flow. A page break is no box: *break_before takes its flags to the box after it, and NULL is
 * returned. */
struct kf_box *kf_build_next(struct kf_build *build, const struct kf_block *block, unsigned *break_before);
void kf_build_blocks(struct kf_build *build, const struct kf_blocks *blocks, struct kf_list *ret_boxes);

/* --- words ----------------------------------------------------------------------------------------------------------- */

const struct kf_inline *kf_build_inline(struct kf_build *build, const struct kf_text *text);
/* Words of the program by id; the second form fills {{names}} as kf_vocabulary_fill does. */
const struct kf_inline *kf_build_words(struct kf_build *build, const char *id);
const struct kf_inline *kf_build_plain(struct kf_build *build, const char *text);
/* What a screen reader says of a text: its words without its blanks. */
const char *kf_build_spoken(struct kf_build *build, const struct kf_inline *text);
/* A number or an address, in an order that letters of the other direction around it leave alone. */
const char *kf_build_isolated(const struct kf_build *build, const char *text);
/* "A, B, and C", in the words of the language. */
const char *kf_build_joined(struct kf_build *build, const char *const *words, int count);
/* One paragraph: bold words of the program, then the author's text. text may be empty or NULL. */
const struct kf_inline *kf_build_labelled(struct kf_build *build, const char *label, const struct kf_text *text);

/* --- parts: each returns a new box ----------------------------------------------------------------------------------- */

struct kf_box *kf_part_text(struct kf_build *build, const struct kf_text *text, enum kf_style style, enum kf_role role);
struct kf_box *kf_part_inline(struct kf_build *build, const struct kf_inline *text, enum kf_style style,
                              enum kf_role role);
/* A paragraph to read, at most width wide; over two lines, no wider than the eye follows with ease. */
struct kf_box *kf_part_reading(struct kf_build *build, const struct kf_text *text, kf_len width);
/* Whether a text takes at most `lines` lines of this width, with no word broken: all that a drawing has room for. */
bool kf_part_has_room(struct kf_build *build, const struct kf_text *text, enum kf_style style, kf_len width, int lines);
/* The same; if not, says so at the text's place (KF_OVERFULL), and about how much to write. */
bool kf_part_fits(struct kf_build *build, const struct kf_text *text, enum kf_style style, kf_len width, int lines);
/* Words with blanks as a row of a form: at the foot of the height that a hand needs, more where the page has room. */
struct kf_box *kf_part_form_row(struct kf_build *build, const struct kf_text *text, enum kf_role role);
/* A heading of this build's level, kept with what follows, 2 mm above it. */
struct kf_box *kf_part_heading(struct kf_build *build, const struct kf_inline *text);
/* Digit in a circle; role Lbl. */
struct kf_box *kf_part_number(struct kf_build *build, int number, bool small);
/* A box to tick: check box named by address, spoken as label. */
struct kf_box *kf_part_tick(struct kf_build *build, const char *address, const char *label);
/* A circle to fill in: one radio button of a group, named by address. */
struct kf_radio {
    const char *address, *label; /* label: as spoken */
    const char *group, *question; /* the group's address, and what it asks as spoken */
};
struct kf_box *kf_part_radio(struct kf_build *build, const struct kf_radio *radio, kf_len side);
/* An icon or picture by name (diagrams/icon.h), an artifact; size is its side. */
struct kf_box *kf_part_icon(struct kf_build *build, const char *name, kf_len size, enum kf_stroke stroke,
                            enum kf_ink ink);
/* An icon with a paragraph beside its middle, as wide as the build. */
struct kf_box *kf_part_note(struct kf_build *build, const char *icon, const struct kf_inline *text);
/* List item: label (Lbl) in a column of label_width, gap, body (LBody) beside it. */
struct kf_box *kf_part_item(struct kf_build *build, struct kf_box *label, kf_len label_width, kf_len gap,
                            struct kf_box *body);
/* A list of items (L). */
struct kf_box *kf_part_list(struct kf_build *build, struct kf_list *items, kf_len gap, enum kf_numbering numbering);

/* The box, with room for a hand over it where its text has a blank. */
struct kf_box *kf_part_hand_room(struct kf_build *build, struct kf_box *box, const struct kf_box *text);

/* A list of texts (L), a dot before each. */
struct kf_box *kf_part_bullets(struct kf_build *build, const struct kf_texts *texts, enum kf_style style);

/* Makes a drawing a Figure with these spoken words. Returns it. */
struct kf_box *kf_part_figure(struct kf_build *build, struct kf_box *art, const char *alt);
/* Number in a small circle with compact text beside its middle: an item of a list. */
struct kf_box *kf_part_numbered(struct kf_build *build, int number, const struct kf_text *text);
/* A box to tick with text beside it, spoken as that text: an item of a list, as wide as the build. */
struct kf_box *kf_part_tick_item(struct kf_build *build, const struct kf_text *text, enum kf_style style);
/* The same in body style, `step` more than its lines high, and less or more as the page has room; with room for a hand over
 * a blank. */
struct kf_box *kf_part_tick_line(struct kf_build *build, const struct kf_text *text, kf_len step);

/* A stack of these boxes; the list ends at the first NULL. */
struct kf_box *kf_part_stack(struct kf_build *build, kf_len gap, ...) G_GNUC_NULL_TERMINATED;

#endif
