/* A sentence for staff is planted in a handout, between the program's stages; the build fails, names it and writes
 * nothing. The stages are wrapped by the linker (tests/CMakeLists.txt). */

#include "support/forms.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/letters.h"
#include "cli/verb.h"

/* What a facilitator says in the kit's module; its staff rows have no Arabic yet, so that one is set. */
static const char secret[] = "These steps are for small, recent hurts.";
static const char address[] = "session/home-practice/next-time";
static const char arabic[] = "هذه الجملة للعاملين وحدهم ولا يجوز أن تظهر في أي ورقة نعطيها للعائلات";

enum channel {
    NOWHERE,
    ON_PAGE,
    OVER_LINES,
    OVER_PAGES,
    IN_ALT,
    IN_ACTUAL,
    IN_BOOKMARK,
    IN_METADATA,
    IN_TOOLTIP,
    IN_FIELD_NAME,
};

static struct plan {
    enum channel channel;
    const char *text;
    int planted;
} plan;

/* --- the stages between -------------------------------------------------------------------------------------------- */

bool __real_kf_paint_pdf(struct kf_run *run, struct kf_arena *arena, const struct kf_pages *pages, long long date,
                         struct kf_painted *ret_painted);
bool __wrap_kf_paint_pdf(struct kf_run *run, struct kf_arena *arena, const struct kf_pages *pages, long long date,
                         struct kf_painted *ret_painted);
bool __real_kf_finish(struct kf_run *run, const struct kf_finish_input *input, struct kf_finished *ret_finished);
bool __wrap_kf_finish(struct kf_run *run, const struct kf_finish_input *input, struct kf_finished *ret_finished);

static void unref(void *object)
{
    g_object_unref(object);
}

/* The same letters, in as many lines as the width makes. */
static const struct kf_shaped *set_in(struct kf_arena *arena, const struct kf_shaped *like, const char *text, double width)
{
    struct kf_shaped *shaped = kf_arena_copy(arena, like, sizeof *like);
    struct kf_inline *words = KF_NEW(arena, struct kf_inline);

    *words = (struct kf_inline){.text = text, .length = strlen(text)};
    shaped->layout = pango_layout_copy(like->layout);
    kf_arena_defer(arena, unref, shaped->layout);
    pango_layout_set_attributes(shaped->layout, NULL);
    pango_layout_set_text(shaped->layout, text, -1);
    pango_layout_set_width(shaped->layout, (int)kf_mm(width));
    shaped->text = words;
    shaped->line_count = pango_layout_get_line_count(shaped->layout);
    shaped->blanks = NULL;
    shaped->blank_count = 0;
    return shaped;
}

static struct kf_item *first_text(const struct kf_page *page)
{
    for (int i = 0; i < page->count; i++) {
        if (page->items[i].kind == KF_ITEM_TEXT && page->items[i].element != NULL) {
            return &page->items[i];
        }
    }
    fail_msg("a page without words");
    return NULL;
}

static void show(struct kf_item *item, const struct kf_shaped *shaped, int first, int count)
{
    item->shaped = shaped;
    item->first = first;
    item->count = count;
    item->start = 0;
    item->end = strlen(shaped->text->text);
}

/* Half of the lines on the first page, half on the second: one paragraph. */
static void plant_over_pages(struct kf_arena *arena, const struct kf_pages *pages)
{
    struct kf_item *here = first_text(&pages->pages[0]), *there = first_text(&pages->pages[1]);
    const struct kf_shaped *shaped = set_in(arena, here->shaped, plan.text, 30);
    struct kf_element *other = there->element;

    assert_true(shaped->line_count > 1);
    show(here, shaped, 0, shaped->line_count / 2);
    show(there, shaped, shaped->line_count / 2, shaped->line_count - shaped->line_count / 2);
    for (int i = 0; i < other->count; i++) {
        kf_element_add_run(arena, here->element, other->kids[i].page, other->kids[i].run);
        assert_int_equal(other->kids[i].kind, KF_KID_RUN);
        pages->pages[other->kids[i].page].items[other->kids[i].run].element = here->element;
    }
    other->count = 0;
}

