#ifndef KF_EDITIONS_GUIDE_INTERNAL_H
#define KF_EDITIONS_GUIDE_INTERNAL_H

/* What the pages for staff share: the guide's and the clinician sides. */

#include "editions/editions_internal.h"
#include "model/schedule.h"

/* Adds the section of the first pages, of one activity, and of what comes after the session, in order. */
void kf_at_a_glance_section(struct kf_build *build, const struct kf_schedule *schedule, struct kf_list *ret_sections);
void kf_activity_section(struct kf_build *build, const struct kf_schedule *schedule, int place, struct kf_list *ret_sections);
void kf_after_session_section(struct kf_build *build, struct kf_list *ret_sections);

void kf_agenda_section(struct kf_build *build, struct kf_list *ret_sections);

/* What people were given to do at the end of the session before, and how to look back on it; NULL: there is none, or it
 * stands on another activity's page. place: in the schedule. */
struct kf_box *kf_from_last_time_box(struct kf_build *build, int place);

/* "Session 2 of 3 · March 9, 2027 · 6:00 pm to 7:30 pm", as far as it is known; NULL: nothing is. */
const struct kf_inline *kf_slot_line(struct kf_build *build);
/* What was moved or left out for the slot; NULL: it is held as written. */
struct kf_box *kf_slot_changes_box(struct kf_build *build);
/* "**6:40 pm** Go to page 7, Close." */
const struct kf_inline *kf_jump_words(struct kf_build *build, const char *label, int to);

/* A section from its boxes, the title first; later pages say "title, continued". Returns it. */
struct kf_section *kf_guide_add_section(struct kf_build *build, struct kf_list *boxes, const char *title,
                                        const struct kf_node *origin, const char *address, struct kf_list *ret_sections);

/* Of a minute of the session: "6:35 pm" where its start is known, else "0:35"; short: "6:35". */
const char *kf_guide_clock(struct kf_build *build, int minute);
const char *kf_guide_clock_short(struct kf_build *build, int minute);
int kf_guide_page(const struct kf_build *build, int place); /* of an activity of the schedule; 0: not known yet */
const char *kf_guide_count(struct kf_build *build, const char *id, int n); /* "10 min", "45 minutes", "Activity 3" */

/* How many come, and what that makes of chairs and small groups; NULL: it is not known. */
struct kf_box *kf_group_box(struct kf_build *build);
/* What the second page prepares; NULL without such. */
struct kf_box *kf_supplies_box(struct kf_build *build, const struct kf_session *session, const struct kf_schedule *schedule);
struct kf_box *kf_leading_box(struct kf_build *build, const struct kf_session *session);
struct kf_box *kf_handouts_box(struct kf_build *build, const struct kf_schedule *schedule);

/* The rows of an activity's steps; and a rail of some of them, whose line goes on over its edge where rows are left out. */
struct kf_list kf_rail_rows(struct kf_build *build, const struct kf_held *held, kf_len width);
struct kf_box *kf_rail_box(struct kf_build *build, const struct kf_list *rows, int from, int to);

/* --- beside an activity's rail ---------------------------------------------------------------------------------------- */

#define KF_SIDE_WIDTH KF_MM(42)

/* What the side column gives up, one after the other: notes, the size of pictures, pictures. */
enum kf_ample { KF_WITH_NOTES, KF_WITHOUT_NOTES, KF_TIGHT, KF_IN_WORDS, KF_AMPLE_COUNT };

struct kf_side_parts {
    enum kf_ample ample;
    bool no_jump;                 /* when to go on stands elsewhere */
    const struct kf_inline *next; /* what comes next, where the page's foot has no room for it; NULL */
};

/* What is in use, when to go on, what to do if; as wide as the build. */
struct kf_box *kf_activity_side(struct kf_build *build, const struct kf_held *held, const struct kf_side_parts *parts);
/* "6:40 pm and still here? Go to page 7, Close." NULL when nothing can be too late. */
struct kf_box *kf_activity_jump(struct kf_build *build, const struct kf_held *held);

