#ifndef KF_MODEL_EDITION_H
#define KF_MODEL_EDITION_H

/* What is printed: a module in one edition, ready to be built. */

#include "compose/compose.h"
#include "model/community.h"
#include "model/module.h"

enum kf_variant { KF_STANDARD, KF_LARGE_PRINT, KF_INK_SAVER, KF_CLEAR_SPACING, KF_VARIANT_COUNT };
enum kf_paper { KF_LETTER, KF_A4, KF_PAPER_COUNT };

extern const char *const kf_variant_names[]; /* "standard", "large-print", "ink-saver", "clear-spacing", NULL */
extern const char *const kf_paper_names[];   /* "letter", "a4", NULL */

/* Two languages in one document: item beside item, or each on pages of its own that face the other's. */
enum kf_bilingual { KF_ONE_LANGUAGE, KF_COLUMNS, KF_FACING };

extern const char *const kf_bilingual_names[]; /* "columns", "facing", NULL: of the two forms */

struct kf_edition {
    enum kf_variant variant;
    enum kf_paper paper;
    bool fillable;
    bool carry_safe; /* nothing on the sheet tells whose it is or what it is about: for pockets that others go through */
    const char *language; /* NULL: the community's, else the module's */
    bool language_listed; /* by the community, for all modules: one that has no such translation is left out */
    enum kf_bilingual bilingual;
    const char *second_language; /* of a document in two */
    const char *audience; /* NULL: the module's first */
    int length;           /* minutes of the session; 0: the first */
    int group_size;       /* people; 0: not known */
    const char *start, *date; /* of the session, "18:00" and "2027-03-02"; NULL: not known */
    const struct kf_series_session *session; /* of the community's series, NULL: none; model/series.h */
    const struct kf_setting *settings;
    int setting_count;
};

/* Where things are: found once a run. */
struct kf_kit {
    const char *data_dir;           /* holds modules/ and fonts/ */
    const struct kf_shapes *shapes; /* block types: from blocks/registry */
    const struct kf_community *community;
    struct kf_community *default_community;
    const struct kf_node *const *pieces;
    int piece_count;
    struct kf_list avoid; /* const struct kf_avoid_file *; model/avoid.h */
    const char **module_ids; /* folders of modules/ that hold a module.yaml, sorted */
    int module_count;
    const char **used_ids; /* of these, what the community uses */
    int used_count;
    bool only_read; /* nothing is printed: drafts and words of another language do no harm, errors leave what is read */
};

/* Reads the community (NULL: modules/communities/default), the pieces, the list of modules. NULL after errors. */
struct kf_kit *kf_kit_open(struct kf_run *run, const struct kf_shapes *shapes, const char *community_dir);

struct kf_schedule;
struct kf_facts;
struct kf_kept;

/* Whether families get its pages: unreviewed translations of safety texts are errors then. */
bool kf_kit_is_for_families(const struct kf_kit *kit);

/* A module read, composed and bound for one edition; what the pages need. */
struct kf_content {
    const struct kf_kit *kit;
    struct kf_edition edition;      /* with language, audience and length settled */
    const struct kf_node *nodes;    /* stage 1 */
    const struct kf_compose_input *input; /* of stage 2: what `overlay accept` records */
    struct kf_composed composed;    /* stage 2 */
    const struct kf_module *module; /* stage 3 */
    const struct kf_schedule *schedule; /* of its session in the edition's slot; NULL: no session */
    const struct kf_region *region; /* in the edition's language, names filled */
    const struct kf_vocabulary *vocabulary;
    const char *language; /* BCP 47 */
    bool right_to_left;
    const struct kf_content *before; /* the session before it in the series; NULL: none, or not held in a series */
    const struct kf_facts *facts; /* of the sessions that its pages for staff go with; NULL: of its own */
    const struct kf_content *second; /* the same module in the other language; NULL: in one */
    struct kf_kept *kept; /* what has been read out of it: model/kept.h */
    bool draft;     /* prints the draft-translation mark */
    long long date; /* SOURCE_DATE_EPOCH, else the module's date */
};

/* The languages that a module is there in, const char *: its own, then those of its translations, each once. In arena. */
struct kf_list kf_module_languages(struct kf_run *run, const struct kf_kit *kit, const char *id, const char *own);

/* The path of an image file that a node names: beside the file that the node stands in, in the module's folder, the
 * community's, or the kit's modules/pictures. Pushes path-escapes or file-missing and returns NULL. */
const char *kf_picture_path(struct kf_run *run, const struct kf_content *content, const struct kf_node *name);

/* module: an id of the kit or a path of a module.yaml. NULL after errors. */
const struct kf_content *kf_content_load(struct kf_run *run, const struct kf_kit *kit, const char *module,
                                         const struct kf_edition *edition);

/* `six-steps`, `.ar` or `.en-ar`, `.facing`, `.couple`, `.90`, `.session-spring-2`, `.large-print`, `.fillable`, `.a4`,
 * `.pdf`: the defaults left out. What is made for a session of the series has its id, since another session may make the
 * same piece in other words; a sheet that is safe to carry has its place, `.2`. stem is the piece's id. In arena. The
 * default paper is the community's. */
char *kf_output_name(struct kf_arena *arena, const struct kf_content *content, const char *stem, bool with_length);

#endif
