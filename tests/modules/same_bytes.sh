#!/bin/sh
# The same input gives the same bytes: twice, with one worker or two, all variants at once, and from another folder.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/modules.sh"
. "$KF_SOURCE_DIR/tests/support/forms.sh"

same() {
    diff -rq "$1" "$2" || fail "$1 and $2 differ"
}

all='--variant standard,large-print,ink-saver'
# shellcheck disable=SC2086
{
    build_form one $all --jobs 1
    build_form two $all --jobs 2
    build_form again $all
    (cd / && build_form "$work/elsewhere" $all)
}
build_form standard
build_form large --variant large-print
build_form fillable --fillable
build_form fillable-again --fillable
build_form arabic --language ar --jobs 1
build_form arabic-again --language ar --jobs 2
same one two
same one again
same one elsewhere
same fillable fillable-again
same arabic arabic-again
# A form made with others is the form made alone.
cmp "one/$module/six-steps.pdf" "standard/$module/six-steps.pdf" || failed=1
cmp "one/$module/six-steps.large-print.pdf" "large/$module/six-steps.large-print.pdf" || failed=1

# The date is the module's, or what the environment says: it is in the file, so the bytes differ and only then.
SOURCE_DATE_EPOCH=1000000000 build_form dated
SOURCE_DATE_EPOCH=1000000000 build_form dated-again
same dated dated-again
! cmp -s "dated/$module/six-steps.pdf" "standard/$module/six-steps.pdf" || {
    echo "SOURCE_DATE_EPOCH changes nothing" >&2
    failed=1
}
exit $failed
