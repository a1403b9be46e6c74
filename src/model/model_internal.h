#ifndef KF_MODEL_INTERNAL_H
#define KF_MODEL_INTERNAL_H

/* What the files that load content share. */

#include "base/day.h"
#include "compose/catalogue.h"
#include "model/translatable.h"

struct kf_names_list {
    struct kf_name *items;
    int count, room;
};

const char *kf_join_words(struct kf_arena *arena, const char *const *words, int count); /* "a, b, c" */
const char **kf_list_words(struct kf_arena *arena, const struct kf_list *list);
bool kf_world_has(struct kf_run *run, const char *folder, const char *name);
/* A diagnostic about a key of a mapping: at its value, else at the mapping. */
struct kf_span kf_span_of(const struct kf_node *mapping, const char *key);

/* The file of a module: an id of the kit, or a path. NULL after errors; its id is good, and the folder's. */
const struct kf_node *kf_module_read(struct kf_run *run, const struct kf_kit *kit, const char *module,
                                     const char **ret_id);

/* Logo and the like: a path that stays inside the folder. Pushes path-escapes or file-missing. */
bool kf_path_check(struct kf_run *run, const char *folder, const char *path, struct kf_span span);

struct kf_vocabulary {
    const char **texts; /* in the order of kf_word_ids */
    bool draft;
    const char *reviewed_by, *reviewed_on; /* of a translation, NULL */
};

/* vocabulary.c: every word that the program asks for, sorted. */
const char *const *kf_word_ids(int *ret_count);
int kf_word_place(const char *id); /* among them, -1 */

/* words_files.c. The words in a language, each from the first file that has it: the community's own, those that it is based
 * on, the kit's; then those of the same language, so that en-GB has what differs from en-US. NULL after errors. */
struct kf_vocabulary *kf_vocabulary_load(struct kf_run *run, const struct kf_kit *kit, const char *language);

/* The country whose lines are used. */
const char *kf_region_name(const struct kf_community *community);
/* The id of the line that was meant, NULL. */
const char *kf_region_nearest(struct kf_arena *arena, const struct kf_region *region, const char *id);
struct kf_span kf_region_span(const struct kf_community *community); /* where it is written */
/* own_lines.c. The country's file with the community's own lines, checked ones only; language as in kf_own_lines_add. */
struct kf_node *kf_region_with_own(struct kf_arena *arena, const struct kf_region *region,
                                   const struct kf_community *community, const char *language);
/* line_languages.c. The checked lines of its own, each text that is given for each language in this one; NULL: without
 * those texts, which no PO file translates. */
void kf_own_lines_add(struct kf_arena *arena, const struct kf_community *community, const char *language,
                      struct kf_list *lines);
/* False after errors: a text that is given for each language, and not for the list's. */
bool kf_own_lines_check(struct kf_run *run, const struct kf_community *community, const char *language);
/* Those texts as translations: region is the address of the list, from its language. */
const struct kf_catalogue *kf_own_lines_catalogue(struct kf_arena *arena, const struct kf_community *community,
                                                  const char *region, const char *from, const char *to);
/* country: as read; region: with own lines. False after errors: unknown and unchecked lines, a gap in the way out. */
bool kf_region_check_choices(struct kf_run *run, const struct kf_region *country, const struct kf_region *region,
                             const struct kf_community *community);
/* Prints the community's own lines too, and puts lines in the place of others, as `use:` says. */
void kf_region_choose(struct kf_arena *arena, struct kf_region *region, const struct kf_community *community);
/* Emergency first, then lines that answer in the language, then the others. */
void kf_region_order(struct kf_arena *arena, struct kf_region *region, const char *language);

/* Two steps, for the names of texts come from the region's lines and the region's footer needs the names. */
struct kf_region *kf_region_read(struct kf_run *run, const struct kf_kit *kit, const char *module_language,
                                 const char *language);
struct kf_region *kf_region_compose(struct kf_run *run, const struct kf_kit *kit, const struct kf_region *read,
                                    const char *module_language, const char *language,
                                    const struct kf_catalogues *catalogues, const struct kf_names_list *names,
                                    bool *ret_draft);

/* swaps.c: the rows of `words:`. */
void kf_swaps_check(struct kf_run *run, const struct kf_community *community);
struct kf_word_swap *kf_swaps_of(struct kf_arena *arena, const struct kf_community *community);

/* What stands for names that reveal, on sheets that are safe to carry: before all others. */
void kf_names_collect_plain(struct kf_run *run, const struct kf_vocabulary *vocabulary, struct kf_names_list *ret_names);
/* The values of {{names}}, the strongest first. False after an error. */
bool kf_names_collect(struct kf_run *run, const struct kf_kit *kit, const struct kf_region *region, bool for_staff,
                      bool right_to_left, struct kf_names_list *ret_names);


/* Edition: the language that is meant when none is given. False after an error. */
bool kf_edition_settle_language(struct kf_run *run, const struct kf_kit *kit, const struct kf_node *module,
                                const char *id, struct kf_edition *edition);

#endif