bool __wrap_kf_paint_pdf(struct kf_run *run, struct kf_arena *arena, const struct kf_pages *pages, long long date,
                         struct kf_painted *ret_painted)
{
    if (plan.channel == ON_PAGE || plan.channel == OVER_LINES) {
        struct kf_item *item = first_text(&pages->pages[0]);
        const struct kf_shaped *shaped = set_in(arena, item->shaped, plan.text, plan.channel == ON_PAGE ? 500 : 40);

        assert_int_equal(plan.channel == ON_PAGE, shaped->line_count == 1);
        show(item, shaped, 0, shaped->line_count);
        plan.planted++;
    } else if (plan.channel == OVER_PAGES && pages->count > 1) {
        plant_over_pages(arena, pages);
        plan.planted++;
    }
    return __real_kf_paint_pdf(run, arena, pages, date, ret_painted);
}

/* The first element of a role gets other words. */
static bool plant_in_tree(struct kf_arena *arena, struct kf_element *element, enum kf_role role)
{
    bool planted = false;

    if (element->tag->role == role) {
        struct kf_tag *tag = kf_arena_copy(arena, element->tag, sizeof *tag);

        if (plan.channel == IN_ALT) {
            tag->alt = plan.text;
        } else {
            element->actual = plan.text;
        }
        element->tag = tag;
        return true;
    }
    for (int i = 0; i < element->count && !planted; i++) {
        planted = element->kids[i].kind == KF_KID_ELEMENT && plant_in_tree(arena, element->kids[i].element, role);
    }
    return planted;
}

static bool plant_in_field(struct kf_arena *arena, const struct kf_marks *marks)
{
    for (int i = 0; i < marks->count; i++) {
        struct kf_mark *mark = marks->items[i];

        if (mark->kind == KF_MARK_BLANK && mark->group == NULL) {
            mark->label = plan.channel == IN_TOOLTIP ? plan.text : mark->label;
            mark->address = plan.channel == IN_FIELD_NAME ? kf_letters_of(arena, plan.text) : mark->address;
            return true;
        }
    }
    return false;
}

bool __wrap_kf_finish(struct kf_run *run, const struct kf_finish_input *input, struct kf_finished *ret_finished)
{
    struct kf_finish_input other = *input;
    struct kf_bookmark bookmark = {.title = plan.text};

    if (plan.channel == IN_METADATA) {
        other.info.subject = plan.text;
        plan.planted++;
    } else if (plan.channel == IN_BOOKMARK) {
        other.bookmarks = &bookmark;
        other.bookmark_count = 1;
        plan.planted++;
    } else if (plan.channel == IN_ALT || plan.channel == IN_ACTUAL) {
        plan.planted += plant_in_tree(run->arena, (struct kf_element *)(uintptr_t)input->root,
                                      plan.channel == IN_ALT ? KF_ROLE_FIGURE : KF_ROLE_P);
    } else if (plan.channel == IN_TOOLTIP || plan.channel == IN_FIELD_NAME) {
        plan.planted += plant_in_field(run->arena, input->marks);
    }
    return __real_kf_finish(run, &other, ret_finished);
}

/* --- builds --------------------------------------------------------------------------------------------------------- */

/* `kinfold build` with these words, as main does it. Its exit code; what it says. */
/* Runs a verb with these words and --out, and reads what it said. */
static int run_verb(const char *verb, const char *folder, const char *const *words, char **ret_said)
{
    struct kf_arena *arena = kf_arena_new();
    struct kf_cli cli = {.run = {.world = &kf_world_machine,
                                 .arena = arena,
                                 .diags = kf_diags_new(arena),
                                 .data_dir = g_getenv("KF_SOURCE_DIR")},
                         .findings = kf_findings_new(arena)};
    char *said = g_build_filename(folder, "said", NULL), *out = g_build_filename(folder, "out", NULL);
    int kept = dup(STDERR_FILENO), file = open(said, O_CREAT | O_TRUNC | O_WRONLY, 0600), status;
    GPtrArray *line = g_ptr_array_new();

    g_ptr_array_add(line, (void *)(uintptr_t)verb);
    for (int i = 0; words[i] != NULL; i++) {
        g_ptr_array_add(line, (void *)(uintptr_t)words[i]);
    }
    g_ptr_array_add(line, (void *)(uintptr_t) "--out");
    g_ptr_array_add(line, out);
    g_ptr_array_add(line, NULL);
    dup2(file, STDERR_FILENO);
    status = kf_verb_find(verb)->run(&cli, (int)line->len - 1, (char **)line->pdata);
    fflush(stderr);
    dup2(kept, STDERR_FILENO);
    close(file);
    close(kept);
    assert_true(g_file_get_contents(said, ret_said, NULL, NULL));
    g_ptr_array_free(line, TRUE);
    g_free(said);
    g_free(out);
    kf_arena_free(arena);
    return status;
}

