#!/bin/sh
# A sheet of sites: each gets its community's files with a list and a receipt; a row that is wrong is told at its cell, and
# the others are made.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"

own_kit
cp -r data/modules/communities/riverbend east
rm -r east/overlays
printf 'kinfold: 1\nprogram: Broken\n  region: US\n' > data/broken.yaml
mkdir broken && mv data/broken.yaml broken/community.yaml

# made STATUS ARGUMENTS: the run ends with this status
made()
{
    wanted=$1
    shift
    ends "$wanted" build repair-conversations --make handouts --piece six-steps "$@"
}

# --- sites that are right ---------------------------------------------------------------------------------------------------

printf '\357\273\277Site;Community;Group Size;Copies;Paper;Room\nEast Clinic;east;9;2;A4;12\nRío Norte;riverbend;;;;\nWest;;;;;\nالشمال;;;;;\n' > sites.csv
made 0 --sites sites.csv
has lines '4 sites of 4, 17 files'
has lines 'out/map-of-changes.pdf: what each site changed'
has errors 'sites.csv:1:40: note[unknown-key]: column 6, "Room", is not read'
find out -type f | LC_ALL=C sort > files
cat > wanted <<'END'
out/East Clinic/packing-list.pdf
out/East Clinic/places.json
out/East Clinic/receipt.pdf
out/East Clinic/repair-conversations/six-steps.a4.pdf
out/Río Norte/packing-list.pdf
out/Río Norte/places.json
out/Río Norte/receipt.pdf
out/Río Norte/repair-conversations/six-steps.pdf
out/West/packing-list.pdf
out/West/places.json
out/West/receipt.pdf
out/West/repair-conversations/six-steps.pdf
out/map-of-changes.pdf
out/الشمال/packing-list.pdf
out/الشمال/places.json
out/الشمال/receipt.pdf
out/الشمال/repair-conversations/six-steps.pdf
END
cmp wanted files || fail "$(diff wanted files)"
cmp out/West/repair-conversations/six-steps.pdf out/الشمال/repair-conversations/six-steps.pdf || fail "sites that are alike have other pages"
pdftotext out/Río*/repair-conversations/six-steps.pdf text
has text 'Riverbend Family Services'
"$KF_VALIDATOR" --flavours ua1,2a out/East*/*.pdf out/الشمال/*.pdf > valid || fail "$(grep -v ^PASS valid)"

# Nine people, two who lead, one spare sheet, and all of it for two groups.
pdftotext -layout out/East*/packing-list.pdf text
has text 'Packing list: East Clinic'
has text 'Groups: 2. People in each: 9; leaders: 2.'
grep -qE 'Handout 2\.1: .* 24 +1 sheet$' text || fail "not 24 copies of the handout: $(cat text)"
has text 'repair-conversations/six-steps.a4.pdf'
pdftotext -layout out/East*/receipt.pdf text
grep -qE 'Handout 2\.1: .* 24 +Version [0-9.]+$' text || fail "the receipt tells no version: $(cat text)"

# One map: what protects people first, and nothing where nothing was changed.
"$KF_VALIDATOR" --flavours ua1,2a out/map-of-changes.pdf > valid || fail "$(grep -v ^PASS valid)"
pdftotext -layout out/map-of-changes.pdf text
grep -qE '^Río Norte +0 +0 +[1-9][0-9]* +3 +1 +[1-9]$' text || fail "not what Río Norte changed: $(cat text)"
grep -qE '^East Clinic +0 +0 +0 +3 +1 +[1-9]$' text || fail "not what East Clinic changed: $(cat text)"
grep -qE '^(West.*الشمال|.*الشمال.*West).* 0 +0 +0 +0 +0 +0$' text || fail "two sites that changed nothing have no row: $(cat text)"
has text 'Nothing changed.'
has text '“supper” for “dinner”'
has text 'Riverbend night line: 555-0111'
has text 'Why: Sunday supper is when our families'

