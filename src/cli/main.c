/* kinfold: finds the data, then hands over to a verb. */

#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "base/data.h"
#include "cli/interrupt.h"
#include "cli/manual.h"
#include "cli/options.h"
#include "layout/fonts.h"
#include "paint/paint.h"

static void print_help(FILE *file)
{
    fputs("Kinfold makes printable, accessible workshop handouts from plain text files.\n\n"
          "Usage: kinfold VERB [OPTIONS]\n\nVerbs:\n",
          file);
    for (int i = 0; i < kf_verb_count; i++) {
        fprintf(file, "  %-9s %s\n", kf_verbs[i]->name, kf_verbs[i]->summary);
    }
    fputs("\n`kinfold VERB --help` says more. `kinfold --version` prints the version.\n\nExit codes:\n", file);
    for (int i = 0; kf_exit_words[i] != NULL; i++) {
        fprintf(file, "  %d  %s\n", i, kf_exit_words[i]);
    }
    fputs("\nExamples:\n"
          "  kinfold list\n"
          "  kinfold build repair-conversations --out out\n",
          file);
}

static bool wants_colour(void)
{
    const char *no_color = g_getenv("NO_COLOR"), *terminal = g_getenv("TERM");

    return isatty(STDERR_FILENO) == 1 && (no_color == NULL || no_color[0] == '\0') &&
           (terminal == NULL || strcmp(terminal, "dumb") != 0);
}

static int say_unknown(struct kf_cli *cli, const char *word)
{
    const char *nearest = word[0] == '-' ? NULL : kf_verb_nearest(word);

    kf_cli_usage(cli,
                 nearest != NULL ? kf_arena_format(cli->run.arena, "did you mean `kinfold %s`?", nearest)
                                 : "`kinfold --help` lists the verbs",
                 word[0] == '-' ? "unknown option \"%s\"" : "unknown verb \"%s\"", word);
    return kf_cli_end(cli, /* strict */ false);
}

/* `kinfold help build` is `kinfold build --help`. */
static int help(struct kf_cli *cli, const char *word)
{
    const struct kf_verb *verb = word == NULL ? NULL : kf_verb_find(word);

    if (word != NULL && verb == NULL) {
        return say_unknown(cli, word);
    }
    if (verb == NULL) {
        print_help(stdout);
    } else {
        kf_options_print_help(verb);
    }
    return KF_EXIT_FINE;
}

static int dispatch(struct kf_cli *cli, int argc, char **argv)
{
    const char *word = argc > 1 ? argv[1] : NULL;
    const struct kf_verb *verb;

    if (word == NULL) {
        print_help(stderr);
        return KF_EXIT_USAGE;
    }
    if (strcmp(word, "help") == 0 || strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0) {
        return help(cli, argc > 2 ? argv[2] : NULL);
    }
    if (strcmp(word, "--version") == 0) {
        puts("kinfold " KF_VERSION);
        return KF_EXIT_FINE;
    }
    verb = kf_verb_find(word);
    return verb == NULL ? say_unknown(cli, word) : verb->run(cli, argc - 1, argv + 1);
}

/* ../share/kinfold of the program's folder: where it is when installed. In arena; NULL: the program cannot be found. */
static const char *beside(struct kf_arena *arena, const char *program)
{
    char *self = g_file_read_link("/proc/self/exe", NULL);
    char *file = self != NULL ? g_strdup(self) : g_find_program_in_path(program);
    char *folder = file != NULL ? g_path_get_dirname(file) : NULL;
    char *data = folder != NULL ? g_canonicalize_filename("../share/kinfold", folder) : NULL;
    const char *found = kf_arena_string(arena, data);

    g_free(data);
    g_free(folder);
    g_free(file);
    g_free(self);
    return found;
}

/* What is installed is compiled without KF_SOURCE_DATA_DIR: it knows nothing of the tree that it was made from. */
static const char *find_data(struct kf_arena *arena, const char *program)
{
    const char *const folders[] = {
        beside(arena, program),
#ifdef KF_SOURCE_DATA_DIR
        KF_SOURCE_DATA_DIR,
#endif
    };

    return kf_data_find(arena, folders, (int)G_N_ELEMENTS(folders));
}

/* Documents come and go by the megabyte: what one gives back, the next takes, and the kernel is asked seldom. */
static void keep_memory(void)
{
#ifdef __GLIBC__
    (void)mallopt(M_MMAP_THRESHOLD, 8 << 20);
    (void)mallopt(M_TRIM_THRESHOLD, 32 << 20);
    (void)mallopt(M_TOP_PAD, 1 << 20);
#endif
}

/* Standard files that whoever started us has closed: the first file that is opened would take their place, and be printed into.
 * Opened the wrong way round, so that using them is an error that is told. */
static void open_standard_files(void)
{
    for (int file = STDIN_FILENO; file <= STDERR_FILENO; file++) {
        if (fcntl(file, F_GETFD) < 0) {
            (void)open("/dev/null", file == STDIN_FILENO ? O_WRONLY : O_RDONLY);
        }
    }
}

/* A full disk is told only when the last of the output is written. */
static int end_output(int status)
{
    if (fflush(stdout) == 0 && ferror(stdout) == 0) {
        return status;
    }
    fputs("error[write-refused]: standard output could not be written\n"
          "  hint: its disk may be full, or the program that read it has ended; files that were made are whole\n",
          stderr);
    return status == KF_EXIT_FINE ? KF_EXIT_REFUSED : status;
}

/* What Pango says of a font that it cannot open is told as an error of ours, with what to do. */
static GLogWriterOutput write_log(GLogLevelFlags level, const GLogField *fields, gsize count, gpointer data)
{
    for (gsize i = 0; i < count && level == G_LOG_LEVEL_WARNING; i++) {
        if (strcmp(fields[i].key, "GLIB_DOMAIN") == 0 && strcmp(fields[i].value, "Pango") == 0) {
            return G_LOG_WRITER_HANDLED;
        }
    }
    return g_log_writer_default(level, fields, count, data);
}

int main(int argc, char **argv)
{
    struct kf_arena *arena;
    struct kf_cli cli;
    int status;

    open_standard_files();
    kf_interrupt_watch_files();
    g_log_set_writer_func(write_log, NULL, NULL);
    kf_fonts_isolate_process();
    kf_paint_leave_plain();
    keep_memory();
    (void)setlocale(LC_ALL, "");
    (void)setlocale(LC_NUMERIC, "C");
    arena = kf_arena_new();
    cli = (struct kf_cli){
        .run = {.world = &kf_world_machine, .arena = arena, .diags = kf_diags_new(arena), .swept = kf_swept_new(arena)},
        .findings = kf_findings_new(arena),
        .colour = wants_colour(),
    };
    cli.run.data_dir = find_data(arena, argc > 0 ? argv[0] : "kinfold");
    status = dispatch(&cli, argc, argv);
    kf_arena_free(arena);
    return end_output(status);
}