#define KF_RAIL_WIDTH KF_MM(132)
#define KF_ACTIVITY_TITLE_GAP KF_MM(3)

struct kf_activity_parts { /* of its pages; what an activity does not have is NULL */
    const struct kf_held *held;
    struct kf_list rows;  /* of the rail */
    struct kf_list views; /* of handouts that have something beside them */
    struct kf_box *title, *if_then, *next;
    struct kf_box *if_then_narrow; /* the same, as wide as the rail */
    const struct kf_inline *next_words;
};

/* Lays the parts out on as few pages as hold them. Returns whether what stands beside the handouts is among them. */
bool kf_activity_fill(struct kf_build *build, const struct kf_activity_parts *parts, struct kf_list *ret_boxes);

/* Handouts that come into use with this activity of the schedule and have something beside them: struct kf_handout_view. */
struct kf_list kf_new_handouts(struct kf_build *build, const struct kf_schedule *schedule, int place);
/* That, under a heading: NULL for none. With pictures as large as there is room for: NULL, there is too little. */
struct kf_box *kf_beside_in_words(struct kf_build *build, const struct kf_list *views);
struct kf_box *kf_beside_pictures(struct kf_build *build, const struct kf_list *views, kf_len room);
/* A page of their own. */
void kf_beside_section(struct kf_build *build, const struct kf_activity *activity, const struct kf_list *views,
                       struct kf_list *ret_sections);

/* --- handouts as laid out ------------------------------------------------------------------------------------------- */

/* The handout of this id; NULL when it is not in this edition. */
const struct kf_handout_view *kf_guide_handout(const struct kf_build *build, const char *id);
const char *kf_guide_handout_number(struct kf_build *build, const struct kf_handout_view *view); /* "2.1" */
const char *kf_guide_caption(struct kf_build *build, const struct kf_handout_view *view); /* "2.1 Six steps" */
/* Words that lead to the handout, in a document that has it. */
const struct kf_inline *kf_guide_handout_link(struct kf_build *build, const struct kf_handout_view *view, const char *words);
/* "One each, 1 page", "One for the group, 2 pages" */
const char *kf_guide_copies(struct kf_build *build, const struct kf_handout_view *view);
/* A page as laid out, as wide as this, in a frame; the handout's first one. */
struct kf_box *kf_guide_page_picture(struct kf_build *build, const struct kf_page *page, kf_len width, const char *alt);
struct kf_box *kf_guide_thumbnail(struct kf_build *build, const struct kf_handout_view *view, kf_len width);
/* Bold words, its number of pages and, where there is one, a third line; the same under its picture, which large print
 * leaves out. */
struct kf_box *kf_guide_card_words(struct kf_build *build, const struct kf_handout_view *view, const char *words,
                                   const char *third);
struct kf_box *kf_guide_card(struct kf_build *build, const struct kf_handout_view *view, kf_len width, const char *words,
                             const char *third);

/* What the facilitator listens for while people work on a handout, and the same page filled in. NULL when it has none. */
struct kf_box *kf_beside_handout(struct kf_build *build, const struct kf_handout_view *view);

/* --- parts ------------------------------------------------------------------------------------------------------------ */

struct kf_box *kf_guide_heading(struct kf_build *build, const char *id); /* words of the program */
/* "If time is short" over the author's text, small as beside a rail; NULL without text. */
struct kf_box *kf_guide_side_part(struct kf_build *build, const char *id, const struct kf_text *text);
/* A thin line across. */
struct kf_box *kf_guide_rule(struct kf_build *build);
/* "My notes" over lines that take the room that is left. */
struct kf_box *kf_guide_notes(struct kf_build *build, const char *address);
/* Boxes to tick, one a text. */
struct kf_box *kf_guide_ticks(struct kf_build *build, const struct kf_texts *texts);
/* Parts side by side, or under each other where there is one column. */
struct kf_box *kf_guide_beside(struct kf_build *build, struct kf_list *kids, const kf_len *widths, kf_len gap);

/* How high a box is when nothing is squeezed. */
kf_len kf_guide_height(struct kf_build *build, const struct kf_box *box, kf_len width);

#endif
