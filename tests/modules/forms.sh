#!/bin/sh
# Every form of the module: valid PDF/UA-1 and PDF/A-2a, sound for qpdf, of the promised size and number of pages.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/modules.sh"
. "$KF_SOURCE_DIR/tests/support/forms.sh"

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

handouts=$(sed '/^session:/q' "$KF_SOURCE_DIR/modules/$module/module.yaml" | grep -c '^  - id: ')

build_forms "$work"
while IFS='|' read -r form pages paper options; do
    found=0
    guides=0
    for file in "$form/$module"/*.pdf; do
        case $file in
        */facilitator-guide*)
            guides=$((guides + 1))
            check_pages "$file" any "$paper"
            ;;
        *-clinician*) check_pages "$file" 1 "$paper" ;;
        */six-steps*)
            found=$((found + 1))
            check_pages "$file" "$pages" "$paper"
            ;;
        *)
            found=$((found + 1))
            # Most promise one side, and none promises how long its large print or clear spacing is.
            case $file in
            */ready-to-talk* | */after-the-talk* | */three-talks*) promised=2 ;;
            */phrase-cards*) promised=4 ;;
            *) promised=1 ;;
            esac
            case $form in *large-print* | clear-spacing*) promised=any ;; esac
            check_pages "$file" "$promised" "$paper"
            ;;
        esac
        # It ends with 3 after a warning.
        qpdf --check "$file" > check 2>&1 || fail "$file: $(cat check)"
    done
    case $form in arabic*) wanted=1 ;; *) wanted=$handouts ;; esac # one page is in Arabic so far
    [ "$found" = "$wanted" ] || fail "$form: $found handouts instead of $wanted"
    case $form in
    standard | a4 | couple | riverbend | riverbend-a4) wanted=1 ;;
    *) wanted=0 ;;
    esac
    [ "$guides" = "$wanted" ] || fail "$form: $guides guides instead of $wanted"
done < forms

# One Java machine for all.
"$KF_VALIDATOR" --flavours ua1,2a */"$module"/*.pdf > vera || fail "$(grep -v ^PASS vera)"
files=$(find . -name '*.pdf' | wc -l)
passes=$(grep -c ^PASS vera || :)
[ "$passes" = $((2 * files)) ] || fail "$passes passes for $files files in two flavours"
echo "$files files in $(wc -l < forms) forms, $passes passes"
exit $failed
