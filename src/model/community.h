#ifndef KF_MODEL_COMMUNITY_H
#define KF_MODEL_COMMUNITY_H

/* A programme's own folder: name, logo, region, names, words, helplines. And the words and helplines files of the kit. */

#include "compose/compose.h"
#include "schema/field.h"

struct kf_brand {
    const char *folder;   /* of the file that names the logo: a programme may have it from the one it is based on */
    const char *logo;     /* file inside the folder, NULL */
    const char *initials; /* one or two letters */
    const char *colour;   /* "#1B5E20", NULL */
    const struct kf_node *node;
};

struct kf_swap_row {
    const char *from, *to, *from_plural, *plural, *article;
    const struct kf_node *node;
};

struct kf_helpline {
    const char *id, *address;
    const struct kf_node *node;
    struct kf_text label, hours, note, languages_how, text_to;
    const char *number, *how, *url, *verified_on, *status;
    struct kf_words languages;
    bool verified;
};

struct kf_gap { /* what the country has no single line for */
    const char *id, *address;
    const struct kf_node *node;
    struct kf_text label, text;
    const char *url;
};

struct kf_helplines_own {
    const char *from;          /* region whose list is used; NULL: the community's region */
    struct kf_records add;     /* struct kf_helpline */
    const struct kf_node *use; /* violence-line: the id of the line that takes its place */
    const struct kf_node *node;
};

struct kf_training { /* how this programme trains those who lead */
    int renewal_months;
    const char *held_on; /* its last day; NULL: not known */
    const struct kf_node *node;
};

struct kf_programme_folder {
    const char *path, *name;
};

struct kf_community {
    const struct kf_node *node; /* with the keys of what it is based on, in one language */
    const struct kf_node *written; /* the same in all its languages */
    const char *folder; /* where community.yaml lies */
    const char *name;   /* the folder's name: its layer's name in inserted ids and messages */
    const struct kf_programme_folder *bases; /* what it is based on, the nearest first */
    int base_count;
    int kinfold;
    const char *based_on;
    const char *program, *tagline; /* printed in the header; program is NULL where a clinic writes its own name */
    struct kf_brand *brand;
    const char *region, *language, *paper;
    const char *care_note, *care_note_short; /* of the foot, in place of the kit's, in the community's language; NULL */
    bool immigration_note;                   /* "We do not ask about immigration status" is true here, and printed */
    struct kf_words modules; /* ids of those that it uses; empty: all */
    struct kf_words languages; /* that it prints; empty: the one above. Once loaded, the one above is the first of them */
    bool sample;               /* an example, never a programme's: marked on each page */
    const struct kf_node *names;
    struct kf_records words; /* struct kf_swap_row */
    struct kf_records avoid; /* struct kf_avoid: words of its own to avoid */
    struct kf_helplines_own *helplines;
    struct kf_training *training; /* NULL: not said */
    struct kf_series *series; /* model/series.h; NULL: none */
    bool is_default; /* modules/communities/default: the kit's own build */
};


struct kf_region { /* modules/helplines/US.yaml, with the community's own lines */
    const struct kf_node *node;
    const char *address;
    int kinfold;
    const char *region;
    const char *language; /* that its labels are written in; NULL: the module's */
    struct kf_text footer;
    struct kf_words print;   /* ids of verified lines and of gaps: the country's, then the community's own */
    struct kf_records lines; /* struct kf_helpline; once loaded, verified ones only, with the community's own */
    struct kf_records gaps;  /* struct kf_gap; one that the community fills is a line too, which is printed */
};

extern const struct kf_record kf_community_record;
extern const struct kf_record kf_helpline_record;
extern const struct kf_record kf_own_line_record; /* the same with texts for each language */
extern const struct kf_record kf_region_record;

/* The words that the program itself puts on pages, in the edition's language. */
struct kf_vocabulary;
/* Never NULL: an id that the words file lacks is a missing-key error at loading, for the list of ids in vocabulary.c. */
const char *kf_vocabulary_get(const struct kf_vocabulary *vocabulary, const char *id);
bool kf_vocabulary_has(const struct kf_vocabulary *vocabulary, const char *id);
/* All of them, from 0; NULL where the language lacks one. */
int kf_vocabulary_size(void);
const char *kf_vocabulary_at(const struct kf_vocabulary *vocabulary, int place);
/* Fills {{names}}: kf_vocabulary_fill(v, arena, "page-of", "page", "1", "pages", "2", NULL). */
char *kf_vocabulary_fill(const struct kf_vocabulary *vocabulary, struct kf_arena *arena, const char *id,
                         ...) G_GNUC_NULL_TERMINATED;

/* `program: blank` and the like, once the members are filled. */
void kf_community_settle(struct kf_community *community);

#define KF_MONTHS_MOST 120
/* Until a trainer's certificate is to be renewed: as the programme says, else two years. */
int kf_community_renewal_months(const struct kf_community *community);

#define KF_REPORTING_BODY "reporting-body" /* the name that the guide's limits of confidentiality need */
#define KF_VIOLENCE_LINE "violence-line" /* id of the line that a sheet safe to carry must not show */
/* The region, in arena, without this line among those that print. */
const struct kf_region *kf_region_without(struct kf_arena *arena, const struct kf_region *region, const char *id);
/* The line of this id if it is verified, else NULL: unverified numbers never print. */
const struct kf_helpline *kf_region_line(const struct kf_region *region, const char *id);
const struct kf_helpline *kf_region_any_line(const struct kf_region *region, const char *id);
const struct kf_gap *kf_region_gap(const struct kf_region *region, const char *id);
bool kf_helpline_serves(const struct kf_helpline *line, const char *language);

#endif
