/* The PO template of a file: what a translator is told about each text. */

#include <string.h>

#include "model/translatable.h"

struct noting {
    struct kf_arena *arena;
    struct kf_po_message *message;
};

G_GNUC_PRINTF(2, 3)
static void note(const struct noting *noting, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    kf_list_add(noting->arena, &noting->message->notes, kf_arena_format_v(noting->arena, format, args));
    va_end(args);
}

/* --- notes ---------------------------------------------------------------------------------------------------------- */

static void note_place(const struct noting *noting, const struct kf_translatable *text)
{
    const char *title = text->piece != NULL ? kf_node_get_text(text->piece, "title") : NULL;
    const char *id = text->piece != NULL ? kf_node_get_text(text->piece, "id") : NULL;

    if (title != NULL) {
        note(noting, "On \"%s\" (%s).", title, id != NULL ? id : "no id");
    }
    if (text->block != NULL) {
        note(noting, "In %s: %s", text->block->name, text->block->record->summary);
    }
    note(noting, "%s: %s", text->field->key, text->field->help);
}

static void note_reader(const struct noting *noting, const struct kf_translatable *text)
{
    if ((text->flags & KF_FACILITATOR) != 0) {
        note(noting, "For staff: never on a family's page.");
    }
    if ((text->flags & KF_IS_SAFETY) != 0) {
        note(noting, "SAFETY: lose nothing, soften nothing. It prints only once a named person has reviewed it.");
    }
}

static int count_blanks(const char *text)
{
    int count = 0;

    for (const char *at = text; (at = strstr(at, "___")) != NULL; at += strspn(at, "_")) {
        count++;
    }
    return count;
}

static void note_names(const struct noting *noting, const char *text)
{
    for (const char *open = strstr(text, "{{"), *close; open != NULL && (close = strstr(open, "}}")) != NULL;
         open = strstr(close, "{{")) {
        note(noting, "Keep %.*s as it is: a name or number stands there in print.", (int)(close + 2 - open), open);
    }
}

static void note_signs(const struct noting *noting, const char *text)
{
    int blanks = count_blanks(text);

    if (blanks > 0) {
        note(noting, "Keep %d %s ___ to write in.", blanks, blanks == 1 ? "blank" : "blanks");
    }
    note_names(noting, text);
    if (strchr(text, '*') != NULL) {
        note(noting, "Keep the * around the words that say the same: they print in bold or slanted letters.");
    }
}

static void add_notes(struct kf_arena *arena, struct kf_po_message *message, const struct kf_translatable *text)
{
    const struct noting noting = {arena, message};

    note_place(&noting, text);
    if (text->number) {
        note(&noting, "A number, not words: write a higher one if your language cannot fit, and keep it if it can.");
        return;
    }
    note_reader(&noting, text);
    note_signs(&noting, text->scalar->text);
}

/* --- references ----------------------------------------------------------------------------------------------------- */

/* The path as it is in the kit or in the community's folder, wherever they lie. */
static const char *inner_path(const struct kf_kit *kit, const char *path)
{
    const char *const folders[] = {kit->data_dir, kit->community->folder};

    for (size_t i = 0; i < G_N_ELEMENTS(folders); i++) {
        size_t length = strlen(folders[i]);

        if (strncmp(path, folders[i], length) == 0 && path[length] == '/') {
            return path + length + 1;
        }
    }
    return path;
}

static void add_reference(struct kf_arena *arena, const struct kf_kit *kit, struct kf_po_message *message,
                          const struct kf_span *span)
{
    const char *path = inner_path(kit, span->source->path);
    bool spaces = strchr(path, ' ') != NULL; /* as gettext does: between U+2068 and U+2069 */

    kf_list_add(arena, &message->references,
                /* NOLINTNEXTLINE(misc-misleading-bidirectional) */
                kf_arena_format(arena, "%s%s%s:%d", spaces ? "\xE2\x81\xA8" : "", path, spaces ? "\xE2\x81\xA9" : "",
                                span->line));
}

/* --- the template --------------------------------------------------------------------------------------------------- */

static const char *header_of(struct kf_arena *arena, const struct kf_translatables *texts)
{
    return kf_arena_format(arena,
                           "Project-Id-Version: Kinfold %s%s%s\n"
                           "PO-Revision-Date: YEAR-MO-DA HO:MI+ZONE\n"
                           "Last-Translator: FULL NAME <EMAIL@ADDRESS>\n"
                           "Language-Team: LANGUAGE <LL@li.org>\n"
                           "Language: \n"
                           "MIME-Version: 1.0\n"
                           "Content-Type: text/plain; charset=UTF-8\n"
                           "Content-Transfer-Encoding: 8bit\n",
                           texts->name, texts->version != NULL ? " " : "",
                           texts->version != NULL ? texts->version : "");
}

struct kf_po *kf_translatables_template(struct kf_run *run, const struct kf_kit *kit,
                                        const struct kf_translatables *texts)
{
    struct kf_arena *arena = run->arena;
    struct kf_po *po = kf_po_new(arena, header_of(arena, texts));
    GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);

    for (int i = 0; i < texts->items.count; i++) {
        const struct kf_translatable *text = texts->items.items[i];

        /* Of two texts with one address the first is meant; `check` names the ids that stand twice. */
        if (g_hash_table_add(seen, (gpointer)(guintptr)text->address)) {
            struct kf_po_message *message = kf_po_add(arena, po, text->address, text->scalar->text);

            add_notes(arena, message, text);
            add_reference(arena, kit, message, &text->scalar->span);
        }
    }
    g_hash_table_destroy(seen);
    return po;
}
