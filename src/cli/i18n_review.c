/* kinfold i18n review: what a reviewer gets, a sheet that reads back and the same on paper. */

#include <stdio.h>
#include <string.h>

#include "cli/csv.h"
#include "cli/i18n.h"
#include "cli/job.h"
#include "editions/review.h"

/* Safety texts first: nobody may stop before they are read. */
struct kf_list kf_i18n_review_rows(const struct kf_i18n *i18n, const struct kf_translatables *texts,
                                   const struct kf_po *po)
{
    struct kf_arena *arena = i18n->cli->run.arena;
    GHashTable *messages = g_hash_table_new(g_str_hash, g_str_equal);
    struct kf_list rows = {.items = NULL};

    for (int i = 0; i < po->messages.count; i++) {
        struct kf_po_message *message = po->messages.items[i];

        if (!message->obsolete) {
            g_hash_table_insert(messages, (gpointer)(guintptr)message->address, message);
        }
    }
    for (int pass = 0; pass < 2; pass++) {
        for (int i = 0; i < texts->items.count; i++) {
            const struct kf_translatable *text = texts->items.items[i];
            bool safety = (text->flags & KF_IS_SAFETY) != 0;
            struct kf_po_message *message = g_hash_table_lookup(messages, text->address);

            bool number = text->number || kf_is_numeral(text->scalar->text);

            if (!number && message != NULL && safety == (pass == 0)) {
                struct kf_i18n_row *row = KF_NEW(arena, struct kf_i18n_row);

                *row = (struct kf_i18n_row){.text = text, .message = message};
                row->reviewed = kf_po_review_of(arena, po, message, &row->review);
                kf_list_add(arena, &rows, row);
            }
        }
    }
    g_hash_table_destroy(messages);
    return rows;
}

static char *sheet_of(const struct kf_i18n *i18n, const struct kf_translatables *texts, const struct kf_list *rows)
{
    struct kf_arena *arena = i18n->cli->run.arena;
    GString *sheet = g_string_new(NULL);
    const char *const head[KF_REVIEW_COLUMNS] = {
        [KF_REVIEW_ADDRESS] = "address",
        [KF_REVIEW_SOURCE] = kf_arena_format(arena, "source %s", texts->language),
        [KF_REVIEW_DRAFT] = kf_arena_format(arena, "draft %s", i18n->options->edition.language),
        [KF_REVIEW_OK] = "ok",
        [KF_REVIEW_NEW_TEXT] = "new text",
        [KF_REVIEW_COMMENT] = "comment",
    };

    kf_csv_begin(sheet);
    kf_csv_add(sheet, head, KF_REVIEW_COLUMNS);
    for (int i = 0; i < rows->count; i++) {
        const struct kf_i18n_row *row = rows->items[i];
        const char *const cells[KF_REVIEW_COLUMNS] = {
            [KF_REVIEW_ADDRESS] = row->message->address,
            [KF_REVIEW_SOURCE] = row->message->source,
            [KF_REVIEW_DRAFT] = row->message->text,
            [KF_REVIEW_OK] = row->reviewed ? "x" : "",
            [KF_REVIEW_NEW_TEXT] = "",
            [KF_REVIEW_COMMENT] = "",
        };

        kf_csv_add(sheet, cells, KF_REVIEW_COLUMNS);
    }
    return g_string_free(sheet, FALSE);
}

/* --- on paper ------------------------------------------------------------------------------------------------------- */

static const char *group_of(struct kf_arena *arena, const struct kf_content *content,
                            const struct kf_translatable *text)
{
    const char *title = text->piece != NULL ? kf_node_get_text(text->piece, "title") : NULL, *slash;

    if ((text->flags & KF_IS_SAFETY) != 0) {
        return kf_vocabulary_get(content->vocabulary, "review-safety");
    }
    if (title != NULL) {
        return title;
    }
    slash = strchr(text->address, '/');
    if (!g_str_has_prefix(text->address, "pieces/") && !g_str_has_prefix(text->address, "helplines/")) {
        return content->module->title.text;
    }
    return kf_arena_string_n(arena, text->address, strcspn(slash + 1, "/") + (size_t)(slash + 1 - text->address));
}

/* The module's own name stands at the head of every page. */
static const char *short_address(const struct kf_content *content, const char *address)
{
    size_t length = strlen(content->module->id);

    return strncmp(address, content->module->id, length) == 0 && address[length] == '/' ? address + length + 1
                                                                                        : address;
}

