/* Signals. */

#include "cli/interrupt.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

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
