/* The index of a release, as HTML. It is a web page and not a PDF because its links must open the files beside it on any
 * machine: readers of PDF ask first, or refuse. */

#include "cli/release_index.h"

#include <string.h>

/* Wide as the window; on paper, both sides of one sheet, with names of files in place of links. */
static const char style[] =
    "body{font:1rem/1.5 \"Segoe UI\",system-ui,sans-serif;color:#000;background:#fff;"
    "max-width:72rem;margin:0 auto;padding:1.5rem}\n"
    "h1{font-size:2rem;line-height:1.2;margin:0}\n"
    "h2{font-size:1.4rem;margin:2rem 0 .5rem;border-bottom:2px solid #000}\n"
    "h3{font-size:1.05rem;line-height:1.3;margin:.6rem 0 .2rem;min-height:2.6em}\n"
    ".guides h3{min-height:0}\n"
    "p{margin:.2rem 0}\n"
    "ol{max-width:45rem;padding-inline-start:1.5rem}\n"
    ".cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(12rem,1fr));gap:1.5rem;list-style:none;"
    "margin:1rem 0;padding:0}\n"
    ".picture{display:block}\n"
    "img{display:block;width:100%;height:auto;border:1px solid #000}\n"
    "a{color:#09324f}\n"
    "a:hover{text-decoration-thickness:3px}\n"
    "a:focus-visible{outline:3px solid #09324f;outline-offset:3px}\n"
    ".links a{display:inline-block;padding:.3rem .6rem;margin:.2rem .3rem .2rem 0;border:1px solid;"
    "border-radius:.4rem}\n"
    ".heard{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}\n"
    ".file{display:none}\n"
    "@page{margin:12mm}\n"
    "@media print{body{font-size:7.5pt;line-height:1.25;max-width:none;padding:0}\n"
    "h1{font-size:16pt}h2{font-size:11pt;margin:3mm 0 1mm}h2,.version{break-after:avoid}\n"
    "h3{font-size:8pt;margin:1mm 0 0;min-height:0}\n"
    "ol{max-width:none;margin:2mm 0}\n"
    ".cards{grid-template-columns:repeat(8,1fr);gap:2.5mm;margin:1mm 0 0}.card{break-inside:avoid}\n"
    ".guides{grid-template-columns:repeat(4,1fr)}\n"
    ".links,.clinicians{display:none}.file{display:block;overflow-wrap:anywhere}}\n";

struct page {
    struct kf_arena *arena;
    const struct kf_vocabulary *vocabulary;
    const struct kf_release_module *module; /* the one at hand */
    GString *out;
};

/* --- parts ------------------------------------------------------------------------------------------------------------ */

static const char *word(const struct page *page, const char *id)
{
    return kf_vocabulary_get(page->vocabulary, id);
}

static void put_text(struct page *page, const char *text)
{
    char *escaped = g_markup_escape_text(text, -1);

    g_string_append(page->out, escaped);
    g_free(escaped);
}

/* An element with text in it; attributes may be "". */
static void put(struct page *page, const char *element, const char *attributes, const char *text)
{
    g_string_append_printf(page->out, "<%s%s>", element, attributes);
    put_text(page, text);
    g_string_append_printf(page->out, "</%s>\n", element);
}

const char *kf_release_path(struct kf_arena *arena, const struct kf_release_module *module, const struct kf_file *file)
{
    return kf_arena_format(arena, "%s/%s/%s", file->paper, module->group.name, file->name);
}

/* What is seen is the paper; what is heard also says of which page, since there are many such links. */
static void put_link(struct page *page, const struct kf_file *file, const char *seen, const char *heard)
{
    g_string_append(page->out, "<a href=\"");
    put_text(page, kf_release_path(page->arena, page->module, file));
    g_string_append(page->out, "\">");
    put_text(page, seen);
    g_string_append(page->out, "<span class=\"heard\">, ");
    put_text(page, heard);
    g_string_append(page->out, "</span></a>\n");
}

static const struct kf_file *find(const struct page *page, enum kf_make kind, const char *piece, enum kf_paper paper,
                                  int length)
{
    const struct kf_group *group = &page->module->group;

    for (int i = 0; i < group->count; i++) {
        for (int k = 0; k < group->units[i].file_count; k++) {
            const struct kf_file *file = &group->units[i].files[k];

            if (file->kind == kind && strcmp(file->paper, kf_paper_names[paper]) == 0 &&
                (piece == NULL || strcmp(file->piece, piece) == 0) && (length == 0 || file->length == length)) {
                return file;
            }
        }
    }
    return NULL;
}

