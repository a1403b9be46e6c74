#!/bin/sh
# Every form of the module: valid PDF/UA-1 and PDF/A-2a, sound for qpdf, of the promised size and number of pages.
set -eu
. "$KF_SOURCE_DIR/tests/support/forms.sh"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
failed=0

fail() {
    echo "$*" >&2
    failed=1
}

# check_pages FILE COUNT PAPER
check_pages() {
    pdfinfo "$1" > info
    count=$(sed -n 's/^Pages: *//p' info)
    [ "$2" = any ] || [ "$count" = "$2" ] || fail "$1: $count pages instead of $2"
    [ "$count" -gt 0 ] || fail "$1: no page"
    case $3 in
    letter) size='612 x 792' ;;
    a4) size='595\.[0-9]* x 841\.[0-9]*' ;;
    esac
    grep -Eq "^Page size: *$size pts" info || fail "$1: $(grep '^Page size' info) instead of $3"
    grep -q '^Tagged: *yes' info || fail "$1: not tagged"
    grep -q '^JavaScript: *no' info || fail "$1: has JavaScript"
    grep -q '^Encrypted: *no' info || fail "$1: is encrypted"
}

build_forms "$work"
while IFS='|' read -r form pages paper options; do
    found=0
    for file in "$form/$module"/*.pdf; do
        found=$((found + 1))
        case $file in
        */facilitator-guide*) check_pages "$file" any "$paper" ;;
        *) check_pages "$file" "$pages" "$paper" ;;
        esac
        # It ends with 3 after a warning.
        qpdf --check "$file" > check 2>&1 || fail "$file: $(cat check)"
    done
    case $form in
    standard | a4 | couple | riverbend | riverbend-a4) wanted=2 ;; # with the guide
    *) wanted=1 ;;
    esac
    [ "$found" = "$wanted" ] || fail "$form: $found files instead of $wanted"
done < forms

# One Java machine for all.
"$KF_VALIDATOR" --flavours ua1,2a */"$module"/*.pdf > vera || fail "$(grep -v ^PASS vera)"
files=$(find . -name '*.pdf' | wc -l)
passes=$(grep -c ^PASS vera || :)
[ "$passes" = $((2 * files)) ] || fail "$passes passes for $files files in two flavours"
echo "$files files in $(wc -l < forms) forms, $passes passes"
exit $failed
