#!/bin/sh
# Pages for staff: which are made when, and what their files are called.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"

module=$KF_SOURCE_DIR/tests/unit/editions/long_session.yaml

# made OPTION...: the names of the files, handouts counted.
made()
{
    rm -rf out
    "$KINFOLD" build "$module" --quiet "$@"
    find out -type f -name '*.pdf' | sed 's:.*/::' | LC_ALL=C sort > names
    grep -v -e clinician -e facilitator names | grep -c . > handouts || true
    echo "$(cat handouts) handouts $(grep -e clinician -e facilitator names | tr '\n' ' ')"
}

# expect WORDS OPTION...
expect()
{
    expected=$1
    shift
    found=$(made "$@")
    [ "$found" = "$expected " ] || fail "$*: \"$found\", not \"$expected\""
}

expect "8 handouts facilitator-guide.pdf one-clinician.pdf two-clinician.pdf"
expect "0 handouts one-clinician.a4.pdf two-clinician.a4.pdf" --make clinician --paper a4
expect "0 handouts facilitator-guide.45.pdf" --make guide --length 45
expect "0 handouts facilitator-guide.90.pdf one-clinician.pdf two-clinician.pdf" --make guide,clinician --length 90
expect "0 handouts two-clinician.pdf" --piece two-clinician
rm -rf out
"$KINFOLD" build "$module" --quiet --fillable
[ -z "$(find out -name '*clinician*' -o -name '*guide*')" ] || fail "families' editions have pages for staff"

"$KINFOLD" build "$module" --make clinicians 2> errors && fail "--make clinicians is taken"
grep -q "did you mean clinician?" errors || fail "no hint: $(cat errors)"
"$KINFOLD" build "$module" --length 15 2> errors && fail "--length 15 is taken"
grep -q "15 minutes are not enough" errors || fail "no reason: $(cat errors)"
for bad in "--start 6pm" "--start 25:00" "--length 0" "--length 9999" "--length an-hour" "--group-size 0" "--group-size all"; do
    # shellcheck disable=SC2086
    "$KINFOLD" build "$module" $bad 2> errors && fail "$bad is taken"
    grep -q "error\[usage\]: ${bad%% *}: \"${bad##* }\" is not" errors || fail "$bad: $(cat errors)"
done
"$KINFOLD" list --agenda "$module" --length 90 --start 18:00 --group-size 9 > agenda || fail "no agenda"
grep -q "^  18:00 .* min .* (safety)$" agenda || fail "no clock in the agenda: $(cat agenda)"
grep -q "^  19:30  end$" agenda || fail "the agenda does not end on time: $(cat agenda)"
grep -q "in threes: 3 of three$" agenda || fail "no groups: $(cat agenda)"