/* The same page on each paper. */
static void put_papers(struct page *page, enum kf_make kind, const char *piece, int length, const char *heard)
{
    static const char *const words[KF_PAPER_COUNT] = {[KF_LETTER] = "paper-letter", [KF_A4] = "paper-a4"};

    for (int paper = 0; paper < KF_PAPER_COUNT; paper++) {
        const struct kf_file *file = find(page, kind, piece, (enum kf_paper)paper, length);

        if (file != NULL) {
            put_link(page, file, word(page, words[paper]), heard);
        }
    }
}

/* --- a handout -------------------------------------------------------------------------------------------------------- */

static void put_picture(struct page *page, const struct kf_file *file, const char *number)
{
    char *picture = g_base64_encode(file->picture, file->picture_bytes);

    g_string_append(page->out, "<a class=\"picture\" href=\"");
    put_text(page, kf_release_path(page->arena, page->module, file));
    g_string_append(page->out, "\"><img alt=\"");
    put_text(page, kf_vocabulary_fill(page->vocabulary, page->arena, "thumbnail-alt", "handout", number, "title",
                                      file->title, NULL));
    g_string_append_printf(page->out, "\" src=\"data:image/png;base64,%s\"></a>\n", picture);
    g_free(picture);
}

static const char *sides(const struct page *page, int count)
{
    return count == 1 ? word(page, "release-side")
                      : kf_vocabulary_fill(page->vocabulary, page->arena, "release-sides", "n",
                                           kf_arena_format(page->arena, "%d", count), NULL);
}

static void put_clinician_side(struct page *page, const struct kf_file *file, const char *caption)
{
    const char *piece = kf_arena_format(page->arena, "%s-clinician", file->piece);
    const char *words = word(page, "clinician-side");

    if (find(page, KF_MAKE_CLINICIAN, piece, KF_LETTER, 0) != NULL) {
        put(page, "p", " class=\"clinicians\"", words);
        g_string_append(page->out, "<p class=\"links\">");
        put_papers(page, KF_MAKE_CLINICIAN, piece, 0, kf_arena_format(page->arena, "%s, %s", words, caption));
        g_string_append(page->out, "</p>\n");
    }
}

static void put_handout(struct page *page, const struct kf_file *file)
{
    const char *number = kf_module_handout_number(page->arena, page->module->content->module, file->handout);
    const char *caption = kf_vocabulary_fill(page->vocabulary, page->arena, "handout-caption", "handout", number,
                                             "title", file->title, NULL);

    g_string_append(page->out, "<li class=\"card\">\n");
    put_picture(page, file, number);
    put(page, "h3", "", caption);
    put(page, "p", "", sides(page, file->sides));
    g_string_append(page->out, "<p class=\"links\">");
    put_papers(page, KF_MAKE_HANDOUTS, file->piece, 0, caption);
    g_string_append(page->out, "</p>\n");
    put_clinician_side(page, file, caption);
    put(page, "p", " class=\"file\"", file->name);
    g_string_append(page->out, "</li>\n");
}

/* As at the head of its pages: a module with a letter is called by its title alone. */
static const char *module_line(const struct page *page)
{
    const struct kf_module *module = page->module->content->module;

    return module->letter != NULL
               ? module->title.text
               : kf_vocabulary_fill(page->vocabulary, page->arena, "module-line", "number",
                                    kf_module_sign(page->arena, module), "title", module->title.text, NULL);
}

static void put_module(struct page *page)
{
    const struct kf_group *group = &page->module->group;
    const struct kf_module *module = page->module->content->module;

    g_string_append(page->out, "<section>\n");
    put(page, "h2", "", module_line(page));
    put(page, "p", " class=\"version\"",
        kf_vocabulary_fill(page->vocabulary, page->arena, "version-line", "version", module->version, NULL));
    g_string_append(page->out, "<ul class=\"cards\">\n");
    for (int i = 0; i < group->count; i++) {
        for (int k = 0; k < group->units[i].file_count; k++) {
            if (group->units[i].files[k].picture != NULL) {
                put_handout(page, &group->units[i].files[k]);
            }
        }
    }
    g_string_append(page->out, "</ul>\n</section>\n");
}

/* --- guides ----------------------------------------------------------------------------------------------------------- */

