/* The line of progress. */

#include "cli/progress.h"

#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define CLEAR_LINE "\r\033[K"

struct kf_progress kf_progress_new(bool quiet)
{
    return (struct kf_progress){.shown = !quiet && isatty(STDERR_FILENO) == 1};
}

void kf_progress_show(struct kf_progress progress, const char *module, int number, int count)
{
    if (progress.shown) {
        fprintf(stderr, CLEAR_LINE "making %s (%d of %d)", module, number, count);
        (void)fflush(stderr);
    }
}

void kf_progress_clear(struct kf_progress progress)
{
    if (progress.shown) {
        fputs(CLEAR_LINE, stderr);
        (void)fflush(stderr);
    }
}

const char *kf_progress_clearing(struct kf_progress progress)
{
    return progress.shown ? CLEAR_LINE : "";
}

int kf_terminal_columns(void)
{
    struct winsize size;

    return isatty(STDOUT_FILENO) == 1 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}
