#!/bin/sh
# A module with an error writes none of its files and keeps the old ones; the others are made.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"
kit_with_second_module

"$KINFOLD" build --quiet
[ -f out/second/six-steps.pdf ] || fail "the second module is not made"
cp -r out before
rm out/repair-conversations/*.pdf

# Both editions find it, and it is shown once.
sed -i 's/^    sides: 1$/    sides: 1\n    colour: red/' data/modules/second/module.yaml
status=0
"$KINFOLD" build --variant standard,large-print > lines 2> errors || status=$?
[ "$status" = 1 ] || fail "ended with $status, not 1"
grep -q 'error\[unknown-key\]' errors || fail "the error is not shown"
[ "$(grep -c 'error\[unknown-key\]' errors)" = "$(grep -c '^    colour: red' data/modules/second/module.yaml)" ] ||
    fail "the error is shown once for each edition"
grep -q '^second: not written$' lines || fail "does not say that the module is not written"
[ -f out/repair-conversations/six-steps.pdf ] || fail "the good module is not made"
diff -r before/second out/second || fail "the files of the bad module were touched"

# A mistake in one edition alone: the other edition of the module is not written either.
sed -i '/^    colour: red$/d' data/modules/second/module.yaml
rm -r out
status=0
"$KINFOLD" build second --piece six-steps --audience nobody --variant standard,large-print > lines 2> errors || status=$?
[ "$status" = 1 ] || fail "ended with $status, not 1, for an unknown audience"
[ ! -e out ] || fail "a bad module made a folder"
