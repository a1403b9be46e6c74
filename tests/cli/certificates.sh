#!/bin/sh
# Certificates for the people of a roster: any script that the fonts hold, wrong rows told and the others made, and names
# on the pages alone.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"

# made STATUS ARGUMENTS: the run ends with this status
made()
{
    wanted=$1
    shift
    ends "$wanted" certificates "$@"
}

# --- forty people, in every script that the fonts hold ----------------------------------------------------------------------

cat > names <<'NAMES'
Ana María Núñez Ibáñez
Zoë Ångström-Øster
Łukasz Żółć Ćwik
Đặng Thị Ngọc Ánh
Nguyễn Văn Đức
Þórunn Guðmundsdóttir
İbrahim Şükrü Çağlar
Ștefan Țepeș
Åsa Öberg
Jiří Dvořák
Ħabib Ġorġ Ċensu
Ọlá Ṣadé Ẹniọlá
Maëlle L’Hôpital
Ķestutis Ŗūta
Ā
Ελένη Παπαδοπούλου
Γιώργος Ώριμος
Анна Ковальчук
Дмитрий Щёголев
Їжак Ґалаґан
Ђорђе Љубић
Қазыбек Әділ
محمد عبد الله
نور الهدى
فاطمه پژمان گچ
ٹیپو سلطان
عبدالرّحمٰن
שרה לוי
יוֹסֵף כהן
محمد (Mo) Ali
Sarah שרה Levi
O
Wolfeschlegelsteinhausenbergerdorff Maximiliana Theodora Anne
Jean-Baptiste Emmanuel Zorg
Mary-Jo O'Neil, Jr.
**Bold** ___ {{name}}
A & B <c>
Kateřina Šimůnková
अनिता शर्मा
Iñaki Etxeberria
NAMES
[ "$(wc -l < names)" = 40 ] || fail "these are not forty"
awk 'BEGIN { print "Name;Sessions;Hours;Date;Language" }
     { split(";es;ar", l, ";"); printf "\"%s\";%d;4.5;2027-03-02;%s\n", $0, NR % 3 + 1, NR < 31 ? l[NR % 3 + 1] : "" }' names > people.csv
printf '張偉;2;;;\n김민준;2;;;\n' >> people.csv

mkdir home temporary
export HOME="$PWD/home" TMPDIR="$PWD/temporary"
made 1 --roster people.csv
has lines 'out/certificates.pdf: 40 certificates'
has errors 'people.csv:42:1: error[missing-glyph]: name: it has letters that are in no font here'
has errors 'people.csv:43:1: error[missing-glyph]'
has errors 'fonts-noto-cjk'
"$KF_VALIDATOR" --flavours ua1,2a out/certificates.pdf > valid || fail "$(cat valid)"
pdftotext out/certificates.pdf text
# Each of them on the page of its own, and no script of the fonts without a name. Marks are left out: a reader may hear them
# apart from their letters.
python3 - "$KF_SOURCE_DIR/fonts" <<'PY' || fail "not every name is on its page"
import collections, glob, subprocess, sys, unicodedata
def output(*words):
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout
def letters(text):
    return [c for c in unicodedata.normalize("NFKD", text) if unicodedata.category(c)[0] in "LN"]
def script(c):
    return unicodedata.name(c, "?").split()[0]
names = open("names").read().splitlines()
pages = output("pdftotext", "out/certificates.pdf", "-").split("\f")
for name, page in zip(names, pages):
    # A long name stands in two lines.
    assert any(collections.Counter(letters(name)) == collections.Counter(letters(" ".join(lines)))
               for all in [page.splitlines()] for i in range(len(all)) for lines in (all[i:i + 1], all[i:i + 2])), (name, page)
held = collections.Counter()
for font in glob.glob(sys.argv[1] + "/*.ttf"):
    for part in output("fc-query", "--format", "%{charset}", font).split():
        first, _, last = part.partition("-")
        held.update(script(chr(c)) for c in range(int(first, 16), int(last or first, 16) + 1)
                    if unicodedata.category(chr(c)) in ("Ll", "Lu", "Lo"))
missing = {s for s, n in held.items() if n > 40} - {script(c) for name in names for c in name} - {"DOUBLE-STRUCK", "SCRIPT"}
assert "LATIN" in held and not missing, missing
PY
has text 'Taking part: attended 2 sessions. Not an assessment of safety, recovery or parenting.'
has text 'Hours: 4.5 · March 2, 2027'
has text 'Constancia de participación'

