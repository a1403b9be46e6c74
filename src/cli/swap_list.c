/* Word swaps, place by place. */

#include "cli/swap_list.h"

#include <string.h>

#include "cli/json.h"
#include "cli/provenance.h"
#include "schema/walk.h"

enum { CONTEXT = 48 }; /* letters on each side of a word, where its sentence is longer */

struct hit {
    const struct kf_substitution *done;
    const char *before, *after; /* the sentence, with the word in brackets */
};

struct row {
    const struct kf_word_swap *swap;
    struct kf_list hits, kept; /* struct hit */
};

struct listing {
    struct kf_cli *cli;
    const struct kf_options *options;
    const struct kf_kit *kit;
    struct row *rows;
    int count;
    bool all; /* every module of the kit is looked at */
    int *counts;
};

/* --- sentences ---------------------------------------------------------------------------------------------------------- */

static bool ends_sentence(const char *at)
{
    return *at != '\0' && strchr(".?!", *at) != NULL && (at[1] == ' ' || at[1] == '\n' || at[1] == '\0');
}

static const char *sentence_begin(const char *text, const char *word)
{
    const char *begin = word, *last = NULL;

    for (int i = 0; begin > text && !ends_sentence(begin - 1); i++) {
        begin = g_utf8_prev_char(begin);
        last = *begin == ' ' ? begin : last;
        if (i == CONTEXT && last != NULL) {
            return last + 1;
        }
    }
    return begin + strspn(begin, " \n");
}

static const char *sentence_end(const char *word)
{
    const char *end = word, *last = NULL;

    for (int i = 0; *end != '\0'; i++) {
        if (ends_sentence(end)) {
            return end + 1;
        }
        last = *end == ' ' ? end : last;
        if (i == CONTEXT && last != NULL) {
            return last;
        }
        end = g_utf8_next_char(end);
    }
    return end;
}

static bool is_cut(const char *text, const char *begin)
{
    while (begin > text && g_ascii_isspace(begin[-1])) {
        begin--;
    }
    return begin > text && !ends_sentence(begin - 1);
}

/* "… talk after [dinner]?" */
static const char *marked(struct kf_arena *arena, const char *text, size_t at, size_t length)
{
    const char *word = text + at, *begin = sentence_begin(text, word), *end = sentence_end(word + length);
    int after = (int)(end - word - (ptrdiff_t)length);
    const char *whole = kf_arena_format(arena, "%s%.*s[%.*s]%.*s%s", is_cut(text, begin) ? "… " : "", (int)(word - begin),
                                        begin, (int)length, word, after, word + length,
                                        *end == ' ' && !ends_sentence(end - 1) ? " …" : "");

    return kf_fingerprint_text(arena, whole);
}

/* --- gathering ---------------------------------------------------------------------------------------------------------- */

static struct hit *hit_of(struct kf_arena *arena, const struct kf_substitution *done)
{
    const struct kf_node *scalar = done->scalar;
    bool kept = done->kind == KF_SUBSTITUTION_KEPT;
    const struct kf_node *before = scalar->replaced != NULL && !kept ? scalar->replaced : scalar;
    struct hit *hit = KF_NEW(arena, struct hit);

    hit->done = done;
    /* The names in a safety text may be filled in by now, so that its words stand elsewhere. */
    hit->before = kept ? NULL : marked(arena, before->text, done->at, done->length);
    hit->after = kept ? NULL : marked(arena, scalar->text, done->now_at, strlen(done->new_text));
    return hit;
}

static void gather(struct listing *listing, const struct kf_content *content)
{
    struct kf_arena *arena = listing->cli->run.arena;

    for (int i = 0; i < content->composed.substitution_count; i++) {
        const struct kf_substitution *done = &content->composed.substitutions[i];

        if (done->swap != NULL) {
            struct row *row = &listing->rows[done->swap - content->input->swaps];
            bool kept = done->kind == KF_SUBSTITUTION_KEPT;

            row->swap = done->swap;
            kf_list_add(arena, kept ? &row->kept : &row->hits, hit_of(arena, done));
        }
    }
    for (int i = 0; i < listing->count; i++) {
        listing->rows[i].swap = &content->input->swaps[i];
    }
}

