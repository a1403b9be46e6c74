#!/bin/sh
# The same input gives the same bytes and the same lines, whatever --jobs is.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"
kit_with_second_module

for jobs in 1 2 4; do
    "$KINFOLD" build --variant standard,large-print,ink-saver --make handouts --jobs "$jobs" --out "by-$jobs" > "lines-$jobs"
    # Times differ, and so does the folder's name.
    sed 's/  *[0-9]* ms$//; s/, [0-9.]* s$//; s/by-[0-9]*//' "lines-$jobs" > "plain-$jobs"
    diff -r by-1 "by-$jobs" || fail "--jobs $jobs makes other bytes than --jobs 1"
    cmp plain-1 "plain-$jobs" || fail "--jobs $jobs prints other lines than --jobs 1"
done
"$KINFOLD" build second --quiet --out again
"$KINFOLD" build second --quiet --out once-more
diff -r again once-more || fail "a second run makes other bytes"

# Time zone and language of the machine are not in the files.
TZ=Pacific/Auckland LC_ALL=C "$KINFOLD" build second --quiet --out elsewhere
diff -r again elsewhere || fail "the machine's time zone or language is in the bytes"
