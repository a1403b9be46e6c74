#!/bin/sh
# Every handout of the kit as a form: another program writes into each line, ticks each box and chooses on each scale and
# list, in the edition for clinics; what it wrote is read back, and the files stay valid.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/modules.sh"
. "$KF_SOURCE_DIR/tests/support/fill.sh"

"$KINFOLD" build --quiet --make handouts --fillable --community "$KF_SOURCE_DIR/modules/communities/release" --out forms
mkdir filled
for file in forms/*/*.pdf; do
    fill_all "$file" "filled/$(basename "$(dirname "$file")")-$(basename "$file")"
    # One name, worker and phone for the whole file; a certificate has no head to put them in.
    case $file in
    */certificate.*) ;;
    *) grep -q clinic wanted || fail "$file has no lines for the clinic" ;;
    esac
done
ls filled/*.pdf > files
"$KF_VALIDATOR" --flavours ua1,2a filled/*.pdf > vera || fail "$(grep -v ^PASS vera)"
[ "$(grep -c ^PASS vera)" = $((2 * $(wc -l < files))) ] || fail "not all filled files are valid"
exit $failed