# The same again, byte for byte; on A4 in large print; a file each, whose names are numbers.
made 1 --roster people.csv --out again
cmp out/certificates.pdf again/certificates.pdf || fail "the second time has other bytes"
head -n 4 people.csv > three.csv
made 0 --roster three.csv --out three --separate --paper a4 --variant large-print
[ "$(ls three)" = "certificate-01.pdf
certificate-02.pdf
certificate-03.pdf" ] || fail "$(ls three)"
"$KF_VALIDATOR" --flavours ua1,2a three/*.pdf > valid || fail "$(cat valid)"
made 0 --roster three.csv --out - && cmp -s lines /dev/null && fail "nothing on standard output"
head -c 5 lines | grep -q '%PDF-' || fail "--out - prints no PDF"

# --- on the pages and nowhere else ------------------------------------------------------------------------------------------

# Everything that a file says beside its pages: title, metadata, bookmarks, fields, labels, alternate texts. What a reader
# hears of right-to-left letters is the page's own text.
beside()
{
    qpdf --json=2 --json-stream-data=none "$1" - | grep -v '"/ActualText"'
    pdfinfo "$1"
    pdfinfo -meta "$1"
    qpdf --qdf --object-streams=disable "$1" - | strings
}
for file in out/certificates.pdf three/*.pdf; do
    beside "$file"
done > told
cat lines errors valid >> told
made 1 --roster people.csv --out again && :
cat errors >> told
find home temporary -type f >> told
find . -name '*.pdf' >> told
# Of each name its longest word: parts would tell too.
awk '{ best = ""; for (i = 1; i <= NF; i++) if (length($i) > length(best)) best = $i; if (length(best) > 4) print best }' names |
    grep -v -e Bold > words
[ "$(wc -l < words)" -gt 30 ] || fail "too few names are sought"
if grep -aF -f words told > found; then
    fail "a name stands beside the pages: $(head -n 3 found)"
fi
[ -z "$(find temporary -type f)" ] || fail "left behind: $(find temporary -type f)"
# The test would find one.
qpdf --json=2 out/certificates.pdf - | grep -qF 'محمد عبد الله' || fail "the test cannot see a name in a file"
qpdf --json=2 three/certificate-01.pdf - | grep -qF 'Constancia 1 de 3' || fail "the title does not count"

# --- rows that are wrong ------------------------------------------------------------------------------------------------------

printf '\357\273\277sessions,KIND,name,Hours,date\n' > bad.csv
{
    printf '3,,"Rowan Quillfeather",,2027-03-02\n'
    printf '3,,,,\n'
    printf '2,,Rowan \342\200\256Quillfeather,,\n'
    printf '2,,Rowan\001Quillfeather,,\n'
    printf '100,,Rowan Quillfeather,,\n'
    printf 'Quillfeather,,Rowan,,\n'
    printf '3,,Rowan Quillfeather,3h,\n'
    printf '3,,Rowan Quillfeather,,2027-02-30\n'
    printf '3,coach,Rowan Quillfeather,,\n'
    printf ',trainer,Rowan Quillfeather,,\n'
    printf '3,,Quillfeather,Rowan,,2027-03-02\n'
} >> bad.csv
made 1 --roster bad.csv --out bad
has lines 'bad/certificates.pdf: 1 certificate'
has errors 'bad.csv:3:4: error[missing-key]: name: nothing stands here'
has errors 'bad.csv:4:4: error[control-character]: name: it holds a mark that is not seen, U+202E'
has errors 'bad.csv:5:4: error[control-character]: name: it holds a mark that is not seen, U+0001'
has errors 'bad.csv:6:1: error[out-of-range]: sessions: 100, and there were 99'
has errors 'bad.csv:7:1: error[wrong-type]: sessions: this is not a whole number'
has errors 'bad.csv:8:23: error[wrong-type]: hours: this is not a number of hours'
has errors 'bad.csv:9:24: error[wrong-type]: date: there is no such day'
has errors 'bad.csv:10:3: error[unknown-choice]: kind: it is neither participant nor trainer'
has errors 'bad.csv:11:29: error[missing-key]: hours: nothing stands here'
has errors 'bad.csv:12:1: error[out-of-range]: 6 cells, where there are 5 heads'
grep -q -e Rowan -e Quillfeather errors && fail "a message tells a name: $(cat errors)"
has lines 'bad/certificates.pdf: 1 certificate; 10 rows told above were not made'
made 1 --roster bad.csv --out bad --report json
for words in '"path" : "bad/certificates.pdf"' '"people" : 1' '"code" : "missing-glyph"\|"code" : "unknown-choice"' '"line" : 10' '"errors" : 10' '"exit" : 1'; do
    grep -q "$words" lines || fail "the report does not say $words: $(cat lines)"
done
grep -q -e Rowan -e Quillfeather lines && fail "the report tells a name: $(cat lines)"
made 2 --roster bad.csv --out - --report json

# A series knows how many sessions there were, and when.
prairie=$KF_SOURCE_DIR/modules/communities/prairie-county
printf 'name,sessions,date\nRowan,3,2027-01-26\nRowan,99,2027-03-02\nRowan,2,2027-01-18\nRowan,1,2026-12-24\n' > series.csv
made 1 --roster series.csv --community "$prairie" --out series
has errors 'series.csv:3:7: error[out-of-range]: sessions: 99, and there were 3'
has errors 'series.csv:4:9: error[out-of-range]: date: it is before 2027-01-19, the day of session 2'
has errors 'series.csv:5:9: error[out-of-range]: date: it is before 2027-01-12, the day of session 1'
pdftotext series/certificates.pdf text
has text 'Winter families group'

# --- sheets that are none -------------------------------------------------------------------------------------------------------

printf 'nme,sesions\nRowan,3\n' > heads.csv
made 1 --roster heads.csv --out none
has errors 'heads.csv:1:1: error[unknown-key]: column 1 has a head that is not known'
has errors 'did you mean sessions?'
printf 'Rowan Quillfeather,3\n' > headless.csv
made 1 --roster headless.csv --out none
has errors 'no column has the head name'
has errors 'kinfold certificates --example > people.csv'
grep -q Quillfeather errors && fail "a sheet without heads tells a name"
printf 'name,sessions\n"Rowan,3\nRowan,4\n' > quote.csv
made 1 --roster quote.csv --out none
has errors 'quote.csv:2:1: error[wrong-type]: the quote that opens here is never closed'
printf 'name,sessions\nRowan,3\nRen\351,4\n' > latin1.csv
made 1 --roster latin1.csv --out none
has errors 'latin1.csv:3:4: error[invalid-utf8]'
: > empty.csv
made 1 --roster empty.csv --out none
has errors 'empty.csv is empty'
made 1 --roster . --out none
made 1 --roster nothing.csv --out none
made 2 --out none
has errors 'write --roster people.csv'
[ ! -e none ] || fail "something was written for a sheet that is none"

# --- half-way ---------------------------------------------------------------------------------------------------------------------

mkdir -p full/certificate-02.pdf
made 5 --roster three.csv --out full --separate
has errors 'full/certificate-02.pdf cannot be written'
[ "$(ls full)" = certificate-02.pdf ] || fail "half of them stayed: $(ls full)"

# --- trainers, and who is here today ------------------------------------------------------------------------------------------------

"$KINFOLD" certificates --example > example.csv
made 0 --roster example.csv --out example --renew-months 12
pdftotext -raw example/certificates.pdf text
has text 'Completed 12 hours and one watched session. Renew by March 2, 2028.'
# A programme says how long it is good for; the command line says otherwise.
cp -r "$KF_SOURCE_DIR/modules/communities/riverbend" ours
echo 'training: {renewal-months: 6}' >> ours/community.yaml
made 0 --roster example.csv --community ours --out ours-out
pdftotext -raw ours-out/certificates.pdf text
has text 'Renew by September 2, 2027.'
made 0 --roster example.csv --community ours --out ours-out --renew-months 12
pdftotext -raw ours-out/certificates.pdf text
has text 'Renew by March 2, 2028.'
# The sheet that a new leader signs says both days where the day of the training is known, and has lines where it is not.
signed() # signed COMMUNITY LANGUAGE
{
    rm -rf signed
    "$KINFOLD" build kit --piece facilitator-guide --community "$1" --language "$2" --out signed --quiet 2> errors ||
        fail "$(cat errors)"
    pdftotext -raw signed/kit/*.pdf text
}
signed ours en-US
grep -qE '^Renew by +Hours to renew *$' text || fail "no line for the day to renew: $(grep 'Renew by' text)"
sed -i 's/renewal-months: 6/renewal-months: 6, held-on: 2027-08-31/' ours/community.yaml
signed ours en-US
has text 'Trained on August 31, 2027'
has text 'Renew by February 29, 2028'
cp -r "$KF_SOURCE_DIR/modules/communities/puente-familiar" puente
echo 'training: {renewal-months: 18, held-on: 2027-08-31}' >> puente/community.yaml
signed puente es
has text 'Renovar antes de 28 de febrero de 2029'
sed -i 's/held-on: 2027-08-31/held-on: August/' ours/community.yaml
made 1 --roster example.csv --community ours --out none
has errors 'held-on: "August" is not a day'
sed -i 's/, held-on: August//; s/renewal-months: 6/renewal-months: 0/' ours/community.yaml
made 1 --roster example.csv --community ours --out none
has errors 'ours/community.yaml:'
made 0 --roster example.csv --sign-in --out here
has lines 'here/sign-in.pdf: 3 names'
pdftotext here/sign-in.pdf text
has text 'Sam'
grep -q 'Example' text && fail "a sheet that goes round a table has whole names"
"$KF_VALIDATOR" --flavours ua1,2a here/sign-in.pdf example/certificates.pdf > valid || fail "$(cat valid)"
made 1 --roster three.csv --sign-in --out here
has errors 'no column has the head first-name or code'