void kf_swaps_count(const struct kf_content *content, int *counts)
{
    for (int i = 0; i < content->composed.substitution_count; i++) {
        const struct kf_word_swap *swap = content->composed.substitutions[i].swap;

        if (swap != NULL) {
            counts[swap - content->input->swaps]++;
        }
    }
}

/* --- rows that do nothing ------------------------------------------------------------------------------------------------ */

struct lexicon { /* the words of the kit */
    GHashTable *words;
    struct kf_arena *arena;
};

static bool take_words(void *data, struct kf_node *node, const struct kf_place *place)
{
    struct lexicon *lexicon = data;

    if (node->kind == KF_SCALAR && place->field != NULL && (place->field->flags & KF_PROSE) != 0) {
        char **words = g_str_tokenize_and_fold(node->text, NULL, NULL);

        for (int i = 0; words[i] != NULL; i++) {
            if (!g_hash_table_contains(lexicon->words, words[i])) {
                g_hash_table_add(lexicon->words, kf_arena_string(lexicon->arena, words[i]));
            }
        }
        g_strfreev(words);
    }
    return true;
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The words of all modules, sorted, so that the same is nearest each time. */
static const char **words_of_kit(struct kf_run *run, const struct kf_kit *kit, const struct kf_edition *edition,
                                 int *ret_count)
{
    struct lexicon lexicon = {g_hash_table_new(g_str_hash, g_str_equal), run->arena};
    struct kf_run quiet = *run;
    const char **words;
    GHashTableIter iter;
    gpointer word;
    int count = 0;

    quiet.diags = kf_diags_new(run->arena);
    for (int i = 0; i < kit->used_count; i++) {
        const struct kf_content *content = kf_content_load(&quiet, kit, kit->used_ids[i], edition);

        if (content != NULL) {
            kf_walk(run->arena, kit->shapes, &kf_module_record, content->composed.root, content->module->id, take_words,
                    &lexicon);
        }
    }
    words = KF_NEW_ARRAY(run->arena, (int)g_hash_table_size(lexicon.words) + 1, const char *);
    g_hash_table_iter_init(&iter, lexicon.words);
    while (g_hash_table_iter_next(&iter, &word, NULL)) {
        words[count++] = word;
    }
    qsort(words, (size_t)count, sizeof *words, by_text);
    g_hash_table_destroy(lexicon.words);
    *ret_count = count;
    return words;
}

void kf_swaps_warn_unused(struct kf_run *run, const struct kf_kit *kit, const struct kf_edition *edition,
                          const int *counts)
{
    const struct kf_records *rows = &kit->community->words;
    const char **words = NULL;
    int word_count = 0;

    for (int i = 0; i < rows->count; i++) {
        const struct kf_swap_row *row = rows->items[i];
        const char *nearest;
        struct kf_diag *diag;

        if (counts[i] > 0) {
            continue;
        }
        words = words == NULL ? words_of_kit(run, kit, edition, &word_count) : words;
        nearest = kf_nearest(row->from, words, word_count);
        diag = kf_diag_warn(run->diags, KF_WORD_SWAP, row->node->span, NULL,
                            "\"%s\" is in no module: this row changes nothing", row->from);
        if (nearest != NULL && g_ascii_strcasecmp(nearest, row->from) != 0) {
            kf_diag_hint(run->diags, diag, "did you mean \"%s\"?", nearest);
        } else {
            kf_diag_hint(run->diags, diag, "take the row out, or look for a word that the kit has: `kinfold explain WORD` shows its texts");
        }
    }
}

/* --- for people ----------------------------------------------------------------------------------------------------------- */

static void print_row(const struct listing *listing, const struct row *row)
{
    struct kf_arena *arena = listing->cli->run.arena;
    const struct kf_word_swap *swap = row->swap;

    printf("%s → %s  (%s:%d)\n", swap->from, swap->to, swap->span.source->path, swap->span.line);
    for (int i = 0; i < row->hits.count; i++) {
        const struct hit *hit = row->hits.items[i];

        printf("  %s\n    - %s\n    + %s\n", hit->done->address, hit->before, hit->after);
    }
    for (int i = 0; i < row->kept.count; i++) {
        const struct hit *hit = row->kept.items[i];

        printf("  %s\n    = \"%s\" stays: a safety text\n", hit->done->address, hit->done->old_text);
    }
    printf("  %s", kf_count(arena, row->hits.count, "place", "places"));
    if (row->kept.count > 0) {
        printf(", and %s left alone", kf_count(arena, row->kept.count, "safety text", "safety texts"));
    }
    puts("\n");
}

/* --- for programs --------------------------------------------------------------------------------------------------------- */

static void add_hits(JsonBuilder *builder, const char *key, const struct kf_list *hits)
{
    kf_json_array(builder, key);
    for (int i = 0; i < hits->count; i++) {
        const struct hit *hit = hits->items[i];

        json_builder_begin_object(builder);
        kf_json_text(builder, "address", hit->done->address);
        kf_json_text(builder, "word", hit->done->old_text);
        kf_json_text(builder, "before", hit->before);
        kf_json_text(builder, "after", hit->after);
        json_builder_end_object(builder);
    }
    json_builder_end_array(builder);
}

static void print_json(const struct listing *listing)
{
    JsonBuilder *builder = json_builder_new();

    json_builder_begin_array(builder);
    for (int i = 0; i < listing->count; i++) {
        const struct row *row = &listing->rows[i];

        json_builder_begin_object(builder);
        kf_json_text(builder, "from", row->swap->from);
        kf_json_text(builder, "to", row->swap->to);
        kf_json_span(builder, row->swap->span);
        add_hits(builder, "hits", &row->hits);
        add_hits(builder, "kept", &row->kept);
        json_builder_end_object(builder);
    }
    json_builder_end_array(builder);
    kf_json_print(builder, stdout);
}

/* --- the verb's ------------------------------------------------------------------------------------------------------------ */

static bool gather_all(struct listing *listing)
{
    struct kf_run *run = &listing->cli->run;
    struct kf_edition edition = kf_options_edition(listing->options, listing->kit, /* variant */ 0);
    const char **modules = kf_cli_modules(listing->cli, listing->kit, listing->options);
    struct kf_run quiet = *run;

    for (int i = 0; modules != NULL && modules[i] != NULL; i++) {
        const struct kf_content *content;

        quiet.diags = kf_diags_new(run->arena);
        content = kf_content_load(&quiet, listing->kit, modules[i], &edition);
        if (content == NULL) {
            run->diags = quiet.diags;
            return false;
        }
        gather(listing, content);
        kf_swaps_count(content, listing->counts);
    }
    if (listing->all && modules != NULL) {
        kf_swaps_warn_unused(run, listing->kit, &edition, listing->counts);
    }
    return modules != NULL;
}

void kf_swaps_explain(struct kf_cli *cli, const struct kf_options *options)
{
    struct listing listing = {.cli = cli, .options = options, .kit = kf_cli_kit(cli, options)};

    if (listing.kit == NULL) {
        return;
    }
    listing.all = kf_options_all_modules(options);
    listing.count = listing.kit->community->words.count;
    listing.rows = KF_NEW_ARRAY(cli->run.arena, listing.count, struct row);
    listing.counts = KF_NEW_ARRAY(cli->run.arena, listing.count, int);
    if (!gather_all(&listing)) {
        return;
    }
    if (options->json) {
        print_json(&listing);
    } else if (listing.count == 0) {
        printf("%s/community.yaml has no rows under `words:`\n", listing.kit->community->folder);
    }
    for (int i = 0; !options->json && i < listing.count; i++) {
        print_row(&listing, &listing.rows[i]);
    }
}
