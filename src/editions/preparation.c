/* What the guide's first pages prepare: what to bring, do and hand out, what the session is for and who leads it. */
#include <string.h>

#include "editions/guide_internal.h"
#include "model/supplies.h"

#define COLUMN_GAP KF_MM(8)
#define THUMBNAIL KF_MM(34)
#define THUMBNAIL_SMALL KF_MM(26)
#define THUMBNAIL_GAP KF_MM(4.8)

enum { BESIDE_MOST = 2, LARGE_MOST = 4, ROW_MOST = 6 }; /* thumbnails: in a column, large, in a row */

/* --- handouts ------------------------------------------------------------------------------------------------------------ */

struct views { /* of the handouts, each once */
    const struct kf_handout_view **items;
    int count;
};

static bool has_view(const struct views *views, const struct kf_handout_view *view)
{
    for (int i = 0; i < views->count; i++) {
        if (views->items[i] == view) {
            return true;
        }
    }
    return false;
}

/* In the order in which the session uses them. */
static struct views views_in_use(struct kf_build *build, const struct kf_schedule *schedule)
{
    struct views views = {KF_NEW_ARRAY(build->arena, build->handout_count, const struct kf_handout_view *), 0};

    for (int i = 0; i < schedule->count; i++) {
        const struct kf_words *uses = &schedule->items[i].activity->uses;
        for (int j = 0; j < uses->count; j++) {
            const struct kf_handout_view *view = kf_guide_handout(build, uses->items[j]);
            if (view && !has_view(&views, view)) {
                views.items[views.count++] = view;
            }
        }
    }
    return views;
}

static void add_name(struct kf_build *build, const struct kf_handout_view *view, struct kf_list *names)
{
    if (names->count > 0) {
        kf_list_add(build->arena, names, (void *)(uintptr_t)kf_build_plain(build, " · "));
    }
    kf_list_add(build->arena, names, (void *)(uintptr_t)kf_guide_handout_link(build, view, kf_guide_caption(build, view)));
}

/* "Also in this module: 2.6 When I listen · 2.8 A letter": each name leads to its handout. */
static void add_names(struct kf_build *build, const char *id, const struct kf_list *names, struct kf_list *ret_boxes)
{
    if (names->count > 0) {
        const char *words = kf_vocabulary_fill(build->content->vocabulary, build->arena, id, "handouts", "\uFFFC", NULL);
        char **around = g_strsplit(words, "\uFFFC", 2);
        const struct kf_inline *parts[] = {
            kf_build_plain(build, around[0]),
            kf_inline_join(build->arena, (const struct kf_inline *const *)names->items, names->count),
            kf_build_plain(build, around[1] ? around[1] : ""),
        };
        const struct kf_inline *all = kf_inline_join(build->arena, parts, (int)G_N_ELEMENTS(parts));
        kf_list_add(build->arena, ret_boxes, kf_part_inline(build, all, KF_STYLE_COMPACT, KF_ROLE_P));
        g_strfreev(around);
    }
}

/* What is in use and has no place in the row of pictures, then what this length leaves out. */
static void add_others(struct kf_build *build, const struct views *used, struct kf_list *ret_boxes)
{
    struct kf_list more = {0}, others = {0};

    for (int i = ROW_MOST; i < used->count && !build->theme->single_column; i++) {
        add_name(build, used->items[i], &more);
    }
    for (int i = 0; i < build->handout_count; i++) {
        if (!has_view(used, &build->handouts[i])) {
            add_name(build, &build->handouts[i], &others);
        }
    }
    add_names(build, "more-handouts", &more, ret_boxes);
    add_names(build, "also-handouts", &others, ret_boxes);
}

/* One row of them; a place that is left over stays empty. */
static struct kf_box *thumbnails_box(struct kf_build *build, const struct views *views, int across, kf_len width)
{
    kf_len *widths = KF_NEW_ARRAY(build->arena, across, kf_len);
    kf_len gap = across > 1 ? kf_len_min(THUMBNAIL_GAP, (build->width - across * width) / (across - 1)) : 0;
    struct kf_list row = {0};

    for (int i = 0; i < across; i++) {
        widths[i] = width;
        kf_list_add(build->arena, &row,
                    i < views->count ? kf_guide_card(build, views->items[i], width,
                                                     kf_guide_caption(build, views->items[i]), NULL)
                                     : kf_box_space(build->arena, 0));
    }
    struct kf_box *box = kf_box_row(build->arena, &row, widths, across * (width + gap) - gap, gap);
    box->flags |= KF_KEEP_WHOLE;
    return box;
}

/* Large print names them under each other. */
static struct kf_box *pictures_box(struct kf_build *build, const struct views *views)
{
    struct kf_list names = {0};

