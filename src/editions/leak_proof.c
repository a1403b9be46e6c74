/* The leak proof: what is for staff, sought in what families get. */

#include "editions/leak_proof.h"

#include <string.h>

#include "base/letters.h"
#include "base/utf8.h"
#include "compose/texts.h"
#include "finish/read_back.h"
#include "model/inline.h"
#include "model/kept.h"

enum { LEAST_WORDS = 4, MOST_SHOWN = 70 /* characters of a sentence in a message */, MOST_REPORTED = 8 };

struct secret {
    const struct kf_translatable *text;
    size_t offset, length; /* of the sentence, in the node's text */
    const char *letters;
    bool shared; /* families read it too */
    bool found;
};

struct kf_secrets {
    struct kf_arena *arena;
    struct kf_list contents; /* const struct kf_content * */
    struct kf_list secrets;  /* struct secret * */
    struct kf_phrases *phrases; /* NULL: not gathered yet */
    struct kf_secret_counts counts;
};

struct gathering {
    struct kf_secrets *secrets;
    GString *families; /* letters of what families read */
    GString *sentence; /* letters of the one that is looked at */
};

struct kf_secrets *kf_secrets_new(struct kf_arena *arena)
{
    struct kf_secrets *secrets = KF_NEW(arena, struct kf_secrets);

    secrets->arena = arena;
    return secrets;
}

void kf_secrets_add(struct kf_secrets *secrets, const struct kf_content *content)
{
    kf_list_add(secrets->arena, &secrets->contents, (void *)(guintptr)content);
    secrets->phrases = NULL;
    if (content->second != NULL) {
        kf_secrets_add(secrets, content->second);
    }
}

/* --- sentences ------------------------------------------------------------------------------------------------------ */

static bool ends_sentence(gunichar c)
{
    switch (c) {
    case '.':
    case '?':
    case '!':
    case '\n':
    case 0x061F: /* ؟ */
    case 0x06D4: /* ۔ */
    case 0x3002: /* 。 */
    case 0xFF01:
    case 0xFF1F:
        return true;
    default:
        return false;
    }
}

static int count_words(const char *text, size_t length)
{
    bool inside = false;
    int words = 0;

    for (const char *at = text; at < text + length; at = kf_utf8_next(at)) {
        bool space = kf_utf8_is_space(kf_utf8_at(at));

        words += !space && !inside;
        inside = !space;
    }
    return words;
}

/* A script that sets no spaces has few words by this count; so a long text of one word is long enough. */
static bool is_long_enough(const char *text, size_t length, const char *letters)
{
    int words = count_words(text, length);

    return kf_letters_count(letters) >= KF_LETTERS_LEAST && (words >= LEAST_WORDS || words == 1);
}

/* Whether what prints may be others than the letters that are typed: addresses of links, signs of Markdown. */
static bool is_marked(const char *text)
{
    return strpbrk(text, "[<\\&") != NULL;
}

/* As it prints. */
static void add_letters(struct kf_arena *arena, GString *letters, const char *text, size_t length, bool marked)
{
    if (marked) {
        const struct kf_inline *printed =
            kf_inline_parse(arena, &(struct kf_text){.text = kf_arena_string_n(arena, text, length)});

        kf_letters_add(letters, printed->text, printed->length);
    } else {
        kf_letters_add(letters, text, length);
    }
}

static bool add_sentence(struct gathering *gathering, const struct kf_translatable *text, size_t offset, size_t length,
                         bool marked)
{
    struct kf_secrets *secrets = gathering->secrets;
    const char *words = text->scalar->text + offset;
    GString *letters = gathering->sentence;
    struct secret *secret;

    g_string_truncate(letters, 0);
    add_letters(secrets->arena, letters, words, length, marked);
    if (!is_long_enough(words, length, letters->str)) {
        secrets->counts.too_short += letters->len > 0;
        return false;
    }
    secret = KF_NEW(secrets->arena, struct secret);
    *secret = (struct secret){
        .text = text,
        .offset = offset,
        .length = length,
        .letters = kf_arena_string_n(secrets->arena, letters->str, letters->len),
    };
    kf_list_add(secrets->arena, &secrets->secrets, secret);
    return true;
}

/* Sentence by sentence, for each alone would be a leak; a text of short ones alone is sought whole. */
static void add_secret(struct gathering *gathering, const struct kf_translatable *text)
{
    const char *words = text->scalar->text, *start = words, *at = words;
    bool any = false, marked = is_marked(words);
    int sentences = 0;

    while (*at != '\0') {
        const char *next = kf_utf8_next(at);

        if (ends_sentence(kf_utf8_at(at)) || *next == '\0') {
            any |= add_sentence(gathering, text, (size_t)(start - words), (size_t)(next - start), marked);
            start = next;
            sentences++;
        }
        at = next;
    }
    if (!any && sentences > 1) {
        add_sentence(gathering, text, 0, strlen(words), marked);
    }
}

/* --- what families read --------------------------------------------------------------------------------------------- */

static void add_shared(struct gathering *gathering, const char *text)
{
    if (text != NULL) {
        add_letters(gathering->secrets->arena, gathering->families, text, strlen(text), is_marked(text));
        g_string_append_c(gathering->families, '|');
    }
}

static void add_region(struct gathering *gathering, const struct kf_region *region)
{
    add_shared(gathering, region->footer.text);
    for (int i = 0; i < region->lines.count; i++) {
        const struct kf_helpline *line = region->lines.items[i];

        add_shared(gathering, line->label.text);
        add_shared(gathering, line->hours.text);
        add_shared(gathering, line->note.text);
        add_shared(gathering, line->text_to.text);
    }
    for (int i = 0; i < region->gaps.count; i++) {
        const struct kf_gap *gap = region->gaps.items[i];

        add_shared(gathering, gap->label.text);
        add_shared(gathering, gap->text.text);
    }
}