/* One line for each length: a guide without a session has one, of no length. */
static void put_guide(struct page *page, int length)
{
    const char *line = module_line(page);

    if (find(page, KF_MAKE_GUIDE, NULL, KF_LETTER, length) == NULL) {
        return;
    }
    if (length > 0) {
        line = kf_arena_format(page->arena, "%s, %s", line,
                               kf_vocabulary_fill(page->vocabulary, page->arena, "minutes", "n",
                                                  kf_arena_format(page->arena, "%d", length), NULL));
    }
    g_string_append(page->out, "<li class=\"card\">\n");
    put(page, "h3", "", line);
    g_string_append(page->out, "<p class=\"links\">");
    put_papers(page, KF_MAKE_GUIDE, NULL, length, line);
    g_string_append(page->out, "</p>\n");
    put(page, "p", " class=\"file\"", find(page, KF_MAKE_GUIDE, NULL, KF_LETTER, length)->name);
    g_string_append(page->out, "</li>\n");
}

static void put_guides(struct page *page)
{
    const struct kf_session *session = page->module->content->module->session;
    int count = session != NULL ? session->lengths.count : 0;

    if (count == 0) {
        put_guide(page, 0);
    }
    for (int i = 0; i < count; i++) {
        put_guide(page, kf_session_length(session, i));
    }
}

static bool has_guides(struct page *page, const struct kf_release_module *modules, int count)
{
    for (int i = 0; i < count; i++) {
        page->module = &modules[i];
        if (find(page, KF_MAKE_GUIDE, NULL, KF_LETTER, 0) != NULL) {
            return true;
        }
    }
    return false;
}

/* --- the page --------------------------------------------------------------------------------------------------------- */

static const char *date_line(const struct page *page, long long date)
{
    GDateTime *moment = g_date_time_new_from_unix_utc(date);
    struct kf_arena *arena = page->arena;
    const char *month = word(page, kf_arena_format(arena, "month-%d", g_date_time_get_month(moment)));
    const char *day = kf_vocabulary_fill(page->vocabulary, arena, "date-long", "month", month, "day",
                                         kf_arena_format(arena, "%d", g_date_time_get_day_of_month(moment)), "year",
                                         kf_arena_format(arena, "%d", g_date_time_get_year(moment)), NULL);

    g_date_time_unref(moment);
    return kf_vocabulary_fill(page->vocabulary, arena, "release-version", "version", KF_VERSION, "date", day, NULL);
}

static void put_start(struct page *page, const struct kf_content *content, long long date)
{
    const char *program = content->kit->community->program, *title = word(page, "release-title");
    static const char *const steps[] = {"release-step-unpack", "release-step-open", "release-step-type",
                                        "release-step-print"};

    if (program != NULL) {
        title = kf_vocabulary_fill(page->vocabulary, page->arena, "document-title", "title", title, "program", program,
                                   NULL);
    }
    g_string_append_printf(page->out, "<!DOCTYPE html>\n<html lang=\"%s\" dir=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n",
                           content->language, content->right_to_left ? "rtl" : "ltr");
    g_string_append(page->out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    put(page, "title", "", title);
    g_string_append_printf(page->out, "<style>\n%s</style>\n</head>\n<body>\n<header>\n", style);
    put(page, "h1", "", title);
    put(page, "p", "", date_line(page, date));
    put(page, "p", "", word(page, "release-licence"));
    g_string_append(page->out, "<ol>\n");
    for (size_t i = 0; i < G_N_ELEMENTS(steps); i++) {
        /* A programme's name is printed already. */
        if (program == NULL || strcmp(steps[i], "release-step-type") != 0) {
            put(page, "li", "", word(page, steps[i]));
        }
    }
    g_string_append(page->out, "</ol>\n</header>\n<main>\n");
}

const char *kf_release_index(struct kf_arena *arena, const struct kf_release_module *modules, int count, long long date)
{
    struct page page = {.arena = arena, .vocabulary = modules[0].content->vocabulary, .out = g_string_new(NULL)};
    const char *html;

    put_start(&page, modules[0].content, date);
    for (int i = 0; i < count; i++) {
        page.module = &modules[i];
        if (find(&page, KF_MAKE_HANDOUTS, NULL, KF_LETTER, 0) != NULL) {
            put_module(&page);
        }
    }
    if (has_guides(&page, modules, count)) {
        g_string_append(page.out, "<section>\n");
        put(&page, "h2", "", word(&page, "release-guides"));
        g_string_append(page.out, "<ul class=\"cards guides\">\n");
        for (int i = 0; i < count; i++) {
            page.module = &modules[i];
            put_guides(&page);
        }
        g_string_append(page.out, "</ul>\n</section>\n");
    }
    g_string_append(page.out, "</main>\n</body>\n</html>\n");
    html = kf_arena_string_n(arena, page.out->str, page.out->len);
    g_string_free(page.out, TRUE);
    return html;
}
