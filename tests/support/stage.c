#include "support/stage.h"

#include <math.h>
#include <string.h>

#include "layout/fonts.h"

static const char *source_dir(void)
{
    const char *root = g_getenv("KF_SOURCE_DIR");

    return root != NULL ? root : ".";
}

/* --- chance -------------------------------------------------------------------------------------------------------- */

struct kf_test_chance kf_test_chance_new(int seed)
{
    return (struct kf_test_chance){(uint64_t)seed * 2654435769u + 88172645463325252u};
}

int kf_test_chance_below(struct kf_test_chance *chance, int count)
{
    chance->state ^= chance->state << 13; /* xorshift: the same on every machine */
    chance->state ^= chance->state >> 7;
    chance->state ^= chance->state << 17;
    return (int)(chance->state % (uint64_t)count);
}

bool kf_test_chance_percent(struct kf_test_chance *chance, int percent)
{
    return kf_test_chance_below(chance, 100) < percent;
}

/* --- a stage for boxes --------------------------------------------------------------------------------------------- */

static struct kf_arena *fonts_arena;

static void free_fonts(void)
{
    kf_arena_free(fonts_arena);
    fonts_arena = NULL;
}

PangoContext *kf_test_context(void)
{
    static PangoContext *context;

    if (context == NULL) {
        kf_fonts_isolate_process();
        fonts_arena = kf_arena_new();
        struct kf_run run = {.world = &kf_world_machine,
                             .arena = fonts_arena,
                             .diags = kf_diags_new(fonts_arena),
                             .data_dir = source_dir()};
        context = kf_fonts_context(&run, fonts_arena, kf_arena_format(fonts_arena, "%s/fonts", source_dir()));
        (void)atexit(free_fonts);
    }
    assert_non_null(context);
    return context;
}

static bool runs_right_to_left(const char *language)
{
    return g_str_has_prefix(language, "ar") || g_str_has_prefix(language, "he");
}

