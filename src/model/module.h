#ifndef KF_MODEL_MODULE_H
#define KF_MODEL_MODULE_H

/* A workshop module as bound: module.yaml, row by row. */

#include "schema/field.h"

enum kf_mark_shape {
    KF_SHAPE_CIRCLE,
    KF_SHAPE_BUBBLE,
    KF_SHAPE_HOUSE,
    KF_SHAPE_DIAMOND,
    KF_SHAPE_DOUBLE_RING,
    KF_SHAPE_SHIELD,
    KF_SHAPE_HEXAGON,
    KF_SHAPE_ARCH,
    KF_SHAPE_FLOWER,
    KF_SHAPE_SQUARE,
    KF_SHAPE_LEAF,
    KF_SHAPE_DROP,
    KF_SHAPE_SUN,
    KF_SHAPE_COUNT
};
enum kf_ribbon {
    KF_RIBBON_SOLID,
    KF_RIBBON_DOUBLE,
    KF_RIBBON_DASH,
    KF_RIBBON_DOTS,
    KF_RIBBON_DASH_DOT,
    KF_RIBBON_THIN_THICK,
    KF_RIBBON_TRIPLE,
    KF_RIBBON_WAVE,
    KF_RIBBON_RINGS,
    KF_RIBBON_SQUARES,
    KF_RIBBON_SLANT,
    KF_RIBBON_THICK_THIN,
    KF_RIBBON_RAYS,
    KF_RIBBON_COUNT
};
enum kf_keep { KF_KEEP_PRIVATE, KF_KEEP_LEAVE_HERE, KF_KEEP_SHRED, KF_KEEP_SHARE, KF_KEEP_TEAM };
enum kf_leader { KF_LED_BY_PEER, KF_LED_BY_COUNSELLOR, KF_LED_BY_THERAPIST };
enum kf_part { /* of a session: what an activity is for */
    KF_PART_OPENING, /* limits of confidentiality, settling: first at every length */
    KF_PART_REVIEW,
    KF_PART_TEACHING,
    KF_PART_PRIVATE_SHEET,
    KF_PART_ACTIVITY,
    KF_PART_BREAK,
    KF_PART_PRACTICE,
    KF_PART_PLAN,
    KF_PART_CLOSING, /* last at every length */
    KF_PART_COUNT
};
enum kf_strength { KF_WELL_SUPPORTED, KF_SOME_SUPPORT, KF_EARLY, KF_ONE_VIEW }; /* of a claim's evidence */
enum kf_touches { KF_TOUCHES_HURT = 1 << 0, KF_TOUCHES_TALK = 1 << 1, KF_TOUCHES_LIMIT = 1 << 2 };

/* The words of these in YAML, in the enums' order, NULL at the end; `keep-<word>`, `led-by-<word>` and `strength-<word>`
 * are words too. */
extern const char *const kf_picture_names[]; /* of drawings beside titles, ended by NULL */
extern const char *const kf_mark_shape_names[];
extern const char *const kf_ribbon_names[];
extern const char *const kf_keep_names[];
extern const char *const kf_leader_names[];
extern const char *const kf_part_names[];
extern const char *const kf_strength_names[];
extern const char *const kf_touches_names[]; /* hurt, talk, limit */

/* What of the source articles a part speaks of: for `kinfold report --coverage` alone. */
#define KF_COVERS_ROW(T, f)                                          \
    KF_INTS_ROW(T, covers, "covers", .min = 1, .max = 40, .flags = (f), \
                .help = "Rows of modules/coverage.tsv that this speaks of.")

struct kf_identity { /* how a module is told apart: number, mark, ribbon, then colour */
    int mark, ribbon;
    const char *accent, *tint; /* #RRGGBB, contrast checked */
    const struct kf_node *node;
};

struct kf_clinician_side { /* what staff need beside a handout: a page of its own, never on the family's sheet */
    const struct kf_node *node;
    struct kf_texts use_when, not_when, ask, if_it_goes_badly;
};

enum kf_copies { KF_COPIES_EACH, KF_COPIES_GROUP, KF_COPIES_PAIRS, KF_COPIES_THREES };

struct kf_handout { /* and a facilitator page or a shared piece: kf_piece_record, facilitator_only set */
    const char *id, *address;
    const struct kf_node *node;
    int kinfold;         /* of a shared piece's own file */
    const char *include; /* of a facilitator page: the piece that compose puts here, NULL afterwards */
    struct kf_text title, lead, question;
    const char *picture;   /* name of a picture, NULL */
    int sides;             /* promised, 0: none */
    int sides_large_print; /* 0: none */
    int reading_grade;     /* promised, 0: none */
    int copies;            /* enum kf_copies */
    int keep;
    int carry_safe; /* compose has done it */
    struct kf_words covers;
    struct kf_words for_;                    /* compose has done it */
    struct kf_words touches;                 /* words of kf_touches_names: a rule asks for a way out */
    struct kf_clinician_side *clinician;     /* NULL: none */
    bool safety, core, facilitator_only;
    bool sheet_title; /* title and lead on one line: the page is all grid */
    bool poster;      /* its lead is an idea to hang up */
    bool landscape;   /* turned on its side, without header and footer: a certificate */
    struct kf_blocks blocks;
    struct kf_records steps;                 /* of a shared piece that stands among an activity's steps: struct kf_step */
    int number; /* as written, else its place in the kit's file, from 1: handout 2.<number>; set by kf_content_load */
};

