#ifndef KF_CLI_CLI_H
#define KF_CLI_CLI_H

/* What every verb gets: the machine, where the data is, and what was found so far. */

#include "base/run.h"
#include "cli/finding.h"
#include "model/edition.h"

/* What the program ends with; scripts rely on these numbers. */
enum kf_exit {
    KF_EXIT_FINE = 0,
    KF_EXIT_CONTENT = 1,  /* mistakes in content; files of other modules may have been made */
    KF_EXIT_USAGE = 2,    /* the command line */
    KF_EXIT_MISSING = 3,  /* data, fonts: something is not on this machine */
    KF_EXIT_FINDINGS = 4, /* --strict: warnings only */
    KF_EXIT_REFUSED = 5,  /* a file could not be written */
};

struct kf_options;

struct kf_cli {
    struct kf_run run;            /* of the main thread; its data_dir is NULL when there is none */
    struct kf_findings *findings; /* of all runs, in the order of the command line */
    bool colour;                  /* of what goes to stderr */
};

/* Moves what the main run found to the findings. */
void kf_cli_collect(struct kf_cli *cli);
/* Collects, prints what is not printed yet and returns the exit code. */
int kf_cli_end(struct kf_cli *cli, bool strict);

/* The first complaint about the command line: an error, a hint (NULL for none). Returns KF_EXIT_USAGE. */
int kf_cli_usage(struct kf_cli *cli, const char *hint, const char *format, ...) G_GNUC_PRINTF(3, 4);

/* Opens the kit with the community of the options. NULL after pushing errors. */
struct kf_kit *kf_cli_kit(struct kf_cli *cli, const struct kf_options *options);

/* The kit with settings of its own, whatever lies around this folder. NULL after pushing errors. */
struct kf_kit *kf_cli_plain_kit(struct kf_cli *cli);

/* The modules that the arguments name, each once; all when there is no argument. NULL-terminated, in the run's arena;
 * NULL after pushing errors. */
const char **kf_cli_modules(struct kf_cli *cli, const struct kf_kit *kit, const struct kf_options *options);
/* The file of a module named so. In the run's arena. */
const char *kf_cli_module_path(struct kf_cli *cli, const struct kf_kit *kit, const char *module);

/* Writes a file, and sweeps its folder first; "-" is standard output. False after an error with this hint; NULL: that --out chooses another folder. */
bool kf_cli_write(const struct kf_run *run, const char *path, const void *bytes, size_t length, const char *hint);
/* The error by itself, for who writes in another way. Returns false. */
bool kf_cli_refuse(const struct kf_run *run, const char *path, const char *error, const char *hint);
/* The path of a file in a folder as it was typed, with a slash at its end or without. In arena. */
const char *kf_cli_path_in(struct kf_arena *arena, const char *folder, const char *name);

/* "1 file", "3 files": in arena. */
const char *kf_count(struct kf_arena *arena, int count, const char *one, const char *many);

#endif
