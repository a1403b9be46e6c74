#!/bin/sh
# A line is found again on all that was printed for sites and releases, however it is typed; a notice says which pages to pull.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"

own_kit
printf 'site,community\nEast,riverbend\nWest,\nNorth,riverbend\n' > sites.csv
"$KINFOLD" build repair-conversations --make handouts,guide --length 45 --sites sites.csv --quiet 2> errors || fail "$(cat errors)"
printf 'Late,riverbend\n' >> sites.csv

# found WORDS ARGUMENTS: recall ends with 0 and says this
found()
{
    words=$1
    shift
    tells 0 "$words" recall "$@"
}

# A helpline's number, as it is typed by heart; a line with other quotes and capitals; an address; a word of the program.
found 'stands in 2 of 3 places' "555 0111"
grep -q '^East$' printed && grep -q '^North$' printed || fail "not both sites: $(cat printed)"
grep -q '^West$' printed && fail "West has no such line: $(cat printed)"
grep -qE '^  out/East/repair-conversations/[a-z0-9.-]+\.pdf$' printed || fail "no file is named: $(cat printed)"
grep -qE '^    page [0-9]+: “.*555-0111.*”  \[helpline\]$' printed || fail "no page and line: $(cat printed)"
for file in $(sed -n 's/^  \(out.*\.pdf\)$/\1/p' printed | sort -u); do
    [ -f "$file" ] || fail "$file is not there"
done
sed 's/^    page [0-9]*: .*//' printed > once
found 'stands in 2 of 3 places' "(555)0111" out
sed 's/^    page [0-9]*: .*//' printed | tail -n +2 > again
tail -n +2 once | cmp - again || fail "another way to type it finds other pages"
found 'out/East/repair-conversations/six-steps.pdf' 'sunday SUPPER?"'
grep -q '“I will set an alarm' printed || fail "not the line: $(cat printed)"
grep -q '““\|””\|""\|”"\|"”' printed && fail "quotes are doubled: $(cat printed)"
grep -qE '^    handout 2\.1, .*; en-US, letter, standard; .*1\.0' printed || fail "no handout and version: $(cat printed)"
found 'repair-conversations/six-steps/steps/agree/try' repair-conversations/six-steps/steps/agree/try
found 'stands in 3 of 3 places' "version 1.0" --releases out

# What is named is on the page.
"$KINFOLD" recall 555-0111 --report json > report.json 2> lines
python3 - <<'PY' || fail "a page does not hold the line"
import json, subprocess
report = json.load(open("report.json"))
assert report["places"] == 3 and report["holding"] == 2 and report["pages"], report
for page in report["pages"]:
    text = subprocess.run(["pdftotext", "-f", str(page["page"]), "-l", str(page["page"]), page["path"], "-"],
                          capture_output=True, text=True, check=True).stdout
    assert "555-0111" in text, page
PY

# No page; a site for which nothing was made; with --strict.
tells 0 'no page holds “555-0199” ('  recall 555-0199
tells 0 '555-0111' recall 555-0111
tells 4 '555-0111' recall 555-0111 --strict
tells 0 'no page holds' recall 555-0199 --strict
tells 0 'sites.csv:5:1: warning[site]: out/Late has no places.json, so nobody knows what "Late" has on paper' recall 555-0111 --sites sites.csv

# The notice.
found 'out/recall-notice.pdf' 555-0111 --notice --why "This number is not ours any more."
"$KF_VALIDATOR" --flavours ua1,2a out/recall-notice.pdf > valid || fail "$(cat valid)"
pdftotext -layout out/recall-notice.pdf text
for words in 'Please pull these pages' '555-0111' 'This number is not ours any more.' 'East, North' 'Pulled by:'; do
    grep -qF "$words" text || fail "the notice does not say $words: $(cat text)"
done
[ "$(pdfinfo out/recall-notice.pdf | sed -n 's/^Pages: *//p')" = 1 ] || fail "the notice is more than a page"
found 'blank/recall-notice.pdf' 555-0111 out --notice --out blank --language ar --paper a4
"$KF_VALIDATOR" --flavours ua1,2a blank/recall-notice.pdf > valid || fail "$(cat valid)"
tells 0 'no page holds' recall 555-0199 out --notice --out none
[ ! -e none/recall-notice.pdf ] || fail "a notice of nothing"

# A release, as a folder, as a zip, and as what lies in a folder.
"$KINFOLD" release ready --quiet
name=$(cd ready && echo kinfold-????-??-??)
for place in ready "ready/$name" "ready/$name.zip"; do
    found "ready/$name" "the on-call worker" --releases "$place"
done
found 'stands in' "the on-call worker" --releases ready out
grep -q '^East$' printed && fail "East has a worker of another name"

# What cannot be sought.
tells 2 'recall needs a line to seek' recall
tells 2 'is too short to seek' recall "a"
tells 2 'is too short to seek' recall "___ !"
tells 2 'there is no "nowhere"' recall 555-0111 nowhere
mkdir empty
tells 2 'there is no places.json in "empty"' recall 555-0111 empty
tells 1 'is not a release' recall 555-0111 sites.csv
tells 2 'no --notice is asked for' recall 555-0111 --why because
mkdir broken && echo '{' > broken/places.json
tells 1 'broken/places.json cannot be read' recall 555-0111 broken
tells 1 'sheet.csv' recall 555-0111 --sites sheet.csv
