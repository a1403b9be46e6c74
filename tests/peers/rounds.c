/* Times pairs of programs in turn and prints a table of medians.
 *
 * usage: rounds COUNT SCRATCH [NAME] < cases
 *
 * NAME: of the other program, where it is not the floor.
 *
 * A case is three lines: its name, then the floor's command and kinfold's, each as
 *   STATUS INPUT PROGRAM ARGUMENT...
 * with single spaces: the exit status it must end with, the file it reads as standard input, and its words, of which
 * @, and at the beginning of a word @/, stands for an empty folder in SCRATCH. SCRATCH belongs on a tmpfs: replacing files on a disk takes milliseconds.
 *
 * Each round runs every case once, and in turns floor or kinfold first, so that a machine that speeds up or slows down
 * does so for both. Processor time is the kernel's own account of the child and its threads (wait4), not samples.
 */
#include <fcntl.h>
#include <ftw.h>
#include <spawn.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

enum {
    MOST_CASES = 16,
    MOST_ROUNDS = 1000,
    MOST_WORDS = 64,
};

enum side { FLOOR, KINFOLD, SIDE_COUNT };

struct sample {
    double wall, processor; /* ms */
    double memory;          /* MB, resident at most */
};

struct command {
    int status;
    char *input;
    char *words[MOST_WORDS]; /* NULL at the end */
    struct sample *samples;  /* one a round */
};

struct comparison {
    char *name;
    struct command sides[SIDE_COUNT];
};

static _Noreturn void fail(const char *what)
{
    perror(what);
    exit(1);
}

/* --- cases ---------------------------------------------------------------------------------------------------------- */

static char *next_line(void)
{
    char *line = NULL;
    size_t room = 0;
    ssize_t length = getline(&line, &room, stdin);

    if (length <= 0) {
        free(line);
        return NULL;
    }
    if (line[length - 1] == '\n') {
        line[length - 1] = '\0';
    }
    return line;
}

static char *with_folder(const char *word, const char *folder)
{
    size_t room = strlen(folder) + strlen(word);
    char *path = malloc(room);

    if (path == NULL) {
        fail("rounds");
    }
    snprintf(path, room, "%s%s", folder, word + 1);
    return path;
}

static void read_command(struct command *command, const char *folder, int rounds)
{
    char *line = next_line(), *rest = line, *word;
    int count = 0;

    while (line != NULL && (word = strsep(&rest, " ")) != NULL && count < MOST_WORDS + 1) {
        if (count == 0) {
            command->status = atoi(word);
        } else if (count == 1) {
            command->input = word;
        } else {
            command->words[count - 2] = strcmp(word, "@") == 0 || strncmp(word, "@/", 2) == 0 ? with_folder(word, folder) : word;
        }
        count++;
    }
    if (count < 3 || count > MOST_WORDS + 1) {
        fprintf(stderr, "rounds: a command is STATUS INPUT PROGRAM ARGUMENT...\n");
        exit(2);
    }
    command->samples = calloc((size_t)rounds, sizeof *command->samples);
    if (command->samples == NULL) {
        fail("rounds");
    }
}

static int read_cases(struct comparison *cases, const char *folder, int rounds)
{
    int count = 0;

    while (count < MOST_CASES && (cases[count].name = next_line()) != NULL) {
        for (int side = 0; side < SIDE_COUNT; side++) {
            read_command(&cases[count].sides[side], folder, rounds);
        }
        count++;
    }
    return count;
}

/* --- one run -------------------------------------------------------------------------------------------------------- */

static int remove_entry(const char *path, const struct stat *status, int type, struct FTW *place)
{
    (void)status;
    (void)type;
    (void)place;
    return remove(path);
}

static void empty(const char *folder)
{
    struct stat status;

    if (stat(folder, &status) == 0 && nftw(folder, remove_entry, 16, FTW_DEPTH | FTW_PHYS) != 0) {
        fail(folder);
    }
    if (mkdir(folder, 0755) != 0) {
        fail(folder);
    }
}

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static double milliseconds(struct timeval time)
{
    return (double)time.tv_sec * 1e3 + (double)time.tv_usec / 1e3;
}

