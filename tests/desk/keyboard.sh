#!/bin/sh
# With the keyboard alone: find "six steps", choose large print, keep the file. It is what the command line makes.
set -eu
. "${KF_SOURCE_DIR:?}/tests/support/desk.sh"

own_kit
open_desk
browse keyboard.cjs
close_desk
"$KINFOLD" build repair-conversations --piece six-steps --make handouts --variant large-print --quiet
cmp kept.pdf out/repair-conversations/six-steps.large-print.pdf || fail "the desk's file is not the command line's"
