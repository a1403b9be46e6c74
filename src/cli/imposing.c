/* Copies for printers. */

#include "cli/imposing.h"

#include <string.h>

#include "cli/own_document.h"
#include "editions/leak_proof.h"
#include "editions/volume.h"

enum { FEWEST_TO_FOLD = 3 };

#define LEAST_BODY 9.0       /* pt: what tired eyes read */
#define THICKNESS KF_MM(0.1) /* of a sheet of 80 g paper */

/* --- whether it can be read ------------------------------------------------------------------------------------------ */

/* The size of the body's letters on the sheet, in points; *ret_whole: on the page. */
static double body_on_sheet(const struct kf_edition *edition, enum kf_imposition imposition, double *ret_whole)
{
    struct kf_theme theme;

    kf_theme_init(&theme, edition, "en", /* right_to_left */ false, /* identity */ NULL);
    *ret_whole = kf_to_pt(theme.types[KF_STYLE_BODY].size);
    return *ret_whole * kf_impose_scale(imposition, kf_to_pt(theme.page_width), kf_to_pt(theme.page_height));
}

static bool check_size(struct kf_cli *cli, const struct kf_options *options, struct kf_edition edition)
{
    struct kf_arena *arena = cli->run.arena;
    double whole, large, size = body_on_sheet(&edition, options->impose, &whole);
    const char *variant = kf_variant_names[edition.variant];

    if (size >= LEAST_BODY) {
        return true;
    }
    edition.variant = KF_LARGE_PRINT;
    large = body_on_sheet(&edition, options->impose, &(double){0});
    kf_cli_usage(cli,
                 kf_arena_format(arena,
                                 "choose --variant large-print: its letters become %.1f pt. Or, for a booklet in full "
                                 "size on paper twice as large, --impose booklet-full",
                                 large),
                 "--impose %s: the letters of the %s pages, %.0f pt, would become %.1f pt; under %.0f pt they tire the eye",
                 kf_imposition_names[options->impose - 1], variant, whole, size, LEAST_BODY);
    return false;
}

bool kf_imposing_check(struct kf_cli *cli, const struct kf_options *options, const struct kf_kit *kit)
{
    bool good = true;

    if (options->impose == KF_NOT_IMPOSED) {
        return true;
    }
    if (options->edition.fillable) {
        kf_cli_usage(cli, "leave one of them out", "--impose is for paper, and --fillable for the screen");
        return false;
    }
    for (int i = 0; i < options->variant_count && good; i++) {
        good = check_size(cli, options, kf_options_edition(options, kit, i));
    }
    return good;
}

/* --- the copy --------------------------------------------------------------------------------------------------------- */

/* "This page is empty on purpose.", in the middle of a page. */
static bool make_empty(struct kf_run *run, PangoContext *context, const struct kf_content *content,
                       struct kf_finished *ret_finished)
{
    struct kf_arena *arena = kf_arena_new();
    struct kf_own_document page;
    const char *words = kf_vocabulary_get(content->vocabulary, "print-only-empty");
    struct kf_fit fit;
    bool good;

    kf_own_document_init(&page, run, arena, context, content, content->edition.paper, /* mirrored */ true);
    fit = kf_fit_natural(&page.theme);
    kf_placer_new_page(&page.placer);
    struct kf_box *text = kf_own_words(&page, words, KF_STYLE_HEADING, KF_ROLE_P);
    kf_len height = kf_measure(&page.shaper, text, page.theme.live_width, &fit);
    kf_place(&page.placer, 0, text, (struct kf_point){page.theme.left, page.theme.page_height / 2}, page.theme.live_width,
             height, &fit, page.pages.root, KF_ARTIFACT_NONE);
    good = kf_own_document_finish(&page, words, ret_finished);
    kf_arena_free(arena);
    return good;
}

/* "six-steps.large-print.pdf" and "booklet": "six-steps.large-print.booklet.pdf". */
static const char *name_of(struct kf_arena *arena, const char *name, enum kf_imposition imposition)
{
    int stem = (int)(strlen(name) - strlen(".pdf"));

    return kf_arena_format(arena, "%.*s.%s.pdf", stem, name, kf_imposition_names[imposition - 1]);
}

static struct kf_document_info info_of(struct kf_run *run, const struct kf_content *content,
                                       const struct kf_document *document)
{
    bool plain = content->edition.carry_safe;

    return (struct kf_document_info){
        .title = kf_vocabulary_fill(content->vocabulary, run->arena, "print-only-title", "title", document->title, "file",
                                    document->name, NULL),
        .author = plain ? NULL : content->kit->community->program,
        .subject = plain ? NULL : content->module->title.text,
        .language = content->language,
        .version = content->module->version,
        .right_to_left = content->right_to_left,
        .nameless = plain,
        .date = content->date,
    };
}

/* What is cut out, or hangs on a wall, is not folded. NULL: a booklet can be made of it. */
static const char *why_not_folded(struct kf_arena *arena, const struct kf_content *content,
                                  const struct kf_document *document)
{
    const struct kf_handout *handout = kf_document_handout(content, document);

    if (document->kind == KF_MAKE_CARDS ||
        (handout != NULL && kf_cut_outs_how(arena, handout, &document->pages) != KF_CUT_NOTHING)) {
        return "to cut out, not to fold: no booklet";
    }
    if (document->kind == KF_MAKE_POSTERS) {
        return "to hang up, not to fold: no booklet";
    }
    return document->pages.count < FEWEST_TO_FOLD ? "too short to fold: no booklet" : NULL;
}

bool kf_imposed_make(struct kf_run *run, PangoContext *context, const struct kf_content *content,
                     const struct kf_document *document, enum kf_imposition imposition,
                     const struct kf_finished *finished, struct kf_imposed *ret_imposed)
{
    struct kf_imposed imposed = {.name = name_of(run->arena, document->name, imposition)};
    struct kf_impose_input input = {
        .pdf = finished->pdf,
        .length = finished->length,
        .imposition = imposition,
        .thickness = THICKNESS,
        .info = info_of(run, content, document),
    };
    const char *remark = imposition == KF_TWO_UP ? NULL : why_not_folded(run->arena, content, document);
    int pages = document->pages.count;
    struct kf_finished empty;

    imposed.title = input.info.title;
    if (remark != NULL || finished->pdf == NULL) {
        *ret_imposed = (struct kf_imposed){.name = imposed.name, .title = imposed.title, .remark = remark};
        return true;
    }
    if (imposition != KF_TWO_UP && pages % 4 != 0) {
        if (!make_empty(run, context, content, &empty)) {
            return false;
        }
        input.empty = empty.pdf;
        input.empty_length = empty.length;
    }
    if (!kf_impose(run, &input, &imposed.finished, &imposed.sides) ||
        !kf_document_keeps_secrets(run, content, document, imposed.name, &imposed.finished)) {
        return false;
    }
    *ret_imposed = imposed;
    return true;
}
