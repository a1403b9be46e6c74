#!/bin/sh
# Library code never prints and never exits: diagnostics are data, and only the program prints them.
set -eu
cd "${KF_SOURCE_DIR:-$(dirname "$0")/../..}/src"

# Whole words, so that snprintf, g_string_append_printf and kf_text_printf are left alone.
if grep -rnE '(^|[^A-Za-z0-9_])(printf|puts|putchar|perror|g_print|g_printerr|exit|_exit|quick_exit)[[:space:]]*\(' \
    --include='*.c' --include='*.h' --exclude-dir=cli --exclude=example.c . | grep -v '^./desk/main.c:' >&2; then
    echo "only src/cli and src/desk/main.c print and exit" >&2
    exit 1
fi
if grep -rnE '(^|[^A-Za-z0-9_])(stdout|stderr)([^A-Za-z0-9_]|$)' \
    --include='*.c' --include='*.h' --exclude-dir=cli --exclude=example.c . | grep -v '^./desk/main.c:' >&2; then
    echo "only src/cli and src/desk/main.c write to the terminal" >&2
    exit 1
fi
