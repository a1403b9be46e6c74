/* What the page filler did, said for the person who writes the page. */

#include "cli/explanation.h"

struct sayer { /* of one page */
    struct kf_arena *arena;
    const struct kf_fill *fill;
    const struct kf_theme *theme;
    const char *squeezed, *stretched; /* lists so far; NULL: nothing */
};

static int tenths_of(kf_len length)
{
    return KF_ROUND(kf_to_mm(length) * 10);
}

/* With a point in every locale: "9", "10.4". */
static const char *mm(struct kf_arena *arena, kf_len length)
{
    int tenths = tenths_of(length);

    return tenths % 10 == 0 ? kf_arena_format(arena, "%d", tenths / 10)
                            : kf_arena_format(arena, "%d.%d", tenths / 10, ABS(tenths % 10));
}

static void append(struct sayer *sayer, const char **list, const char *separator, const char *words)
{
    *list = *list ? kf_arena_format(sayer->arena, "%s%s%s", *list, separator, words) : words;
}

static void say(struct sayer *sayer, const char **list, const char *words)
{
    append(sayer, list, ", ", words);
}

static void say_moved(struct sayer *sayer, const char *what, kf_len from, kf_len to)
{
    if (tenths_of(from) != tenths_of(to)) {
        say(sayer, to < from ? &sayer->squeezed : &sayer->stretched,
            kf_arena_format(sayer->arena, "%s from %s to %s mm", what, mm(sayer->arena, from), mm(sayer->arena, to)));
    }
}

static void say_fit(struct sayer *sayer)
{
    const struct kf_fit *fit = &sayer->fill->fit;

    say_moved(sayer, "gaps", sayer->theme->gap, fit->gap);
    say_moved(sayer, "writing lines", sayer->theme->pitch, sayer->fill->pitch);
    if (fit->drop_lines > 0) {
        say(sayer, &sayer->squeezed, "a line less in each writing area of more than two");
    }
    if (fit->extra_lines > 0) {
        say(sayer, &sayer->stretched,
            kf_arena_format(sayer->arena, "%d writing line%s more", fit->extra_lines, fit->extra_lines == 1 ? "" : "s"));
    }
    if (fit->rows != 0) {
        say(sayer, fit->rows < 0 ? &sayer->squeezed : &sayer->stretched, fit->rows < 0 ? "lower rows" : "higher rows");
    }
    if (fit->tight_pads) {
        say(sayer, &sayer->squeezed, "less air inside boxes");
    }
    if (fit->small_art) {
        say(sayer, &sayer->squeezed, kf_arena_format(sayer->arena, "drawings at %d percent", KF_BOX_SMALL));
    }
    if (fit->no_picture) {
        say(sayer, &sayer->squeezed, "no picture beside the title");
    }
}

/* "begins at a page break; squeezed: gaps from 4 to 2 mm; 1.3 mm left" */
static const char *all_of(struct sayer *sayer)
{
    const struct kf_fill *fill = sayer->fill;
    const char *all = NULL, *left = mm(sayer->arena, ABS(fill->left));

    if (fill->forced) {
        append(sayer, &all, "; ", "begins at a page break");
    }
    if (fill->balanced) {
        append(sayer, &all, "; ", "balanced with the page beside it");
    }
    if (sayer->squeezed) {
        append(sayer, &all, "; ", kf_arena_format(sayer->arena, "squeezed: %s", sayer->squeezed));
    }
    if (sayer->stretched) {
        append(sayer, &all, "; ", kf_arena_format(sayer->arena, "stretched: %s", sayer->stretched));
    }
    if (!sayer->squeezed && !sayer->stretched && !fill->grown) {
        append(sayer, &all, "; ", "natural");
    }
    append(sayer, &all, "; ",
           fill->grown ? "a box takes the room that is left"
                       : kf_arena_format(sayer->arena, fill->left < 0 ? "%s mm too high" : "%s mm left", left));
    return all;
}

static const char *words_of(struct kf_arena *arena, const struct kf_page *page)
{
    struct sayer sayer = {.arena = arena, .fill = &page->fill, .theme = page->theme};

    if (page->fill.empty) {
        return "left empty, so that the next page is the front of a sheet";
    }
    say_fit(&sayer);
    return all_of(&sayer);
}

struct kf_explanation *kf_explain_pages(struct kf_arena *arena, const struct kf_pages *pages)
{
    struct kf_explanation *explained = KF_NEW_ARRAY(arena, pages->count, struct kf_explanation);

    for (int i = 0; i < pages->count; i++) {
        const struct kf_fill *fill = &pages->pages[i].fill;
        explained[i] = (struct kf_explanation){words_of(arena, &pages->pages[i]), tenths_of(fill->grown ? 0 : fill->left) / 10.};
    }
    return explained;
}
