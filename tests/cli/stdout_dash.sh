#!/bin/sh
# --out - writes one PDF to standard output, or says why it cannot.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"

"$KINFOLD" build repair-conversations --piece six-steps --out - > handout.pdf 2> lines
"$KINFOLD" build repair-conversations --piece six-steps --quiet
cmp handout.pdf out/repair-conversations/six-steps.pdf || fail "the bytes differ from those of the file"
[ ! -e ./- ] || fail "a file named - was made"

refuse()
{
    status=0
    "$KINFOLD" build repair-conversations "$@" > printed 2> errors || status=$?
    [ "$status" = 2 ] || fail "$*: ended with $status, not 2"
    [ ! -s printed ] || fail "$*: printed something all the same"
}

refuse --out -
grep -q 'choose one with --piece' errors || fail "does not say how to choose a file"
refuse --out - --piece six-steps --variant standard,ink-saver
status=0
"$KINFOLD" build repair-conversations --out - --piece six-steps --report json > printed 2> errors || status=$?
[ "$status" = 2 ] || fail "a PDF and a report on one output: ended with $status, not 2"
if grep -q '^%PDF' printed; then
    fail "a PDF and a report on one output"
fi
