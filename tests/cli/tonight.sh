#!/bin/sh
# tonight finds handouts as a clinician in a hurry types them, and makes one file in which no page for staff lies on the back
# of one for the family.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"
mkdir data
cp -r "$KF_SOURCE_DIR/modules" data/modules
ln -s "$KF_SOURCE_DIR/fonts" data/fonts
export KINFOLD_DATA="$folder/data"

# makes HANDOUTS WORD...: the packet of these words holds the handouts, by number, before the helplines.
makes()
{
    numbers=$1
    shift
    "$KINFOLD" tonight "$@" --out made.pdf > lines 2> said || fail "tonight $*: $(cat said)"
    found=$(sed -n 's/^  hand over *pages* [0-9to ]*  *\([0-9K]*\.[0-9]*\) .*/\1/p; s/^                             *\([0-9K]\{1,2\}\.[0-9]*\) .*/\1/p' lines | sed 's/^K.*/K/' | tr '\n' ' ')
    [ "$found" = "$numbers " ] || fail "tonight $*: $found, not $numbers"
}

# refuses STATUS WORDS WORD...: ends so, says that, writes nothing.
refuses()
{
    expected=$1 words=$2
    shift 2
    status=0
    rm -f refused.pdf
    "$KINFOLD" tonight "$@" --out refused.pdf > lines 2> said || status=$?
    [ "$status" = "$expected" ] || fail "tonight $*: exit $status, not $expected"
    grep -qF -- "$words" said || fail "tonight $*: does not say \"$words\": $(cat said)"
    [ ! -e refused.pdf ] || fail "tonight $*: a file was written"
}

makes '2.1 K' six steps
makes '2.1 K' Six Steps of a repair conversation
makes '2.1 2.7 K' six steps unsent letter
makes '2.7 2.1 K' repair-conversations/unsent-letter 2.1
makes '2.1 K' six-steps 2.1 "six steps"
makes '1.5 3.3 K' reaches life our boundaries
makes 'K' where to get help
makes '2.1 K' seis pasos --language es

refuses 2 'more than one handout fits "cards"' cards
grep -q '^ *2.11  Repair phrase cards' said || fail "the handouts that fit are not listed: $(cat said)"
refuses 2 'no handout is called "stepz"' six stepz
grep -q '^ *2.1   Six steps' said || fail "what comes near is not listed: $(cat said)"
refuses 2 '`kinfold list` shows all handouts' qqqq
refuses 2 'the most is 3' 2.1 2.2 2.3 2.4
refuses 2 'tonight needs a handout'
refuses 2 'leave out' 2.1 --carry-safe --fillable
refuses 2 'tell what it is about' 2.1 --carry-safe
refuses 2 'one variant' 2.1 --variant standard,large-print
refuses 1 'has none in this language yet' 2.1 --language ar
mkdir folder
status=0
"$KINFOLD" tonight 2.1 --out folder 2> said || status=$?
[ "$status" = 2 ] && grep -q 'write --out folder/tonight.pdf' said || fail "a folder as the file: $status, $(cat said)"

# One file: each part of the family's on a front side, then the staff's behind a sheet that says so.
"$KINFOLD" tonight six steps ready to talk > lines
[ "$(head -1 lines)" = 'tonight.pdf: 9 pages, 5 sheets printed on both sides' ] || fail "says: $(head -1 lines)"
grep -q '^  keep       pages 7 to 9 ' lines || fail "which to keep: $(cat lines)"
[ "$(tail -1 lines)" = 'print it with: lp -n 1 -o sides=two-sided-long-edge -o media=Letter -o print-scaling=none -- tonight.pdf' ] || fail "$(tail -1 lines)"
python3 "$KF_SOURCE_DIR/tests/support/read_pdf.py" tonight.pdf > read
[ "$(awk -F'\t' '/^page/ { print $3 }' read | sed 's/^K[0-9]*/K/' | tr '\n' ' ')" = 'H2.1-1 H2.1-2 H2.2-1 H2.2-2 K-1 K-2 i S2.1-1 S2.2-1 ' ] ||
    fail "labels: $(grep '^page' read)"
pdftotext -l 6 tonight.pdf family
pdftotext -f 7 tonight.pdf staff
! grep -q 'Not when\|For clinicians' family || fail 'the family gets a page for staff'
[ "$(grep -c '^Not when' staff)" = 2 ] || fail 'a page for staff is missing'
grep -q 'Overdose' family || fail 'no helplines'
cp tonight.pdf first.pdf
"$KINFOLD" tonight six steps ready to talk > lines
cmp first.pdf tonight.pdf || fail 'other bytes the second time'

# Two files to send; a form is always two.
"$KINFOLD" tonight 2.1 --apart --out two.pdf > lines
"$KINFOLD" tonight 2.1 --fillable > lines
[ -e two-staff.pdf ] && [ -e tonight-family.fillable.pdf ] && [ -e tonight-staff.fillable.pdf ] || fail "files: $(ls)"
for file in two.pdf tonight-family.fillable.pdf; do
    pdftotext "$file" family
    ! grep -q 'Not when' family || fail "$file has a page for staff"
done
"$KINFOLD" tonight 2.1 --variant large-print --paper a4 > lines
find . -maxdepth 1 -name '*.pdf' | sort | xargs "$KF_VALIDATOR" --flavours ua1,2a > valid 2>&1 || fail "$(grep -v '^PASS' valid)"

# The printer gets what was written, and says the same as `kinfold print`.
fake_printers
"$KINFOLD" tonight 2.1 --print --paper a4 --out 'to print.pdf' > lines
[ "$(tail -1 lines)" = 'to print.pdf: 1 copy, two-sided-long-edge, A4, job Office-1' ] || fail "$(tail -1 lines)"
[ "$(cat told)" = '[-n][1][-o][sides=two-sided-long-edge][-o][media=A4][-o][print-scaling=none][--][to print.pdf]' ] ||
    fail "told: $(cat told)"
"$KINFOLD" tonight 2.1 --print --printer Upstairs > lines
tail -1 told | grep -qF '[-d][Upstairs]' || fail "told: $(cat told)"
tells 2 'add --print' tonight 2.1 --printer Upstairs
tells 2 'did you mean --printer Upstairs?' tonight 2.1 --print --printer Upstair
touch out-of-paper
tells 5 'lp did not take the file: lp: Error - the printer said no.' tonight 2.1 --print
: > printers
tells 3 'this machine has no printer' tonight 2.1 --print

# A programme with a mistake says that alone.
mkdir planted
printf 'kinfold: 1\nprogram: No rule\nregion: US\n' > planted/community.yaml
refuses 1 'missing-key' 3.6 2.1 --community planted
! grep -q 'no handout' said || fail "a programme's mistake is taken for a wrong word: $(cat said)"