    if (!build->theme->single_column) {
        return thumbnails_box(build, views, MIN(views->count, (int)ROW_MOST),
                              views->count <= LARGE_MOST ? THUMBNAIL : THUMBNAIL_SMALL);
    }
    for (int i = 0; i < views->count; i++) {
        const char *words = kf_guide_caption(build, views->items[i]);
        kf_list_add(build->arena, &names, kf_guide_card(build, views->items[i], build->width, words, NULL));
    }
    return kf_box_stack(build->arena, &names, KF_MM(2));
}

static bool stands_in_column(const struct kf_build *build, const struct views *used)
{
    return used->count > 0 && used->count <= BESIDE_MOST && used->count == build->handout_count &&
           !build->theme->single_column;
}

struct kf_box *kf_handouts_box(struct kf_build *build, const struct kf_schedule *schedule)
{
    struct views used = views_in_use(build, schedule);
    struct kf_list kids = {0};

    if (build->handout_count == 0 || stands_in_column(build, &used)) {
        return NULL;
    }
    kf_list_add(build->arena, &kids, kf_guide_heading(build, "handouts"));
    if (used.count > 0) {
        kf_list_add(build->arena, &kids, kf_box_gap_after(pictures_box(build, &used), KF_MM(3)));
    }
    add_others(build, &used, &kids);
    struct kf_box *box = kf_box_stack(build->arena, &kids, 0);
    box->flags |= KF_SNAP;
    return box;
}

/* --- bring and prepare --------------------------------------------------------------------------------------------------- */

static struct kf_box *preparation_box(struct kf_build *build, const struct kf_preparation *preparation)
{
    struct kf_box *when = kf_part_text(build, &preparation->when, KF_STYLE_LABEL, KF_ROLE_P);

    when->flags |= KF_KEEP_NEXT;
    return kf_part_stack(build, KF_MM(.6), when, kf_guide_ticks(build, &preparation->do_), NULL);
}

/* One after the other, or two beside each other where there is room. */
static struct kf_box *prepare_box(struct kf_build *build, const struct kf_session *session, kf_len width, int across)
{
    struct kf_build inner = *build;
    struct kf_list rows = {0};

    inner.width = (width - COLUMN_GAP * (across - 1)) / across;
    for (int i = 0; i < session->prepare.count; i += across) {
        struct kf_list row = {0};
        for (int j = i; j < i + across; j++) {
            kf_list_add(build->arena, &row, j < session->prepare.count
                                                ? preparation_box(&inner, session->prepare.items[j])
                                                : kf_box_space(build->arena, 0));
        }
        kf_list_add(build->arena, &rows,
                    across == 1 ? row.items[0]
                                : kf_box_row(build->arena, &row, (const kf_len[]){inner.width, inner.width}, width, COLUMN_GAP));
    }
    return kf_part_stack(build, 0, kf_guide_heading(build, "prepare"), kf_box_stack(build->arena, &rows, KF_MM(2)), NULL);
}

static const char *groups_of(struct kf_build *build, struct kf_small_groups groups)
{
    const struct kf_vocabulary *vocabulary = build->content->vocabulary;
    const char *threes = kf_vocabulary_fill(vocabulary, build->arena, "of-three", "n",
                                            kf_arena_format(build->arena, "%d", groups.threes), NULL);
    const char *twos =
        groups.ones > 0 ? kf_vocabulary_get(vocabulary, "one-alone")
                        : kf_vocabulary_fill(vocabulary, build->arena, "of-two", "n",
                                             kf_arena_format(build->arena, "%d", groups.twos), NULL);

    return groups.threes == 0                        ? twos
           : groups.twos == 0 && groups.ones == 0    ? threes
                                                     : kf_vocabulary_fill(vocabulary, build->arena, "list-more", "a", threes,
                                                                          "b", twos, NULL);
}

/* "**For 9 people** 12 chairs · In threes: 3 of three · In pairs: 1 of three, 3 of two" */
struct kf_box *kf_group_box(struct kf_build *build)
{
    const struct kf_supplies *supplies = kf_supplies_new(build->arena, build->content);
    const struct kf_vocabulary *vocabulary = build->content->vocabulary;
    struct kf_text *words = KF_NEW(build->arena, struct kf_text);

    if (supplies == NULL) {
        return NULL;
    }
    words->text = kf_arena_format(
        build->arena, "%s · %s · %s", kf_guide_count(build, "chairs", supplies->chairs),
        kf_vocabulary_fill(vocabulary, build->arena, "in-threes", "what", groups_of(build, supplies->in_threes), NULL),
        kf_vocabulary_fill(vocabulary, build->arena, "in-pairs", "what", groups_of(build, supplies->in_pairs), NULL));
    return kf_part_inline(build, kf_build_labelled(build, kf_guide_count(build, "for-people", supplies->people), words),
                          KF_STYLE_COMPACT, KF_ROLE_P);
}

/* "Pens: 12", where it is known how many come. */
static struct kf_texts counted_materials(struct kf_build *build, const struct kf_session *session)
{
    const struct kf_supplies *supplies = kf_supplies_new(build->arena, build->content);
    struct kf_texts texts = session->materials;

