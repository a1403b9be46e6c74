#!/bin/sh
# Handouts in two languages, and pages that run right to left: valid, each run in its language, read in order.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/modules.sh"
hebrew=$KF_SOURCE_DIR/tests/modules/hebrew

# The kit with a page in Hebrew; words that Hebrew lacks here stand in English.
mkdir data
cp -r "$KF_SOURCE_DIR/modules" data/modules
ln -s "$KF_SOURCE_DIR/fonts" data/fonts
mkdir data/modules/translations/he
cp "$hebrew"/*.po data/modules/translations/he/
sed -n 's/^  \([a-z-]*\):.*/^  \1:/p' "$hebrew/words.yaml" > translated
{ cat "$hebrew/words.yaml"; sed '1,/^words:/d' data/modules/words/en-US.yaml | grep -vf translated; } > data/modules/words/he.yaml
export KINFOLD_DATA="$work/data"

# build DIR MODULE OPTION...
build() {
    out=$1
    shift
    "$KINFOLD" build "$@" --quiet --out "$out" > said 2>&1 || fail "$out: $(cat said)"
}

# tags FILE-NAME MODULE OPTION...: the finished structure, an element a line.
tags() {
    name=$1
    shift
    "$KINFOLD" inspect "$@" --stage tags > "$name" 2> said || fail "$name: $(cat said)"
}

# has FILE PATTERN...: the lines, in this order.
has() {
    file=$1
    at=0
    shift
    for pattern in "$@"; do
        next=$(awk -v at="$at" -v text="$pattern" 'NR > at && index($0 "$", text) { print NR; exit }' "$file")
        [ -n "$next" ] || { fail "$file: no \"$pattern\" after line $at"; return; }
        at=$next
    done
}

six='repair-conversations --piece six-steps'
for form in columns facing; do
    build spanish repair-conversations --language en,es --bilingual $form
    build spanish $six --language es,en --bilingual $form --variant ink-saver --paper a4 --fillable
    build arabic $six --language en,ar --bilingual $form
    build arabic $six --language ar,en --bilingual $form --paper a4
    build hebrew "$hebrew/module.yaml" --language en,he --bilingual $form
done
build spanish $six --language en,es --bilingual facing --variant large-print --fillable
build hebrew "$hebrew/module.yaml" --language he
build hebrew "$hebrew/module.yaml" --language he --variant large-print --paper a4
[ -f spanish/repair-conversations/six-steps.en-es.pdf ] || fail "no six-steps.en-es.pdf"
[ -f spanish/repair-conversations/six-steps.es-en.facing.ink-saver.fillable.a4.pdf ] || fail "names of files: $(ls spanish/*)"

find . -name '*.pdf' | sort > files
while read -r file; do
    qpdf --check "$file" > check 2>&1 || fail "$file: $(cat check)"
done < files
xargs "$KF_VALIDATOR" --flavours ua1,2a < files > vera || fail "$(grep -v ^PASS vera)"

# Facing: each language has as many pages as the other.
pages=$(pdfinfo spanish/repair-conversations/after-the-talk.en-es.facing.pdf | sed -n 's/^Pages: *//p')
[ $((pages % 2)) = 0 ] || fail "facing: $pages pages"

# In a reader's page field each language counts its own pages, as they are counted at their foot.
labels() {
    qpdf --json "$1" | python3 -c 'import json, sys
for key, value in json.load(sys.stdin)["qpdf"][1].items():
    labels = isinstance(value.get("value"), dict) and value["value"].get("/PageLabels")
    if labels: print(" ".join(str(at["/P"]) + str(at.get("/St", 1)) if isinstance(at, dict) else str(at) for at in labels["/Nums"]))'
}
[ "$(labels spanish/repair-conversations/six-steps.en-es.facing.pdf)" = '0 u:en 1 1 u:es 1' ] ||
    fail "labels of facing pages: $(labels spanish/repair-conversations/six-steps.en-es.facing.pdf)"

# In columns reading goes from item to item; facing, each language is a section of its own.
tags columns.tags $six --language en,es --bilingual columns
tags facing.tags $six --language en,es --bilingual facing
has columns.tags 'H1 p1' 'H1 Lang="es"' '  L ListNumbering' 'LI' 'LI Lang="es"' 'LI' 'LI Lang="es"'
grep -q 'Lang="es"' columns.tags && [ "$(grep -c 'LI$' columns.tags)" = "$(grep -c 'LI Lang="es"$' columns.tags)" ] ||
    fail "columns: not as many items in one language as in the other"
has facing.tags 'Sect$' 'Sect Lang="es"'
sed -n '/Sect Lang="es"/q; p' facing.tags | grep 'Lang="es"' > said && fail "facing: Spanish in the English section"
tags arabic.tags $six --language ar,en --bilingual columns
has arabic.tags 'Lang="ar"' 'H1$' 'H1 Lang="en-US"' 'LI' 'LI Lang="en-US"'

# What belongs together is read together, letters from right to left and numbers and names in them in order.
words() {
    pdfinfo -struct-text "$1" 2> said | sed -n 's/^ *"\(.*\)"$/\1/p' > "$2"
}
words hebrew/hebrew/evening.he.pdf one
words hebrew/hebrew/evening.en-he.pdf two
words hebrew/hebrew/evening.en-he.facing.pdf apart
call='התקשרו לדנה בטלפון 555-0142 או כתבו למשרד Riverbend לפני השעה 18:30.'
has one 'ערב רגוע' "$call" 'עצרו. הניחו את הטלפון בצד.' 'עוד לא היא תשובה טובה.' 'היום הרגשתי' 'תמיכה' 'שליטה' 'מה יעזור לך?'
has two 'Call Dana' "$call" 'Stop.' 'עצרו. הניחו את הטלפון בצד.' 'Sit.' 'שבו. נשמו לאט 4 פעמים.' 'Today I felt' 'היום הרגשתי'
has apart 'Call Dana' 'Stop.' 'Very calm' "$call" 'עצרו.' 'רגוע מאוד'
pdftotext hebrew/hebrew/evening.he.pdf - | tr -d '\342\200\252\253\254' | LC_ALL=C grep -q '555-0142.*Riverbend.*18:30' ||
    fail "pdftotext: the telephone number, the name and the time are not in order"

# A page that runs right to left is the same page in a mirror: its title ends at the right margin.
right=$(pdftotext -bbox-layout hebrew/hebrew/evening.he.pdf - | sed -n 's/.*<line.*xMax="\([0-9]*\).*/\1/p' | sort -n | tail -1)
[ "$right" -gt 550 ] || fail "nothing reaches the right margin: $right"

# Fields of the second language have names of their own.
pdftk spanish/repair-conversations/six-steps.en-es.facing.large-print.fillable.pdf dump_data_fields_utf8 > fields 2> said
grep -c '^FieldName: .*-es$' fields > second || fail "no field of the second language: $(head -3 fields)"
[ "$(grep -c '^FieldName:' fields)" = $((2 * $(cat second))) ] || fail "$(cat second) of $(grep -c '^FieldName:' fields) fields are Spanish"
exit $failed
