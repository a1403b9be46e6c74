#!/bin/sh
# Each edition has its name; nothing else is left in the folder.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"

"$KINFOLD" build repair-conversations --quiet
"$KINFOLD" build repair-conversations --quiet --variant large-print,ink-saver
"$KINFOLD" build repair-conversations --quiet --fillable --paper a4
"$KINFOLD" build repair-conversations --quiet --audience couple --make handouts
"$KINFOLD" build "$KF_SOURCE_DIR/modules/repair-conversations" --quiet --out by-folder --piece six-steps
"$KINFOLD" build "$KF_SOURCE_DIR/modules/repair-conversations/module.yaml" --quiet --out by-folder/ --make guide

find out by-folder -type f | LC_ALL=C sort > made
# Handouts are added to the module in time; these two are always there.
for name in out/repair-conversations/six-steps.pdf \
    out/repair-conversations/facilitator-guide.pdf \
    out/repair-conversations/six-steps.large-print.pdf \
    out/repair-conversations/six-steps.ink-saver.pdf \
    out/repair-conversations/six-steps.fillable.a4.pdf \
    out/repair-conversations/six-steps.couple.pdf; do
    grep -qxF "$name" made || fail "$name is not made"
done
[ "$(grep '^by-folder/' made)" = "by-folder/repair-conversations/facilitator-guide.pdf
by-folder/repair-conversations/six-steps.pdf" ] || fail "a module named by folder or file makes other files"

# The guide is made in the standard edition alone, unless it is asked for.
[ "$(grep -c facilitator-guide made)" = 2 ] || fail "the guide is made in an edition for participants"
if grep -v '\.pdf$' made; then
    fail "leftovers"
fi
while read -r name; do
    [ "$(head -c 5 "$name")" = "%PDF-" ] || fail "$name is not a PDF"
    tail -c 6 "$name" | grep -q '^%%EOF' || fail "$name is cut short"
done < made