    texts.items = kf_arena_copy(build->arena, texts.items, (size_t)texts.count * sizeof *texts.items);
    for (int i = 0; supplies != NULL && i < texts.count; i++) {
        if (supplies->materials[i].count > 0) {
            texts.items[i].text = kf_vocabulary_fill(build->content->vocabulary, build->arena, "amount", "what",
                                                     texts.items[i].text, "n",
                                                     kf_arena_format(build->arena, "%d", supplies->materials[i].count), NULL);
        }
    }
    return texts;
}

struct kf_box *kf_supplies_box(struct kf_build *build, const struct kf_session *session, const struct kf_schedule *schedule)
{
    struct views used = views_in_use(build, schedule);
    bool pictures = stands_in_column(build, &used), single = build->theme->single_column;
    kf_len bring = single ? build->width : pictures ? KF_MM(47) : KF_MM(54), gap = pictures ? KF_MM(4) : COLUMN_GAP;
    kf_len prepare = single ? build->width : pictures ? KF_MM(53) : build->width - bring - gap;
    struct kf_build inner = *build;
    struct kf_list kids = {0};
    kf_len widths[3];
    int count = 0;

    if (session->materials.count > 0) {
        struct kf_texts materials = counted_materials(build, session);
        inner.width = widths[count++] = bring;
        kf_list_add(build->arena, &kids, kf_part_stack(build, 0, kf_guide_heading(build, "bring"),
                                                       kf_guide_ticks(&inner, &materials), NULL));
    }
    if (session->prepare.count > 0) {
        widths[count++] = prepare;
        kf_list_add(build->arena, &kids, prepare_box(build, session, prepare, single || pictures ? 1 : 2));
    }
    if (pictures) {
        inner.width = widths[count++] = 2 * THUMBNAIL + THUMBNAIL_GAP;
        kf_list_add(build->arena, &kids,
                    kf_part_stack(build, 0, kf_guide_heading(build, "handouts"),
                                  thumbnails_box(&inner, &used, BESIDE_MOST, THUMBNAIL), NULL));
    }
    return count > 0 ? kf_guide_beside(build, &kids, widths, gap) : NULL;
}

/* --- who leads it -------------------------------------------------------------------------------------------------------- */

static struct kf_box *led_by(struct kf_build *build, int leader)
{
    const struct kf_vocabulary *vocabulary = build->content->vocabulary;
    struct kf_text *who = KF_NEW(build->arena, struct kf_text);

    who->text = kf_vocabulary_get(vocabulary, kf_arena_format(build->arena, "led-by-%s", kf_leader_names[leader]));
    return kf_part_inline(build, kf_build_labelled(build, kf_vocabulary_get(vocabulary, "led-by"), who), KF_STYLE_COMPACT,
                          KF_ROLE_P);
}

static void add_text(struct kf_build *build, const char *id, const struct kf_text *text, struct kf_list *ret_parts)
{
    if (text->text) {
        kf_list_add(build->arena, ret_parts,
                    kf_part_stack(build, 0, kf_guide_heading(build, id),
                                  kf_part_text(build, text, KF_STYLE_COMPACT, KF_ROLE_P), NULL));
    }
}

static struct kf_list leading_parts(struct kf_build *build, const struct kf_session *session)
{
    struct kf_list parts = {0};

    add_text(build, "scope", &session->scope, &parts);
    if (session->core_components.count > 0) {
        kf_list_add(build->arena, &parts,
                    kf_part_stack(build, 0, kf_guide_heading(build, "core-components"),
                                  kf_part_bullets(build, &session->core_components, KF_STYLE_COMPACT), NULL));
    }
    if (session->facilitators) {
        add_text(build, "one-facilitator", &session->facilitators->alone, &parts);
    }
    add_text(build, "supervision", &session->supervision, &parts);
    kf_list_add(build->arena, &parts, led_by(build, session->led_by));
    return parts;
}

/* In two columns: each part goes under what is shorter so far. */
struct kf_box *kf_leading_box(struct kf_build *build, const struct kf_session *session)
{
    bool single = build->theme->single_column;
    struct kf_build inner = *build;
    struct kf_list columns[2] = {{0}, {0}}, kids = {0};
    kf_len heights[2] = {0, 0};

    inner.width = single ? build->width : (build->width - COLUMN_GAP) / 2;
    struct kf_list parts = leading_parts(&inner, session);
    for (int i = 0; i < parts.count; i++) {
        int column = !single && heights[1] < heights[0];
        kf_list_add(build->arena, &columns[column], parts.items[i]);
        heights[column] += kf_guide_height(build, parts.items[i], inner.width) + KF_MM(4);
    }
    for (int i = 0; i < 2; i++) {
        kf_list_add(build->arena, &kids, kf_box_stack(build->arena, &columns[i], KF_MM(4)));
    }
    return kf_guide_beside(build, &kids, (const kf_len[]){inner.width, inner.width}, COLUMN_GAP);
}