static void stage_init(struct kf_test_stage *stage, const struct kf_identity *identity, struct kf_edition edition)
{
    const char *language = edition.language != NULL ? edition.language : "en-US";
    bool right_to_left = runs_right_to_left(language);
    PangoContext *context = kf_test_context();

    pango_context_set_base_dir(context, right_to_left ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    pango_context_set_language(context, pango_language_from_string(language));
    stage->arena = kf_arena_new();
    kf_theme_init(&stage->theme, &edition, language, right_to_left, identity);
    kf_shaper_init(&stage->shaper, stage->run, stage->arena, context, &stage->theme);
    kf_placer_init(&stage->placer, &stage->shaper, &stage->pages);
}

struct kf_test_stage *kf_test_stage_new(struct kf_edition edition)
{
    struct kf_run *run = kf_test_run_new();
    struct kf_test_stage *stage = KF_NEW(run->arena, struct kf_test_stage);

    stage->run = run;
    stage_init(stage, NULL, edition);
    return stage;
}

void kf_test_stage_free(struct kf_test_stage *stage)
{
    kf_arena_free(stage->arena);
    kf_test_run_free(stage->run);
}

const struct kf_inline *kf_test_inline(struct kf_test_stage *stage, const char *address, const char *markdown)
{
    struct kf_text *text = KF_NEW(stage->arena, struct kf_text);

    text->text = markdown;
    text->address = address;
    return kf_inline_parse(stage->arena, text);
}

struct kf_box *kf_test_text(struct kf_test_stage *stage, int lines)
{
    GString *text = g_string_new("line 1");

    for (int i = 1; i < lines; i++) {
        g_string_append_printf(text, "\u2028line %d", i + 1);
    }
    struct kf_box *box = kf_box_text(stage->arena, kf_inline_plain(stage->arena, text->str), KF_STYLE_BODY);
    g_string_free(text, TRUE);
    return box;
}

static void draw_nothing(struct kf_canvas *canvas, const struct kf_placed *placed, const void *data)
{
    (void)data;
    kf_canvas_rectangle(canvas, 0, 0, placed->width, placed->height, 0);
    kf_canvas_stroke(canvas, KF_PT(1), KF_INK_BLACK, KF_DASH_NONE);
}

struct kf_box *kf_test_art(struct kf_test_stage *stage, double width_mm, double height_mm)
{
    return kf_box_art(stage->arena, kf_mm(width_mm), kf_mm(height_mm), draw_nothing, NULL);
}

static struct kf_list list_of(struct kf_arena *arena, va_list args)
{
    struct kf_list list = {0};

    for (struct kf_box *box = va_arg(args, struct kf_box *); box; box = va_arg(args, struct kf_box *)) {
        kf_list_add(arena, &list, box);
    }
    return list;
}

struct kf_box *kf_test_stack(struct kf_test_stage *stage, double gap_mm, ...)
{
    va_list args;

    va_start(args, gap_mm);
    struct kf_list kids = list_of(stage->arena, args);
    va_end(args);
    return kf_box_stack(stage->arena, &kids, kf_mm(gap_mm));
}

struct kf_box *kf_test_row(struct kf_test_stage *stage, double width_mm, double gap_mm, ...)
{
    va_list args;

    va_start(args, gap_mm);
    struct kf_list kids = list_of(stage->arena, args);
    va_end(args);
    kf_len *widths = KF_NEW_ARRAY(stage->arena, kids.count, kf_len);
    return kf_box_row(stage->arena, &kids, widths, kf_mm(width_mm), kf_mm(gap_mm));
}

struct kf_box *kf_test_table(struct kf_test_stage *stage, int heads, ...)
{
    va_list args;

    va_start(args, heads);
    struct kf_list rows = list_of(stage->arena, args);
    va_end(args);
    return kf_box_table(stage->arena, &rows, heads);
}

/* --- a handout with given blocks ----------------------------------------------------------------------------------- */

#define SHEET_PATH "/sample/module.yaml"

static const char module_head[] = "kinfold: 1\n"
                                  "id: sample\n"
                                  "number: 2\n"
                                  "title: Sample\n"
                                  "version: \"1.0\"\n"
                                  "date: 2026-11-21\n"
                                  "language: en-US\n"
                                  "licence: CC-BY-4.0\n"
                                  "audience: [mixed-family]\n"
                                  "identity: {mark: bubble, ribbon: double, accent: \"#601D44\", tint: \"#F4EFF2\"}\n"
                                  "aim: Try one block.\n"
                                  "main-message: One block.\n"
                                  "action: Look at it.\n"
                                  "handouts:\n"
                                  "  - id: page\n"
                                  "    title: A page\n"
                                  "    keep: private\n"
                                  "    blocks:\n";

/* One module in memory, everything else from the kit. */
static char *read_file(void *data, struct kf_arena *arena, const char *path, size_t limit, size_t *ret_length,
                       const char **ret_error)
{
    if (strcmp(path, SHEET_PATH) == 0) {
        *ret_length = strlen(data);
        return kf_arena_string(arena, data);
    }
    return kf_world_machine.read_file(kf_world_machine.data, arena, path, limit, ret_length, ret_error);
}

static int a_day(void *data)
{
    (void)data;
    return 20261201;
}

static long long no_epoch(void *data)
{
    (void)data;
    return -1;
}

static struct kf_world *world_with(struct kf_arena *arena, const char *module)
{
    struct kf_world *world = kf_arena_copy(arena, &kf_world_machine, sizeof *world);

    world->data = kf_arena_string(arena, module);
    world->read_file = read_file;
    world->today = a_day;
    world->source_date_epoch = no_epoch;
    return world;
}

static char *module_text(const char *blocks)
{
    GString *text = g_string_new(module_head);
    char **lines = g_strsplit(blocks, "\n", -1);
    bool list = g_str_has_prefix(blocks, "- ");

    for (int i = 0; lines[i]; i++) {
        if (*lines[i]) {
            g_string_append_printf(text, "      %s%s\n", list ? "" : i == 0 ? "- " : "  ", lines[i]);
        }
    }
    g_strfreev(lines);
    return g_string_free(text, FALSE);
}

struct kf_test_sheet *kf_test_sheet_new(const char *blocks, struct kf_edition edition)
{
    struct kf_run *run = kf_test_run_new();
    struct kf_test_sheet *sheet = KF_NEW(run->arena, struct kf_test_sheet);
    char *module = module_text(blocks);

    run->world = world_with(run->arena, module);
    run->data_dir = source_dir();
    g_free(module);
    sheet->run = run;
    sheet->stage = KF_NEW(run->arena, struct kf_test_stage);
    sheet->stage->run = run;
    const struct kf_kit *kit = kf_kit_open(run, kf_block_shapes(), NULL);
    sheet->content = kit != NULL ? kf_content_load(run, kit, SHEET_PATH, &edition) : NULL;
    stage_init(sheet->stage, sheet->content != NULL ? sheet->content->module->identity : NULL, edition);
    sheet->build = (struct kf_build){
        .run = run,
        .arena = sheet->stage->arena,
        .shaper = &sheet->stage->shaper,
        .theme = &sheet->stage->theme,
        .content = sheet->content,
        .width = sheet->stage->theme.live_width,
        .heading = KF_ROLE_H2,
    };
    return sheet;
}

void kf_test_sheet_free(struct kf_test_sheet *sheet)
{
    kf_test_stage_free(sheet->stage);
}

struct kf_box *kf_test_sheet_box(struct kf_test_sheet *sheet, int block)
{
    kf_assert_clean(sheet->run);
    assert_non_null(sheet->content);
    const struct kf_handout *handout = sheet->content->module->handouts.items[0];
    return kf_build_block(&sheet->build, handout->blocks.items[block]);
}

struct search { /* a walk that ends at the n-th match */
    enum kf_box_kind kind;
    const char *words; /* NULL: any */
    int left, seen;
    const struct kf_box *found;
};

static void walk(const struct kf_box *box, struct search *search);

static void walk_all(struct kf_box *const *kids, int count, struct search *search)
{
    for (int i = 0; i < count; i++) {
        walk(kids[i], search);
    }
}

static void walk(const struct kf_box *box, struct search *search)
{
    if (box->kind == search->kind && (!search->words || strcmp(box->as.text.text->text, search->words) == 0)) {
        search->seen++;
        if (search->left-- == 0) {
            search->found = box;
        }
    }
    switch (box->kind) {
    case KF_BOX_STACK:
        walk_all(box->as.stack.kids, box->as.stack.count, search);
        break;
    case KF_BOX_ROW:
        walk_all(box->as.row.kids, box->as.row.count, search);
        break;
    case KF_BOX_TABLE:
        walk_all(box->as.table.rows, box->as.table.count, search);
        break;
    case KF_BOX_ART:
        for (int i = 0; i < box->as.art.count; i++) {
            walk(box->as.art.children[i].box, search);
        }
        break;
    case KF_BOX_TEXT:
    case KF_BOX_LINES:
    case KF_BOX_SPACE:
    case KF_BOX_KIND_COUNT:
        break;
    }
}

const struct kf_box *kf_test_find_text(const struct kf_box *box, const char *words)
{
    struct search search = {.kind = KF_BOX_TEXT, .words = words};

    walk(box, &search);
    return search.found;
}

const struct kf_box *kf_test_find_box(const struct kf_box *box, enum kf_box_kind kind, int n)
{
    struct search search = {.kind = kind, .left = n};

    walk(box, &search);
    return search.found;
}

int kf_test_count_boxes(const struct kf_box *box, enum kf_box_kind kind)
{
    struct search search = {.kind = kind};

    walk(box, &search);
    return search.seen;
}

/* --- assertions ---------------------------------------------------------------------------------------------------- */

static void show_first_difference(const char *had, const char *has)
{
    int row = 1;

    while (*had && *had == *has) {
        row += *had == '\n';
        had++;
        has++;
    }
    while (row > 1 && *had && had[-1] != '\n') { /* back to the line's start: both agree up to here */
        had--;
        has--;
    }
    print_error("line %d\n  golden: %.*s\n  now:    %.*s\n", row, (int)strcspn(had, "\n"), had, (int)strcspn(has, "\n"),
                has);
}

void kf_test_assert_golden(const char *name, const char *text, const char *file, int line)
{
    char *path = g_strdup_printf("%s/tests/golden/%s", source_dir(), name), *golden = NULL;

    if (g_getenv("KF_UPDATE_GOLDENS") != NULL) {
        assert_true(g_file_set_contents(path, text, -1, NULL));
    } else if (!g_file_get_contents(path, &golden, NULL, NULL)) {
        print_error("no tests/golden/%s: look at what it would hold, then run the test with KF_UPDATE_GOLDENS=1\n%s", name,
                    text);
        _fail(file, line);
    } else if (strcmp(golden, text) != 0) {
        print_error("tests/golden/%s differs; if that is meant, run the test with KF_UPDATE_GOLDENS=1\n", name);
        show_first_difference(golden, text);
        _fail(file, line);
    }
    g_free(golden);
    g_free(path);
}

void kf_test_assert_mm(kf_len length, double mm, const char *file, int line)
{
    if (fabs(kf_to_mm(length) - mm) > .01) {
        print_error("%.3f mm, expected %.3f mm\n", kf_to_mm(length), mm);
        _fail(file, line);
    }
}
