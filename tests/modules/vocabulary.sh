#!/bin/sh
# Every block and every diagram in every edition: built without a word of complaint, valid PDF/UA-1 and PDF/A-2a, sound
# for qpdf, on the right paper. No block of the registry is missing.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/modules.sh"
vocabulary=$KF_SOURCE_DIR/tests/modules/vocabulary/module.yaml

# unit/blocks/examples holds golden/blocks.txt to the registry.
while read -r block; do
    grep -Eq "^ *- $block:" "$vocabulary" || fail "$block is not in tests/modules/vocabulary/module.yaml"
done < "$KF_SOURCE_DIR/tests/golden/blocks.txt"

handouts=$(grep -c '^  - id: ' "$vocabulary")
portable=$((handouts - $(grep -c '^    landscape: true' "$vocabulary"))) # a certificate always tells
all='--variant standard,large-print,ink-saver,clear-spacing'

# build DIR FILES OPTION...
build() {
    out=$1
    expected=$2
    shift 2
    "$KINFOLD" build "$vocabulary" --quiet --strict --out "$out" "$@" > said 2>&1 || fail "$out: $(cat said)"
    [ ! -s said ] || fail "$out: $(cat said)"
    find "$out" -name '*.pdf' > files
    [ "$(wc -l < files)" = "$expected" ] || fail "$out: $(wc -l < files) files instead of $expected"
}

for paper in letter a4; do
    build "$paper" $((4 * handouts)) $all --paper "$paper"
    build "$paper-fillable" $((4 * handouts)) $all --fillable --paper "$paper"
    build "$paper-carry-safe" "$portable" --carry-safe --paper "$paper"
done

find . -name '*.pdf' | sort > files
while read -r file; do
    case $file in
    ./letter*) size='612 x 792|792 x 612' ;;
    *) size='595\.[0-9]* x 841\.[0-9]*|841\.[0-9]* x 595\.[0-9]*' ;;
    esac
    pdfinfo "$file" > info
    grep -Eq "^Page size: *($size) pts" info || fail "$file: $(grep '^Page size' info)"
    grep -q '^Tagged: *yes' info || fail "$file: not tagged"
    # It ends with 3 after a warning.
    qpdf --check "$file" > check 2>&1 || fail "$file: $(cat check)"
done < files

# One Java machine for all.
xargs "$KF_VALIDATOR" --flavours ua1,2a < files > vera || fail "$(grep -v ^PASS vera)"
count=$(wc -l < files)
passes=$(grep -c ^PASS vera || :)
[ "$passes" = $((2 * count)) ] || fail "$passes passes for $count files in two flavours"
echo "$handouts handouts, $count files, $passes passes"
exit $failed