static int build(const char *folder, const char *const *words, char **ret_said)
{
    GPtrArray *line = g_ptr_array_new();
    int status;

    for (int i = 0; words[i] != NULL; i++) {
        g_ptr_array_add(line, (void *)(uintptr_t)words[i]);
    }
    g_ptr_array_add(line, (void *)(uintptr_t) "--quiet");
    g_ptr_array_add(line, NULL);
    status = run_verb("build", folder, (const char *const *)line->pdata, ret_said);
    g_ptr_array_free(line, TRUE);
    return status;
}

static bool has_written(const char *folder)
{
    char *out = g_build_filename(folder, "out", "repair-conversations", NULL);
    GDir *dir = g_dir_open(out, 0, NULL);
    bool any = dir != NULL && g_dir_read_name(dir) != NULL;

    if (dir != NULL) {
        g_dir_close(dir);
    }
    g_free(out);
    return any;
}

static void assert_says(const char *said, const char *part)
{
    if (strstr(said, part) == NULL) {
        fail_msg("no \"%s\" in:\n%s", part, said);
    }
}

/* Plants a text in one channel of a piece; place: where it must be found. */
static void check(enum channel channel, const char *text, const char *const *words, const char *place)
{
    char *folder = kf_test_folder(), *said;
    int status;

    plan = (struct plan){channel, text, 0};
    status = build(folder, words, &said);
    if (status != KF_EXIT_CONTENT || plan.planted == 0) {
        fail_msg("exit %d, planted %d times, said:\n%s", status, plan.planted, said);
    }
    assert_says(said, "error[facilitator-leak]: \"");
    assert_says(said, place);
    assert_false(has_written(folder));
    g_free(said);
    kf_test_folder_remove(folder);
}

#define PIECE(...) \
    (const char *const[]) { "repair-conversations", "--piece", __VA_ARGS__, NULL }

static void planted__on_a_page(void **state)
{
    check(ON_PAGE, secret, PIECE("six-steps"), "is for staff, and six-steps.pdf holds it: page 1\n");
    check(OVER_LINES, secret, PIECE("six-steps"), "is for staff, and six-steps.pdf holds it: page 1\n");
    check(OVER_PAGES, secret, PIECE("ready-to-talk"), "is for staff, and ready-to-talk.pdf holds it: page 1\n");
}

/* "modules/repair-conversations/module.yaml:1138:" */
static char *place_of(const char *text)
{
    char *path = g_build_filename(g_getenv("KF_SOURCE_DIR"), "modules", KF_FORM_MODULE, "module.yaml", NULL), *file;
    const char *at;
    int line = 1;

    assert_true(g_file_get_contents(path, &file, NULL, NULL));
    at = strstr(file, text);
    assert_non_null(at);
    for (const char *c = file; c < at; c++) {
        line += *c == '\n';
    }
    g_free(path);
    g_free(file);
    return g_strdup_printf("modules/" KF_FORM_MODULE "/module.yaml:%d:", line);
}

static void planted__names_the_line(void **state)
{
    char *place = place_of(secret);

    check(ON_PAGE, secret, PIECE("six-steps"), place);
    g_free(place);
    check(ON_PAGE, secret, PIECE("six-steps"), "\"These steps are for small, recent hurts.\" is for staff");
}

static void planted__in_what_is_heard(void **state)
{
    check(IN_ALT, secret, PIECE("ready-to-talk"), "holds it: page 2, alternate text (Figure)");
    check(IN_ACTUAL, secret, PIECE("six-steps"), "six-steps.pdf holds it: page 1, actual text (P)");
}

static void planted__in_what_viewers_show(void **state)
{
    check(IN_BOOKMARK, secret, PIECE("six-steps"), "holds it: title (bookmark)");
    check(IN_METADATA, secret, PIECE("six-steps"), "holds it: subject (document)");
}

