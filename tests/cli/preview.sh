#!/bin/sh
# preview draws the page that build prints, in any edition, and says which pages there are.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"
own_kit

# size FILE: its width and height in dots, as the head of a PNG says them.
size()
{
    od -An -j16 -N8 -tu1 "$1" | awk '{ print ($1 * 256 * 65536 + $2 * 65536 + $3 * 256 + $4), ($5 * 256 * 65536 + $6 * 65536 + $7 * 256 + $8) }'
}

"$KINFOLD" preview repair-conversations --out page.png > lines
[ "$(cat lines)" = "page.png: page 1 of 1" ] || fail "says: $(cat lines)"
[ "$(size page.png)" = "935 1210" ] || fail "Letter at 110 dpi is $(size page.png)"

# Of a file, without --out, and to standard output: the same bytes.
"$KINFOLD" preview data/modules/repair-conversations/module.yaml --piece six-steps > lines
cmp page.png six-steps.png || fail "the module's file has another picture than its id"
"$KINFOLD" preview repair-conversations --out - > stdout.png
cmp page.png stdout.png || fail "standard output has other bytes"
[ ! -e ./- ] || fail "a file named - was made"

# The printed page, drawn by another program, is as large.
"$KINFOLD" build repair-conversations --piece six-steps --out - > page.pdf 2> lines
pdftoppm -r 110 -gray -singlefile page.pdf printed
[ "$(size page.png)" = "$(sed -n 2p printed.pgm)" ] || fail "the printed page has another size"

# Every option of an edition makes another picture.
different()
{
    "$KINFOLD" preview repair-conversations "$@" --out other.png > lines
    if cmp -s page.png other.png; then
        fail "$*: the same picture"
    fi
}
different --variant large-print
different --variant ink-saver
different --paper a4
different --carry-safe
different --set six-steps/title=Other
different --piece six-steps-clinician
different --piece facilitator-guide --page 1
cp other.png page.png
different --piece facilitator-guide --page 2
different --dpi 50
[ "$(size other.png)" = "425 550" ] || fail "50 dpi is $(size other.png)"

# A page for a phone: one file, of handouts alone.
"$KINFOLD" preview repair-conversations --piece six-steps --out phone.html > lines
[ "$(cat lines)" = "phone.html: a page for a phone or another screen, in one file" ] || fail "says: $(cat lines)"
grep -q '<title>Six steps of a repair conversation</title>' phone.html || fail "the page has no title"
! grep -q 'src=\|https\?:' phone.html || fail "the page asks for other files"
cp phone.html before.html
status=0
"$KINFOLD" preview repair-conversations --piece six-steps-clinician --out phone.html 2> errors || status=$?
[ "$status" = 2 ] && grep -q 'is for staff' errors || fail "a page for staff: $status, $(cat errors)"
cmp phone.html before.html || fail "the page was written over"

# refused STATUS WORDS ARGUMENT...: nothing is drawn, and the message says why.
refused()
{
    wanted=$1 words=$2
    shift 2
    status=0
    "$KINFOLD" preview "$@" > printed 2> errors || status=$?
    [ "$status" = "$wanted" ] || fail "$*: ended with $status, not $wanted: $(cat errors)"
    grep -qF -e "$words" errors || fail "$*: does not say \"$words\": $(cat errors)"
    [ ! -s printed ] || fail "$*: printed something all the same"
}
rm page.png
refused 2 '"six-steps" has 1 page, and no page 2' repair-conversations --page 2 --out page.png
refused 2 'leave out --page' repair-conversations --page 2 --out page.png
refused 2 'write --page with 1 to ' repair-conversations --piece facilitator-guide --page 99 --out page.png
refused 2 'write a whole number from 1' repair-conversations --page 0
refused 2 'write a whole number from 1 to 600' repair-conversations --dpi 9999
refused 2 'preview takes one module' --out page.png
refused 2 'in one edition' repair-conversations --variant standard,large-print --out page.png
refused 1 'did you mean six-steps?' repair-conversations --piece six-step --out page.png
refused 2 'and "data" is a folder' repair-conversations --out data
touch plain
refused 5 'cannot be written' repair-conversations --out plain/page.png
[ ! -e page.png ] || fail "a refused preview wrote a picture"