/* What has been reviewed needs no paper. */
static struct kf_review review_of(const struct kf_i18n *i18n, const struct kf_content *content,
                                  const struct kf_list *rows)
{
    struct kf_arena *arena = i18n->cli->run.arena;
    struct kf_review_text *texts = KF_NEW_ARRAY(arena, rows->count, struct kf_review_text);
    int count = 0;

    for (int i = 0; i < rows->count; i++) {
        const struct kf_i18n_row *row = rows->items[i];

        if (!row->reviewed) {
            texts[count++] = (struct kf_review_text){
                .address = short_address(content, row->message->address),
                .source = row->message->source,
                .draft = row->message->text,
                .group = group_of(arena, content, row->text),
                .stale = row->message->fuzzy,
                .remarks = kf_po_remarks(arena, row->message),
            };
        }
    }
    return (struct kf_review){
        .title = content->module->title.text,
        .language = i18n->options->edition.language,
        .texts = texts,
        .count = count,
    };
}

static void write_pages(const struct kf_i18n *i18n, const struct kf_content *content,
                        const struct kf_document *document, const char *path)
{
    struct kf_run *run = &i18n->cli->run;
    struct kf_finished finished = {0};

    if (document == NULL || !kf_document_finish(run, content, document, &finished)) {
        return;
    }
    if (kf_cli_write(run, path, finished.pdf, finished.length, /* hint */ NULL)) {
        printf("%s: %s\n", path, kf_count(run->arena, document->pages.count, "side", "sides"));
    }
}

static void print_review(const struct kf_i18n *i18n, const char *file, const struct kf_translatables *texts,
                         const struct kf_list *rows, const char *path)
{
    struct kf_run *run = &i18n->cli->run;
    struct kf_edition edition = kf_options_edition(i18n->options, i18n->kit, /* variant */ 0);
    const struct kf_content *content;
    PangoContext *context;
    struct kf_review review;

    edition.language = texts->language;
    content = texts->title != NULL ? kf_content_load(run, i18n->kit, file, &edition) : NULL;
    if (content == NULL) {
        return; /* said, or shared texts of a kit that has no shared pages: the sheet has them */
    }
    review = review_of(i18n, content, rows);
    if (review.count == 0) {
        printf("%s: nothing left to review, so no pages\n", texts->name);
        return;
    }
    review.name = path;
    context = kf_kit_fonts(run, run->arena, i18n->kit);
    write_pages(i18n, content, context != NULL ? kf_review_layout(run, context, content, &review) : NULL, path);
}

/* Of --piece alone. */
static struct kf_list rows_of_piece(const struct kf_i18n *i18n, const struct kf_translatables *texts,
                                    const struct kf_list *rows)
{
    struct kf_arena *arena = i18n->cli->run.arena;
    const char *piece = i18n->options->piece, *address = kf_arena_format(arena, "%s/%s/", texts->name, piece);
    struct kf_list kept = {.items = NULL};

    for (int i = 0; i < rows->count; i++) {
        const struct kf_i18n_row *row = rows->items[i];

        if (g_str_has_prefix(row->message->address, address)) {
            kf_list_add(arena, &kept, rows->items[i]);
        }
    }
    if (kept.count == 0) {
        kf_cli_usage(i18n->cli, kf_arena_format(arena, "`kinfold list %s` shows the handouts", texts->name),
                     "--piece: %s has no texts under \"%s\"", texts->name, piece);
    }
    return kept;
}

static void review(const struct kf_i18n *i18n, const char *file)
{
    struct kf_run *run = &i18n->cli->run;
    const struct kf_translatables *texts = kf_translatables_load(run, i18n->kit, file);
    struct kf_i18n_file opened;
    const struct kf_po *po = texts == NULL ? NULL : kf_i18n_open(i18n, texts, &opened);
    const char *path;
    struct kf_list rows;
    char *sheet;

    if (po == NULL) {
        return;
    }
    rows = kf_i18n_review_rows(i18n, texts, po);
    rows = i18n->options->piece != NULL ? rows_of_piece(i18n, texts, &rows) : rows;
    if (rows.count == 0) {
        return;
    }
    path = kf_arena_format(run->arena, "%s/%s.%s.review.csv", i18n->options->out, texts->name,
                           i18n->options->edition.language);
    sheet = sheet_of(i18n, texts, &rows);
    if (kf_i18n_write(i18n, path, sheet)) {
        printf("%s: %s\n", path, kf_count(run->arena, rows.count, "text", "texts"));
    }
    g_free(sheet);
    print_review(i18n, file, texts, &rows,
                 kf_arena_format(run->arena, "%s/%s.%s.review.pdf", i18n->options->out, texts->name,
                                 i18n->options->edition.language));
}

void kf_i18n_review(const struct kf_i18n *i18n)
{
    for (int i = 0; i18n->files[i] != NULL; i++) {
        review(i18n, i18n->files[i]);
    }
}