static void planted__in_fields(void **state)
{
    check(IN_TOOLTIP, secret, PIECE("six-steps", "--fillable"), "holds it: page 1, ");
    check(IN_FIELD_NAME, secret, PIECE("six-steps", "--fillable"), "holds it: page 1, name (form field)");
}

static void planted__in_arabic(void **state)
{
    char *set = g_strdup_printf("%s=%s", address, arabic);

    check(ON_PAGE, arabic, PIECE("six-steps", "--language", "ar", "--set", set), "six-steps.ar.pdf holds it: page 1");
    check(OVER_LINES, arabic, PIECE("six-steps", "--language", "ar", "--set", set), "six-steps.ar.pdf holds it: page 1");
    check(OVER_PAGES, arabic, PIECE("six-steps", "--language", "ar", "--variant", "large-print", "--set", set),
          "six-steps.ar.large-print.pdf holds it: page 1");
    check(IN_ACTUAL, arabic, PIECE("six-steps", "--language", "ar", "--set", set), "six-steps.ar.pdf holds it: actual text (P)");
    g_free(set);
}

static void planted__in_each_form(void **state)
{
    check(ON_PAGE, secret, PIECE("six-steps", "--variant", "large-print"), "six-steps.large-print.pdf holds it");
    check(ON_PAGE, secret, PIECE("six-steps", "--variant", "ink-saver"), "six-steps.ink-saver.pdf holds it");
    check(ON_PAGE, secret, PIECE("six-steps", "--carry-safe"), "sheet-2-1.pdf holds it");
    check(ON_PAGE, arabic,
          PIECE("six-steps", "--bilingual", "columns", "--language", "en,ar", "--set",
                "session/home-practice/next-time=هذه الجملة للعاملين وحدهم ولا يجوز أن تظهر في أي ورقة نعطيها للعائلات"),
          "six-steps.en-ar.pdf holds it");
}

/* The pages for staff are in the same file, but the family's part is proven by itself: with the sentences of all its
 * handouts' modules. */
static void planted__in_a_packet_for_tonight(void **state)
{
    char *folder = kf_test_folder(), *out = g_build_filename(folder, "out", NULL), *said;

    plan = (struct plan){ON_PAGE, secret, 0};
    assert_int_equal(run_verb("tonight", folder, (const char *const[]){"2.1", NULL}, &said), KF_EXIT_CONTENT);
    assert_says(said, "is for staff, and tonight.pdf holds it: page 1");
    g_free(said);
    assert_int_equal(run_verb("tonight", folder, (const char *const[]){"1.1", "2.1", NULL}, &said), KF_EXIT_CONTENT);
    g_free(said);
    assert_false(g_file_test(out, G_FILE_TEST_EXISTS));
    plan = (struct plan){NOWHERE, NULL, 0};
    assert_int_equal(run_verb("tonight", folder, (const char *const[]){"2.1", NULL}, &said), KF_EXIT_FINE);
    assert_true(g_file_test(out, G_FILE_TEST_EXISTS));
    g_free(said);
    g_free(out);
    kf_test_folder_remove(folder);
}

/* Without it, or on a page for staff, all is well. */
static void nothing_planted__is_fine(void **state)
{
    char *folder = kf_test_folder(), *said;

    plan = (struct plan){NOWHERE, NULL, 0};
    assert_int_equal(build(folder, PIECE("six-steps"), &said), KF_EXIT_FINE);
    assert_true(has_written(folder));
    g_free(said);
    plan = (struct plan){ON_PAGE, secret, 0};
    assert_int_equal(build(folder, PIECE("six-steps-clinician"), &said), KF_EXIT_FINE);
    assert_int_equal(plan.planted, 1);
    g_free(said);
    kf_test_folder_remove(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(planted__on_a_page),
        cmocka_unit_test(planted__names_the_line),
        cmocka_unit_test(planted__in_what_is_heard),
        cmocka_unit_test(planted__in_what_viewers_show),
        cmocka_unit_test(planted__in_fields),
        cmocka_unit_test(planted__in_arabic),
        cmocka_unit_test(planted__in_each_form),
        cmocka_unit_test(planted__in_a_packet_for_tonight),
        cmocka_unit_test(nothing_planted__is_fine),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
