/* Rows and files of words to avoid. */

#include "model/avoid.h"

#include "model/edition.h"
#include "schema/bind.h"
#include "yaml/read.h"

static const struct kf_field avoid_fields[] = {
    KF_WORDS_ROW(struct kf_avoid, find, "find", .min = 1, .max = 100, .flags = KF_REQUIRED,
                 .help = "Words and phrases to find, whole and in any case; with capitals, in this case alone; a star at the "
                         "end stands for any ending."),
    KF_WORD_ROW(struct kf_avoid, say, "say", .flags = KF_REQUIRED, .help = "What to say in their place."),
    KF_WORD_ROW(struct kf_avoid, why, "why", .flags = KF_REQUIRED, .help = "Why they hurt, in one sentence."),
    KF_END,
};

const struct kf_record kf_avoid_record = {
    .name = "avoid",
    .summary = "Words to avoid, and what to say in their place.",
    .size = sizeof(struct kf_avoid),
    .fields = avoid_fields,
    .node_offset = offsetof(struct kf_avoid, node),
    .address_offset = KF_NOWHERE,
};

static const struct kf_field jargon_fields[] = {
    KF_WORDS_ROW(struct kf_avoid, find, "find", .min = 1, .max = 100, .flags = KF_REQUIRED,
                 .help = "Words and phrases that many families do not know, written as under `words:`."),
    KF_WORD_ROW(struct kf_avoid, say, "say", .flags = KF_REQUIRED, .help = "What to say in their place."),
    KF_END,
};

static const struct kf_record jargon_record = {
    .name = "jargon",
    .summary = "A word of clinics and offices.",
    .size = sizeof(struct kf_avoid),
    .fields = jargon_fields,
    .node_offset = offsetof(struct kf_avoid, node),
    .address_offset = KF_NOWHERE,
};

static const struct kf_field fine_fields[] = {
    KF_WORD_ROW(struct kf_fine, phrase, "phrase", .flags = KF_REQUIRED,
                .help = "A name or a phrase in which such a word is what it should be."),
    KF_WORD_ROW(struct kf_fine, because, "because", .flags = KF_REQUIRED, .help = "Why it is."),
    KF_END,
};

static const struct kf_record fine_record = {
    .name = "fine",
    .summary = "A name or a phrase that is not looked at.",
    .size = sizeof(struct kf_fine),
    .fields = fine_fields,
    .node_offset = offsetof(struct kf_fine, node),
    .address_offset = KF_NOWHERE,
};

static const struct kf_field fields[] = {
    KF_INT_ROW(struct kf_avoid_file, kinfold, "kinfold", .min = 1, .max = 1, .flags = KF_REQUIRED,
               .help = "Version of the format: 1."),
    KF_WORD_ROW(struct kf_avoid_file, language, "language", .flags = KF_REQUIRED,
                .help = "The language of the texts in which these words are looked for."),
    KF_RECORDS_ROW(struct kf_avoid_file, words, "words", .record = &kf_avoid_record, .flags = KF_REQUIRED,
                   .help = "The words."),
    KF_RECORDS_ROW(struct kf_avoid_file, fine, "fine", .record = &fine_record, .fallback = "[]",
                   .help = "Names and phrases that are not looked at, each with its reason."),
    KF_RECORDS_ROW(struct kf_avoid_file, jargon, "jargon", .record = &jargon_record, .fallback = "[]",
                   .help = "Words that a page explains, or says more simply."),
    KF_END,
};

const struct kf_record kf_avoid_file_record = {
    .name = "avoid-file",
    .summary = "Words to avoid in one language, and what to say in their place.",
    .size = sizeof(struct kf_avoid_file),
    .fields = fields,
    .node_offset = offsetof(struct kf_avoid_file, node),
    .address_offset = KF_NOWHERE,
};

struct kf_list kf_avoid_read(struct kf_run *run, const char *folder)
{
    char **names = kf_run_names(run, folder);
    struct kf_list files = {.items = NULL};

    for (int i = 0; names != NULL && names[i] != NULL; i++) {
        const struct kf_node *root =
            g_str_has_suffix(names[i], ".yaml") ? kf_yaml_read(run, kf_arena_format(run->arena, "%s/%s", folder, names[i])) : NULL;
        struct kf_avoid_file *file = root != NULL ? kf_bind(run, NULL, &kf_avoid_file_record, root, "avoid") : NULL;

        if (file != NULL) {
            kf_list_add(run->arena, &files, file);
        }
    }
    return files;
}

const struct kf_avoid_file *kf_avoid_for(const struct kf_content *content)
{
    for (int i = 0; i < content->kit->avoid.count; i++) {
        const struct kf_avoid_file *file = content->kit->avoid.items[i];

        if (kf_same_language(file->language, content->language)) {
            return file;
        }
    }
    return NULL;
}
