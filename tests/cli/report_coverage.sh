#!/bin/sh
# report --coverage sets each row of the list beside the words that speak of it, and ends with 1 when a row is printed nowhere.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"

"$KINFOLD" report --coverage --out cov > printed || fail "the kit's own list is not covered: $(cat printed)"
has printed '262 of 263 rows printed, 1 not printed with a reason'
python3 - "$KF_SOURCE_DIR" << 'END'
import csv, sys
told = list(csv.DictReader(open("cov/coverage.csv", encoding="utf-8-sig")))
listed = [line.split("\t")[0] for line in open(sys.argv[1] + "/modules/coverage.tsv", encoding="utf-8").read().splitlines()[1:]]
assert sorted({row["row"] for row in told}, key=int) == listed, "a row is missing"
for row in told:
    assert row["address"] or row["not printed, because"], f"row {row['row']} has neither a place nor a reason"
assert [row["row"] for row in told] == sorted((row["row"] for row in told), key=int), "rows are out of order"
END
pdftotext -layout cov/boundaries/coverage.pdf text
has text 'What the pages say: Boundaries'
has text '135   repair conversation:'
has text 'Say it without blame'

# Rows of modules that are not there: printed nowhere, and told at their lines. The list is written for who looks for them.
own_kit
tells 1 'row 1 is printed nowhere' report --coverage --out again
[ -f again/coverage.csv ] || fail "there is no list"