struct kf_step { /* a row of an activity's rail: exactly one of say, do, ask, watch */
    const char *id, *address;
    const struct kf_node *node;
    struct kf_text say;
    struct kf_texts do_, ask, watch;
    struct kf_text hint, listen_for;
    struct kf_minutes minutes; /* none: all through; for other lengths only: not held at this one */
    struct kf_words covers;
};

struct kf_if_then {
    const char *id, *address;
    const struct kf_node *node;
    struct kf_text if_, then;
};

struct kf_flexible { /* 0: not said */
    int least, most;
    const struct kf_node *node;
};

struct kf_activity {
    const char *id, *address;
    const struct kf_node *node;
    struct kf_text title, lead, alone, if_short, if_quiet, next;
    struct kf_minutes minutes;
    struct kf_flexible *flexible; /* NULL: the usual bounds of its kind; model/schedule.h */
    bool core, safety;
    int led_by, part;
    struct kf_records steps;   /* struct kf_step */
    struct kf_records if_then; /* struct kf_if_then */
    struct kf_words uses;    /* ids of handouts */
    struct kf_words covers;
};

struct kf_range {
    int from, to;
    struct kf_text note;
    const struct kf_node *node;
};

struct kf_facilitators {
    int count;
    struct kf_text note, alone;
    const struct kf_node *node;
};

struct kf_room {
    struct kf_text set_up, note;
    const struct kf_node *node;
};

struct kf_preparation {
    const char *id, *address;
    const struct kf_node *node;
    struct kf_text when;
    struct kf_texts do_;
};

struct kf_claim { /* what is known, how well, and from where: for facilitators */
    const char *id, *address;
    const struct kf_node *node;
    struct kf_text claim, note;
    int strength;
    struct kf_words sources; /* ids of the module's references */
    struct kf_words covers;
};

struct kf_home_practice {
    const struct kf_node *node;
    struct kf_text give, if_not_cleared, next_time;
};

struct kf_session {
    const struct kf_node *node;
    const char *address;
    struct kf_text lead, scope, supervision;
    const char *picture;
    struct kf_words lengths; /* minutes, as text; the first is the default */
    struct kf_range *group_size;
    struct kf_facilitators *facilitators;
    int led_by;
    struct kf_room *room;
    struct kf_texts goals, screen, not_for, materials, core_components;
    struct kf_records background; /* struct kf_claim */
    struct kf_home_practice *home_practice;
    struct kf_records prepare;    /* struct kf_preparation */
    struct kf_records activities; /* struct kf_activity */
};

struct kf_reference {
    const char *id;
    const struct kf_node *node;
    const char *authors, *title, *source, *doi;
    int year;
};

#define KF_AFTER_SCREENING "screening" /* each person was asked alone */
#define KF_AFTER_ALL "all"             /* comes last */

struct kf_module {
    const struct kf_node *node;
    const char *address;
    int kinfold; /* version of the format: 1 */
    const char *id;
    int number;
    const char *letter; /* in the number's place on pages: K of the kit's own pages; NULL */
    struct kf_text title, subtitle, aim, main_message, action;
    const char *version, *date, *language, *licence;
    struct kf_words audience;
    struct kf_words after; /* ids of modules, KF_AFTER_SCREENING or KF_AFTER_ALL: its place in a series */
    struct kf_identity *identity;
    struct kf_records handouts;          /* struct kf_handout */
    struct kf_session *session;          /* NULL: no guide */
    struct kf_records facilitator_pages; /* struct kf_handout */
    struct kf_records references;        /* struct kf_reference */
};

extern const struct kf_record kf_module_record;
extern const struct kf_record kf_handout_record;
extern const struct kf_record kf_piece_record; /* a file of pieces/, and a facilitator page; struct kf_handout */
extern const struct kf_record kf_words_record; /* words/<language>.yaml: for the JSON Schema */
extern const struct kf_record kf_session_record;
extern const struct kf_record kf_step_record;
extern const struct kf_record kf_activity_record;

/* What stands in the module's mark and before its handouts' numbers: "2", or its letter. In arena. */
const char *kf_module_sign(struct kf_arena *arena, const struct kf_module *module);
/* "2.3", of the third of its handouts. In arena. */
char *kf_module_handout_number(struct kf_arena *arena, const struct kf_module *module, int number);
/* Not handed in, left here or shredded. */
bool kf_handout_goes_home(const struct kf_handout *handout);
/* Bits of enum kf_touches; words that are none of them are left out (a rule reports them). */
unsigned kf_handout_touches(const struct kf_handout *handout);
/* Asked for, or because its first block fills the page. */
bool kf_has_sheet_title(const struct kf_handout *handout);

/* Minutes of the form at this place of lengths; 0 or more. */
int kf_session_length(const struct kf_session *session, int place);
int kf_minutes_for(const struct kf_minutes *minutes, int length); /* 0 when there is none for this length */

#endif
