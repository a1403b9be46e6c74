#!/bin/sh
# Every block as a form, in standard and large print: another program writes into each line, ticks each box and chooses on
# each scale and list; what it wrote is read back, both ask for the same, and the files stay valid.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/modules.sh"
. "$KF_SOURCE_DIR/tests/support/fill.sh"

vocabulary=$KF_SOURCE_DIR/tests/modules/vocabulary/module.yaml
"$KINFOLD" build --quiet --fillable --out forms --variant standard,large-print "$vocabulary"
mkdir filled
for file in forms/vocabulary/*.fillable.pdf; do
    name=$(basename "$file" .fillable.pdf)
    fill_all "$file" "filled/$name.pdf"
    cut -d '|' -f 1 wanted > "filled/$name.fields"
done
for large in filled/*.large-print.fields; do
    cmp "${large%.large-print.fields}.fields" "$large" || fail "$large: other fields than in standard"
done
grep -hc . filled/*.fields | awk '{ sum += $1 } END { print sum, "fields" }'
ls filled/*.pdf > files
"$KF_VALIDATOR" --flavours ua1,2a filled/*.pdf > vera || fail "$(grep -v ^PASS vera)"
[ "$(grep -c ^PASS vera)" = $((2 * $(wc -l < files))) ] || fail "not all filled files are valid"
exit $failed
