#!/bin/sh
# Facilitator packs, of a module and of a series: valid, and what they say of their own pages is true in the finished file.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/modules.sh"
prairie=$KF_SOURCE_DIR/modules/communities/prairie-county

# The Spanish example, with a series: two sessions of one module in between, in other lengths.
cp -r "$KF_SOURCE_DIR/modules/communities/puente-familiar" puente
cat >> puente/community.yaml <<'END'
series:
  title: Grupo de otoño
  group-size: 6
  screening: 2027-02-16
  sessions:
    - {id: uno, module: boundaries, date: 2027-02-23, start: "18:00"}
    - {id: dos, module: repair-conversations, length: 120, date: 2027-03-02, start: "18:00"}
    - {id: tres, module: repair-conversations, length: 90, date: 2027-03-09, start: "18:00"}
END

# pack OPTION...
pack() {
    "$KINFOLD" build --make pack --quiet --out out "$@" > said 2>&1 || fail "$*: $(cat said)"
}

pack repair-conversations
pack boundaries --variant large-print --paper a4
pack --community "$prairie"
pack --community puente --language es
find out -name 'facilitator-pack*.pdf' | sort > files
expected='out/boundaries/facilitator-pack.large-print.a4.pdf
out/grupo-de-otono/facilitator-pack.es.pdf
out/repair-conversations/facilitator-pack.pdf
out/winter-families-group/facilitator-pack.pdf'
[ "$(cat files)" = "$expected" ] || fail "files: $(cat files)"
while read -r file; do
    qpdf --check "$file" > check 2>&1 || fail "$file: $(cat check)"
    python3 "$KF_SOURCE_DIR/tests/support/read_pdf.py" "$file" > read
    case $file in *large-print*) continue ;; esac # titles break over lines there, and pages have no pictures
    python3 "$KF_SOURCE_DIR/tests/support/check_pack.py" read "$file" > counts 2> wrong || fail "$file: $(cat wrong)"
    python3 "$KF_SOURCE_DIR/tests/support/check_places.py" "$file" > places 2> wrong || fail "$file: $(cat places wrong)"
    case $file in
    */repair-conversations/*) grep -qE ' [1-9][0-9]* numbers of pages' counts || fail "no number of pages was found in the guide" ;;
    esac
done < files
xargs "$KF_VALIDATOR" --flavours ua1,2a < files > valid 2>&1 || fail "$(grep -v '^PASS' valid)"

python3 "$KF_SOURCE_DIR/tests/support/read_pdf.py" out/winter-families-group/facilitator-pack.pdf > read
awk -F'\t' '/^page/ { print $3 }' read > labels
for label in i G1-1 H1.1-1 G2-1 H2.12-1 G3-1 K-1 K3-1 R-1; do
    [ "$(grep -cx "$label" labels)" = 1 ] || fail "labels: no page, or two, are called $label"
done
# A bookmark for each session, with its guide and its handouts under it; each page label once.
[ "$(grep -cP '^mark\t0\tSession [1-3]: ' read)" = 3 ] || fail "sessions: $(grep -P '^mark\t0' read)"
[ "$(grep -cP '^mark\t1\tFacilitator guide\t' read)" = 4 ] || fail "guides: $(grep -P '^mark\t1' read)"
[ -z "$(sort labels | uniq -d)" ] || fail "labels twice: $(sort labels | uniq -d | head)"
# Links of the contents, and of the guides to what they hand out.
[ "$(awk -F'\t' '$1 == "link" && $2 > 6' read | wc -l)" -gt 50 ] || fail 'the guides do not lead to their handouts'

# The list of contents counts as the guides do: for eight people, two who lead and a spare.
pdftotext -layout -l 8 out/winter-families-group/facilitator-pack.pdf contents
for line in '1\.1 .* 11 copies ' '2\.11 .* 3 sets ' '3\.13 .* One set ' 'K\.7 .* 11 copies '; do
    grep -qE "^ +$line" contents || fail "contents: not there: $line"
done

# The kit's pages are filled in from the sessions: what must stay, what the programme changed, what is known, what to bring.
pdftotext -layout out/winter-families-group/facilitator-pack.pdf words
for filled in 'Activity 1: Arrive and settle (' 'Layer: Prairie County Family' 'The janitor leaves at six' 'Lewicki 2016' \
    'What to bring to each session, continued'; do
    grep -qF -e "$filled" words || fail "the pack does not say \"$filled\""
done

# A module's second session: its own guide and handouts, led to by its own guide.
python3 "$KF_SOURCE_DIR/tests/support/read_pdf.py" out/grupo-de-otono/facilitator-pack.es.pdf > read
third=$(awk -F'\t' '/^mark/ && $3 ~ /^Sesión 3: / { print $4 }' read)
kit=$(awk -F'\t' '/^mark/ && $3 == "Para cada sesión" { print $4 }' read)
awk -F'\t' -v from="$third" -v to="$kit" '$1 == "link" && $2 >= from && $2 < to && ($4 < from || $4 >= to)' read > astray
[ ! -s astray ] || fail "of the third session, these lead elsewhere: $(cat astray)"
pdftotext -f 1 -l 1 out/grupo-de-otono/facilitator-pack.es.pdf - | grep -q '2 de marzo' || fail 'the cover does not say the day'

# What cannot be: one clear line each.
refused() {
    wanted=$1
    shift
    "$KINFOLD" build --out none "$@" > said 2>&1 && fail "made all the same: $*"
    grep -qF -e "$wanted" said || fail "$*: $(cat said)"
}
refused 'has no series' --make pack
refused 'of a series there are a pack and packets, handouts' --make pack,guide --community "$prairie"
refused 'pages for staff are not for carrying' --make pack --carry-safe boundaries
refused 'pages for staff are made in one language' --make pack --language en,es --bilingual facing boundaries
[ ! -e none ] || fail 'something was written all the same'

exit $failed
