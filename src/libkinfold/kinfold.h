#ifndef KINFOLD_H
#define KINFOLD_H

/* libkinfold: the modules of a kit become printable, tagged PDF files, in memory.
 *
 * A handle is a kit with one community, and files of it that are not saved yet. Each call reads the files as they are at
 * that moment. It prints nothing, writes nothing, never ends the process, and keeps nothing outside its handle. Only
 * running out of memory ends the process, as in GLib.
 *
 * Memory. What a call returns belongs to the handle, and lives until the next call with it, or until kinfold_free; so do
 * the diagnostics. Strings are UTF-8 and end with a NUL.
 *
 * Threads. A handle is used by one thread at a time; different handles may be used by different threads at once.
 *
 * Errors. A call that fails returns NULL or false, and kinfold_diagnostics says why: all mistakes, each with its file and
 * line and what to write instead. There may be warnings and notes when all went well, too.
 *
 * Link with `pkg-config --cflags --libs kinfold`. */

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define KINFOLD_API __attribute__((visibility("default")))
#else
#define KINFOLD_API
#endif

struct kinfold;

/* "0.1.0": of the library that runs, which may be newer than this header. */
KINFOLD_API const char *kinfold_version(void);

/* data: the folder that holds modules/ and fonts/; NULL: that of the environment's KINFOLD_DATA, else the one installed with
 * this library. community: the folder of a community.yaml; NULL: the kit as it is. Never NULL: whether the folders are good
 * is told by the first call that reads them. */
KINFOLD_API struct kinfold *kinfold_new(const char *data, const char *community);
KINFOLD_API void kinfold_free(struct kinfold *kinfold); /* accepts NULL */

/* From now on the file at path is read as these bytes, which are copied: a text that is not saved yet, such as an overlay of
 * the community. The file need not be there. bytes NULL: it is read from disk again. Fonts are always read from disk. */
KINFOLD_API void kinfold_lay_over(struct kinfold *kinfold, const char *path, const void *bytes, size_t length);

/* --- what there is ---------------------------------------------------------------------------------------------------- */

/* In which form pages are made. Begin with KINFOLD_OPTIONS; NULL for a call means just that. What is NULL, 0 or false is the
 * usual: the words are those of the program, as `kinfold build --help` tells them. */
struct kinfold_options {
    size_t size;          /* sizeof(struct kinfold_options): a later version adds members at the end */
    const char *variant;  /* "standard", "large-print", "ink-saver", "clear-spacing" */
    const char *paper;    /* "letter", "a4"; NULL: the community's */
    const char *language; /* "es"; NULL: the community's, else the module's */
    const char *audience; /* one of the module's; NULL: its first */
    const char *session;  /* id in the community's series */
    int length;           /* minutes of the session */
    bool fillable, carry_safe;
};
#define KINFOLD_OPTIONS { sizeof(struct kinfold_options), NULL, NULL, NULL, NULL, NULL, 0, false, false }

struct kinfold_module {
    const char *id, *title; /* title: NULL when the module cannot be read, and the diagnostics say why */
    int handouts;
};

/* The modules that the community uses, in order. NULL after errors of the kit itself. */
KINFOLD_API const struct kinfold_module *kinfold_modules(struct kinfold *kinfold, size_t *ret_count);

struct kinfold_handout {
    const char *id, *title;
    int number;
};

/* module: an id, or the path of a module.yaml. */
KINFOLD_API const struct kinfold_handout *kinfold_handouts(struct kinfold *kinfold, const char *module,
                                                           const struct kinfold_options *options, size_t *ret_count);

/* --- what can be made -------------------------------------------------------------------------------------------------- */

/* Whether a module can be built, without building it: its texts, rules and references. */
KINFOLD_API bool kinfold_check(struct kinfold *kinfold, const char *module, const struct kinfold_options *options);

struct kinfold_file {
    const char *name;  /* "six-steps.large-print.pdf" */
    const char *piece; /* "six-steps", "six-steps-clinician", "facilitator-guide" */
    const char *title;
    const unsigned char *bytes; /* a PDF */
    size_t length;
    int pages;
};

/* Handouts, pages for clinicians and the guide, as far as they are there in the language; or one of these: piece. The same
 * bytes as `kinfold build` writes. All or none: NULL after errors. */
KINFOLD_API const struct kinfold_file *kinfold_build(struct kinfold *kinfold, const char *module, const char *piece,
                                                     const struct kinfold_options *options, size_t *ret_count);

struct kinfold_picture {
    const unsigned char *bytes; /* a PNG */
    size_t length;
    int pages; /* of the piece */
};

/* One page as it prints: page from 1, dpi dots an inch, 10 to 600. Drawn as far as it can be: mistakes that rules find,
 * or more sides than it promises, do not keep it from being seen. NULL after other errors. */
KINFOLD_API const struct kinfold_picture *kinfold_render(struct kinfold *kinfold, const char *module, const char *piece,
                                                         int page, double dpi, const struct kinfold_options *options);

/* --- what was found ---------------------------------------------------------------------------------------------------- */

enum kinfold_severity { KINFOLD_NOTE, KINFOLD_WARNING, KINFOLD_ERROR };

struct kinfold_diagnostic {
    const char *code; /* "unknown-key": `kinfold explain` tells more of it */
    enum kinfold_severity severity;
    const char *file;    /* NULL: of no file */
    int line, column;    /* from 1, in characters; 0: the whole file, the whole line */
    const char *address; /* "repair-conversations/six-steps/steps/pause/try", NULL */
    const char *message;
    const char *hint; /* what to write instead, NULL */
    const char *text; /* all of it in lines, as a terminal shows it */
};

/* Of the last call, in the order in which they were found. */
KINFOLD_API const struct kinfold_diagnostic *kinfold_diagnostics(struct kinfold *kinfold, size_t *ret_count);

#ifdef __cplusplus
}
#endif

#endif
