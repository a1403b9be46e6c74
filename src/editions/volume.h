#ifndef KF_EDITIONS_VOLUME_H
#define KF_EDITIONS_VOLUME_H

/* Documents that are made of other documents: a participant packet, a facilitator pack. Each part is laid out as it is by
 * itself, so that its numbers, its pictures in the guide and the paper in a cupboard stay right. */

#include "editions/document.h"

#define KF_KIT_MODULE "kit" /* its pages go with every module */
#define KF_KIT_HELPLINES "helplines" /* the page of these that every packet has */

struct kf_chapter { /* a module in one edition, laid out: handouts in order, then the guide where it is wanted */
    const struct kf_content *content;
    const struct kf_documents *documents;
};

struct kf_volume {
    PangoContext *context; /* set for the language of the first chapter */
    struct kf_chapter kit; /* in the same language */
    const struct kf_chapter *chapters; /* sessions of the series, each with its own in its edition; or one module */
    int chapter_count;
    const struct kf_series *series; /* NULL: of one module */
};

/* Cover, a log of the pages, the helplines, then all handouts of the one chapter. NULL after errors. */
struct kf_document *kf_packet_layout(struct kf_run *run, const struct kf_volume *volume);
/* What the kit's pages may list of the sessions that are bound with them: model/facts.h. */
const struct kf_facts *kf_facts_of_chapters(struct kf_arena *arena, const struct kf_chapter *chapters, int count);

enum kf_cut { KF_CUT_NOTHING, KF_CUT_ONE_SIDED /* nothing may be behind it */, KF_CUT_TWO_SIDED /* but its backs */ };

struct kf_handout;

/* How a handout is printed that is cut. */
enum kf_cut kf_cut_outs_how(struct kf_arena *arena, const struct kf_handout *handout, const struct kf_pages *pages);
/* The handouts of a chapter that have something to cut out, for both sides of the paper. NULL: none has. */
struct kf_document *kf_cut_outs_layout(struct kf_run *run, PangoContext *context, const struct kf_chapter *chapter);
/* What hangs on walls: ideas to be read from six metres, the kit's group agreement, the module's first drawing, room signs,
 * a name tent. Each is a sheet of its own. */
struct kf_document *kf_posters_layout(struct kf_run *run, PangoContext *context, const struct kf_content *content,
                                      const struct kf_content *kit);

/* Says that the kit's page of helplines, which every packet has, is not there in this language. */
void kf_volume_no_helplines(struct kf_run *run, const struct kf_content *kit);
/* Cover, contents, how to use it, the series at a glance, then of each chapter the guide and the handouts to copy, what goes
 * with every session, and the references of all. */
struct kf_document *kf_pack_layout(struct kf_run *run, const struct kf_volume *volume);

/* Folder of a series' files: its title in plain letters, "winter-families-group"; "series" without. */
const char *kf_series_folder(struct kf_arena *arena, const struct kf_series *series);

#endif
