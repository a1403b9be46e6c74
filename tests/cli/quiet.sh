#!/bin/sh
# --quiet prints nothing when all is well, and diagnostics when it is not.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"
kit_with_second_module

"$KINFOLD" build repair-conversations --quiet > printed 2>&1
[ ! -s printed ] || {
    cat printed >&2
    fail "--quiet is not quiet"
}
[ -f out/repair-conversations/six-steps.pdf ] || fail "--quiet made nothing"

"$KINFOLD" build repair-conversations > printed 2> errors
grep -qE '^  six-steps\.pdf +1 side +[0-9]+ ms$' printed || fail "a file has no line"
grep -qE '^[0-9]+ files in out/repair-conversations$' printed || fail "there is no summary"
[ ! -s errors ] || fail "a good build prints to stderr"

# A note is for those who did not ask for quiet.
riverbend=$KF_SOURCE_DIR/modules/communities/riverbend
"$KINFOLD" build repair-conversations --community "$riverbend" > printed 2> errors
grep -q 'note\[safety-change\]: "afraid" stays' errors || fail "a swap that safety texts refuse is not said"
"$KINFOLD" build repair-conversations --community "$riverbend" --quiet > printed 2> errors
[ ! -s errors ] || fail "--quiet prints a note"

sed -i '3i colour: "red"' data/modules/second/module.yaml
"$KINFOLD" build second --quiet > printed 2> errors && fail "a bad module is fine"
[ ! -s printed ] || fail "--quiet prints to stdout"
grep -q 'error\[unknown-key\]' errors || fail "--quiet hides an error"
if grep -q "$(printf '\033')" errors; then
    fail "colour where there is no terminal"
fi
