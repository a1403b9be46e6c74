#!/bin/sh
# --impose: copies for printers beside the accessible files, which stay as they are.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"

own_kit
export SOURCE_DATE_EPOCH=1767323045

# refused STATUS WORDS OPTION...
refused()
{
    expected=$1 words=$2 status=0
    shift 2
    "$KINFOLD" build repair-conversations "$@" > lines 2> errors || status=$?
    [ $status -eq "$expected" ] || fail "$*: exit $status"
    grep -q -e "$words" errors || fail "$*: no \"$words\" in $(cat errors)"
    [ ! -e out ] || fail "$*: something was written"
}

refused 2 "12 pt, would become 7.8 pt" --impose booklet
refused 2 "12 pt, would become 8.5 pt" --impose 2-up --paper a4
refused 2 "large-print: its letters become 11.6 pt" --impose booklet --variant large-print,ink-saver
refused 2 "for paper, and --fillable for the screen" --impose booklet --variant large-print --fillable
refused 2 "did you mean booklet?" --impose booklets
refused 2 "takes one file, and this makes 2" --impose booklet-full --piece six-steps --variant large-print --out -

"$KINFOLD" build repair-conversations --quiet --variant large-print --make handouts --out plain
"$KINFOLD" build repair-conversations --variant large-print --make handouts --impose booklet > lines
cd out/repair-conversations
for file in *.large-print.pdf; do
    cmp "$file" "$folder/plain/repair-conversations/$file" || fail "$file is another with --impose"
done
grep -q "stop-and-return.large-print.pdf .* too short to fold: no booklet" "$folder/lines" || fail "no remark"
[ ! -e stop-and-return.large-print.booklet.pdf ] || fail "a booklet of two pages"
grep -q "phrase-cards.large-print.pdf .* to cut out, not to fold: no booklet" "$folder/lines" || fail "no remark on cards"
[ ! -e phrase-cards.large-print.booklet.pdf ] || fail "a booklet of cards"
pdfinfo six-steps.large-print.booklet.pdf > info
grep -q "^Title:  *Six steps of a repair conversation (print-only copy; the accessible file is six-steps.large-print.pdf)$" \
    info || fail "title: $(cat info)"
grep -q "^Tagged: *no" info || fail "it claims tags"
pdftotext six-steps.large-print.booklet.pdf - | grep -q "This page is empty on purpose." || fail "an empty page says nothing"

cd "$folder"
"$KINFOLD" build repair-conversations --quiet --language ar --variant large-print --make handouts --impose 2-up 2> errors
"$KINFOLD" build repair-conversations --quiet --piece facilitator-guide --impose booklet-full
"$KINFOLD" build repair-conversations --quiet --variant large-print --carry-safe --impose booklet --report json > report.json
grep -q '"imposed" : "booklet"' report.json || fail "the report does not tell copies"
find out -name '*.booklet*.pdf' -o -name '*.2-up.pdf' | LC_ALL=C sort > copies
[ "$(grep -c . copies)" -gt 10 ] || fail "few copies: $(cat copies)"
# shellcheck disable=SC2046
"$KF_VALIDATOR" --flavours 2b $(cat copies) > vera || fail "$(grep -v ^PASS vera)"
pdfinfo out/sheets/sheet-2-1.large-print.booklet.pdf > info
grep -i -q -e kinfold -e repair info && fail "a sheet that is safe to carry tells: $(cat info)"
exit 0
