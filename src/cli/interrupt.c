/* Signals. */

#include "cli/interrupt.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"

/* A handler can reach nothing but what is static. */
static volatile sig_atomic_t holding, waiting, exit_status = 130;
static const char *volatile clear_line = "";

static void end(void)
{
    /* Nothing helps if this fails, and nothing depends on it. */
    ssize_t ignored = write(STDERR_FILENO, clear_line, strlen(clear_line));

    (void)ignored;
    _exit(exit_status);
}

static void on_signal(int number)
{
    (void)number;
    if (holding) {
        waiting = 1;
    } else {
        end();
    }
}

/* The terminal is closed. nohup wants that ignored. */
static void watch_terminal(const struct sigaction *action)
{
    struct sigaction old;

    if (sigaction(SIGHUP, NULL, &old) == 0 && old.sa_handler != SIG_IGN) {
        (void)sigaction(SIGHUP, action, NULL);
    }
}

void kf_interrupt_watch(const char *clear)
{
    struct sigaction action;

    memset(&action, 0, sizeof action);
    action.sa_handler = on_signal;
    action.sa_flags = SA_RESTART;
    (void)sigemptyset(&action.sa_mask);
    clear_line = clear;
    (void)sigaction(SIGINT, &action, NULL);
    (void)sigaction(SIGTERM, &action, NULL);
    watch_terminal(&action);
    /* Whoever reads our lines may stop; the files are still wanted. The exit code tells. */
    action.sa_handler = SIG_IGN;
    (void)sigaction(SIGPIPE, &action, NULL);
}

/* A file that a library has mapped is shorter than it was, or its disk went away. Nobody but the kernel knows which. */
static void on_lost_file(int number, siginfo_t *info, void *context)
{
    static const char words[] = "error[file-unreadable]: a file was cut short, or its disk went away, while it was read\n"
                                "  hint: files that were made are whole; look at the fonts and pictures, then run this again\n";

    (void)context;
    if (info->si_code != BUS_ADRERR && info->si_code != BUS_OBJERR) { /* a mistake of ours */
        (void)signal(number, SIG_DFL);
        return;
    }
    (void)!write(STDERR_FILENO, clear_line, strlen(clear_line));
    (void)!write(STDERR_FILENO, words, sizeof words - 1);
    _exit(KF_EXIT_MISSING);
}

void kf_interrupt_watch_files(void)
{
    struct sigaction action;

    memset(&action, 0, sizeof action);
    action.sa_sigaction = on_lost_file;
    action.sa_flags = SA_SIGINFO;
    (void)sigemptyset(&action.sa_mask);
    (void)sigaction(SIGBUS, &action, NULL);
}

void kf_interrupt_end_with(int status)
{
    exit_status = status;
}

void kf_interrupt_hold(void)
{
    holding = 1;
}

void kf_interrupt_release(void)
{
    holding = 0;
    if (waiting) {
        end();
    }
}