static void add_surroundings(struct gathering *gathering, const struct kf_content *content)
{
    const struct kf_community *community = content->kit->community;

    for (int i = 0; i < kf_vocabulary_size(); i++) {
        add_shared(gathering, kf_vocabulary_at(content->vocabulary, i));
    }
    add_region(gathering, content->region);
    add_shared(gathering, community->program);
    add_shared(gathering, community->tagline);
    add_shared(gathering, community->care_note);
    add_shared(gathering, community->care_note_short);
}

/* --- gathering ------------------------------------------------------------------------------------------------------ */

static void gather_content(struct gathering *gathering, const struct kf_content *content)
{
    const struct kf_list *texts = kf_content_texts(content);

    for (int i = 0; i < texts->count; i++) {
        const struct kf_translatable *text = texts->items[i];

        if (text->number) {
            continue;
        }
        if ((text->flags & KF_FACILITATOR) != 0) {
            add_secret(gathering, text);
        } else {
            add_shared(gathering, text->scalar->text);
        }
    }
    add_surroundings(gathering, content);
}

static void note_shared(void *user, void *data, size_t at)
{
    (void)user;
    (void)at;
    ((struct secret *)data)->shared = true;
}

static void gather(struct kf_secrets *secrets)
{
    struct gathering gathering = {secrets, g_string_new(NULL), g_string_new(NULL)};

    secrets->secrets.count = 0;
    secrets->counts = (struct kf_secret_counts){0};
    for (int i = 0; i < secrets->contents.count; i++) {
        gather_content(&gathering, secrets->contents.items[i]);
    }
    secrets->phrases = kf_phrases_new(secrets->arena);
    for (int i = 0; i < secrets->secrets.count; i++) {
        struct secret *secret = secrets->secrets.items[i];

        kf_phrases_add(secrets->phrases, secret->letters, secret);
    }
    kf_phrases_seek(secrets->phrases, gathering.families->str, gathering.families->len, note_shared, NULL);
    for (int i = 0; i < secrets->secrets.count; i++) {
        bool shared = ((const struct secret *)secrets->secrets.items[i])->shared;

        secrets->counts.shared += shared;
        secrets->counts.sought += !shared;
    }
    g_string_free(gathering.sentence, TRUE);
    g_string_free(gathering.families, TRUE);
}

struct kf_secret_counts kf_secrets_count(struct kf_secrets *secrets)
{
    if (secrets->phrases == NULL) {
        gather(secrets);
    }
    return secrets->counts;
}

/* --- the proof ------------------------------------------------------------------------------------------------------ */

struct proof {
    struct kf_run *run;
    const char *name;
    const struct kf_strand *strand;
    struct kf_list found; /* struct secret * */
};

static const char *shortened(struct kf_arena *arena, const char *text, size_t length)
{
    char *line = g_strstrip(g_strdelimit(g_strndup(text, length), "\n", ' '));
    const char *bare = g_str_has_prefix(line, "\u201C") ? kf_utf8_next(line) : line; /* its partner may be elsewhere */
    const char *shown = kf_arena_string(arena, bare);

    if (g_utf8_strlen(bare, -1) > MOST_SHOWN) {
        char *head = g_utf8_substring(bare, 0, MOST_SHOWN);

        shown = kf_arena_format(arena, "%s…", g_strchomp(head));
        g_free(head);
    }
    g_free(line);
    return shown;
}

/* Once for each sentence: what stands on a page is heard and kept elsewhere too. */
static void report(void *user, void *data, size_t at)
{
    struct proof *proof = user;
    struct secret *secret = data;
    const struct kf_translatable *text = secret->text;
    struct kf_diags *diags = proof->run->diags;
    struct kf_diag *diag;

    if (secret->shared || secret->found) {
        return;
    }
    secret->found = true;
    kf_list_add(proof->run->arena, &proof->found, secret);
    if (proof->found.count > MOST_REPORTED) {
        return;
    }
    diag = kf_diag_push(diags, KF_FACILITATOR_LEAK, kf_node_span_at(text->scalar, secret->offset, secret->length),
                        text->address, "\"%s\" is for staff, and %s holds it: %s",
                        shortened(proof->run->arena, text->scalar->text + secret->offset, secret->length), proof->name,
                        kf_strand_place(proof->run->arena, proof->strand, at));
    kf_diag_hint(diags, diag, "nothing was written; families must not get it. If you did not put it there, please report "
                              "this: it is a mistake of the program");
}

static void end_report(struct proof *proof)
{
    int more = proof->found.count - MOST_REPORTED;

    if (more > 0) {
        kf_diag_push(proof->run->diags, KF_FACILITATOR_LEAK, (struct kf_span){0}, NULL, "%s holds %d more such sentence%s",
                     proof->name, more, more == 1 ? "" : "s");
    }
    for (int i = 0; i < proof->found.count; i++) { /* the next file may hold it too */
        ((struct secret *)proof->found.items[i])->found = false;
    }
}

bool kf_leak_proof(struct kf_run *run, struct kf_secrets *secrets, const char *name, const struct kf_finished *finished)
{
    struct kf_arena *arena = kf_arena_new_beside(run->arena);
    struct proof proof = {.run = run, .name = name};
    struct kf_read_back read = {0};
    bool good = kf_read_back(run, arena, finished->pdf, finished->length, &read);

    kf_secrets_count(secrets);
    for (int i = 0; i < read.count; i++) {
        proof.strand = &read.strands[i];
        kf_phrases_seek(secrets->phrases, proof.strand->letters, proof.strand->length, report, &proof);
    }
    end_report(&proof);
    kf_arena_free(arena);
    return good && proof.found.count == 0;
}