static struct sample run(const struct command *command, const posix_spawnattr_t *attributes)
{
    posix_spawn_file_actions_t actions;
    struct rusage usage;
    pid_t child;
    int status;

    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, command->input, O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    double start = now();
    if (posix_spawn(&child, command->words[0], &actions, attributes, command->words, environ) != 0 ||
        wait4(child, &status, 0, &usage) != child) {
        fail(command->words[0]);
    }
    double end = now();
    posix_spawn_file_actions_destroy(&actions);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != command->status) {
        fprintf(stderr, "rounds: %s ended with wait status %d, not with exit status %d\n", command->words[0], status,
                command->status);
        exit(1);
    }
    return (struct sample){
        .wall = end - start,
        .processor = milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime),
        .memory = (double)usage.ru_maxrss / 1024,
    };
}

/* --- the table ------------------------------------------------------------------------------------------------------ */

static int by_size(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;

    return (left > right) - (left < right);
}

/* The value that `part` of the values are below. */
static double quantile(double *values, int count, double part)
{
    qsort(values, (size_t)count, sizeof *values, by_size);
    return values[(int)(part * (count - 1) + .5)];
}

static double member(const struct sample *sample, size_t offset)
{
    return *(const double *)((const char *)sample + offset);
}

static double part_of(const struct command *command, size_t offset, int rounds, double part)
{
    double values[MOST_ROUNDS];

    for (int i = 0; i < rounds; i++) {
        values[i] = member(&command->samples[i], offset);
    }
    return quantile(values, rounds, part);
}

/* The ratio within each round: the middle one, and between which half of them lie. */
static void print_ratio(const struct comparison *comparison, size_t offset, int rounds)
{
    double values[MOST_ROUNDS];

    for (int i = 0; i < rounds; i++) {
        values[i] = member(&comparison->sides[KINFOLD].samples[i], offset) /
                    member(&comparison->sides[FLOOR].samples[i], offset);
    }
    double middle = quantile(values, rounds, .5);
    printf(" %.2f (%.2f to %.2f) |", middle, quantile(values, rounds, .25), quantile(values, rounds, .75));
}

static void print_pair(const struct comparison *comparison, size_t offset, int rounds, double part)
{
    printf(" %.1f | %.1f |", part_of(&comparison->sides[FLOOR], offset, rounds, part),
           part_of(&comparison->sides[KINFOLD], offset, rounds, part));
}

static void print_row(const struct comparison *comparison, int rounds)
{
    printf("| %s |", comparison->name);
    print_pair(comparison, offsetof(struct sample, wall), rounds, .5);
    print_ratio(comparison, offsetof(struct sample, wall), rounds);
    print_pair(comparison, offsetof(struct sample, processor), rounds, .5);
    print_ratio(comparison, offsetof(struct sample, processor), rounds);
    print_pair(comparison, offsetof(struct sample, processor), rounds, 0);
    print_pair(comparison, offsetof(struct sample, memory), rounds, .5);
    putchar('\n');
}

static void print_table(const struct comparison *cases, int count, int rounds, const char *other)
{
    printf("| | wall ms: %s | kinfold | ratio (half of the rounds) | processor ms: %s | kinfold | "
           "ratio (half of the rounds) | least processor ms: %s | kinfold | peak MB: %s | kinfold |\n"
           "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n",
           other, other, other, other);
    for (int i = 0; i < count; i++) {
        print_row(&cases[i], rounds);
    }
}

int main(int argc, char **argv)
{
    struct comparison cases[MOST_CASES] = {{0}};
    int rounds = argc == 3 || argc == 4 ? atoi(argv[1]) : 0, count;
    char folder[4096];
    posix_spawnattr_t attributes;

    if (rounds < 1 || rounds > MOST_ROUNDS) {
        fprintf(stderr, "usage: rounds COUNT SCRATCH [NAME] < cases\n");
        return 2;
    }
    snprintf(folder, sizeof folder, "%s/out", argv[2]);
    count = read_cases(cases, folder, rounds);
    posix_spawnattr_init(&attributes);
    for (int round = -1; round < rounds; round++) { /* the first warms the machine's own caches and is not kept */
        for (int i = 0; i < count; i++) {
            for (int turn = 0; turn < SIDE_COUNT; turn++) {
                struct command *command = &cases[i].sides[(turn + round + SIDE_COUNT) % SIDE_COUNT];

                empty(folder);
                struct sample sample = run(command, &attributes);
                if (round >= 0) {
                    command->samples[round] = sample;
                }
            }
        }
    }
    posix_spawnattr_destroy(&attributes);
    print_table(cases, count, rounds, argc == 4 ? argv[3] : "floor");
    return 0;
}