# The same again, byte for byte; a page of another day is told.
cp -r out once
made 0 --sites sites.csv --jobs 1
diff -r once out || fail "a second run has other bytes"
touch out/West/repair-conversations/old.pdf
made 4 --sites sites.csv --strict
has errors 'out/West holds "repair-conversations/old.pdf", which is not of this run'
made 0 --sites sites.csv --quiet
[ ! -s lines ] || fail "--quiet prints lines"

# --- rows that are wrong ----------------------------------------------------------------------------------------------------

cat > bad.csv <<'END'
site,community,modules,length,start,paper,copies,group-size
../x,,,,,,,
East/West,,,,,,,
.hidden,,,,,,,
,riverbend,,,,,,
West,,,,,,,
WEST,,,,,,,
Nowhere,../nowhere,,,,,,
Bend,riverbent,,,,,,
Broken,broken,,,,,,
Words,,boundries,,,,,
Long,,,1000,,,,
Late,,,,6 pm,,,
Paper,,,,,legal,,
Copies,,,,,,0,
Group,,,,,,,nine
Cells,,,,,,,,one more
END
made 1 --sites bad.csv --out bad
[ "$(ls bad)" = "West
map-of-changes.pdf" ] || fail "not the one site that is right: $(ls bad)"
has lines '1 site of 16'
has errors 'bad.csv:2:1: error[path-escapes]: site: "../x" cannot name a folder'
has errors 'bad.csv:3:1: error[path-escapes]: site: "East/West" cannot name a folder'
has errors 'bad.csv:4:1: error[path-escapes]: site: ".hidden" cannot name a folder'
has errors 'bad.csv:5:1: error[missing-key]: site: nothing stands here'
has errors 'bad.csv:7:1: error[duplicate-id]: site: "WEST" is there twice'
has errors 'bad.csv:6:1: the first'
has errors 'bad.csv:8:9: error[file-missing]: community: there is no ../nowhere/community.yaml'
has errors 'did you mean riverbend, which is the kit'
has errors 'broken/community.yaml:3'
has errors 'bad.csv:10:1: error[site]: "Broken" is not made: its files have mistakes, told above'
has errors 'bad.csv:11:8: error[site]: "Words" is not made: there is no module "boundries"'
has errors 'bad.csv:12:8: error[out-of-range]: length: "1000" is not such a number'
has errors 'bad.csv:13:9: error[wrong-type]: start: it is not a time of day'
has errors 'bad.csv:14:11: error[unknown-choice]: paper: it is neither letter nor a4'
has errors 'bad.csv:15:13: error[out-of-range]: copies: "0" is not such a number'
has errors 'bad.csv:16:13: error[out-of-range]: group-size: "nine" is not such a number'
has errors 'bad.csv:17:1: error[out-of-range]: 9 cells, where there are 8 heads'

# A site's folder that cannot be made: nothing of it stays, and the others are made.
mkdir -p full/West/receipt.pdf
made 5 --sites sites.csv --out full
[ "$(find full/West -type f)" = "" ] || fail "half of a site stayed: $(find full/West)"
[ -f full/الشمال/receipt.pdf ] || fail "the others were not made"

# --- sheets that are none ---------------------------------------------------------------------------------------------------

: > empty.csv
printf 'site\n' > heads.csv
printf 'comunity,site\neast,East\n' > spelt.csv
printf 'place\nEast\n' > none.csv
made 1 --sites empty.csv --out none
has errors 'empty.csv is empty'
made 1 --sites heads.csv --out none
has errors 'no site under them'
made 1 --sites spelt.csv --out none
has errors 'did you mean community?'
made 1 --sites none.csv --out none
has errors 'no column has the head site'
made 1 --sites missing.csv --out none
made 1 --sites . --out none
made 2 --sites sites.csv --out -
made 2 --sites sites.csv --out none --deps rules
[ ! -e none ] || fail "something was written for a sheet that is none"
