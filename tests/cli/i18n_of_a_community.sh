#!/bin/sh
# A community has the kit's Spanish reviewed for itself: the sheet holds the kit's drafts, the review lies in the community's
# folder, and the kit stays as it is.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"
export KINFOLD_DATA="$KF_SOURCE_DIR"
"$KINFOLD" new community ours > printed
sed -i 's/^language: en-US.*/languages: [en-US, es]/; s/reporting-body: blank/reporting-body: {en: the county, es: el condado}/
    s/^    # - id: our/    - id: our/; s/^    #   /      /' ours/community.yaml
first=ours/translations/es/repair-conversations.po
import() { "$KINFOLD" i18n import "$@" --reviewed-by "M. Ortiz, nurse" --reviewed-on 2026-11-21 --community ours; }
tick() { # SHEET BACK NEW-TEXT-OF-LABEL: every row is good
    sed "1!s/,\"\",\"\",\"\"\\r*\$/,\"x\",\"\",\"\"/; /our-night-line/s/,\"\",\"x\",\"\"/,\"\",\"\",\"$3\"/" "$1" > "$2"
}

"$KINFOLD" i18n review repair-conversations kit --language es --community ours > printed
[ ! -e ours/translations ] || fail "a review writes translations"
grep -q '"repair-conversations/six-steps/title","Six steps of a repair conversation","Seis pasos' \
    out/repair-conversations.es.review.csv || fail "the sheet has no draft of the kit"
grep -q '"helplines/US/our-night-line/label","Our night line","",' out/kit.es.review.csv || fail "our own line is not in it"

# One row reviewed: the others stay the kit's.
{ head -n 1 out/repair-conversations.es.review.csv
  grep six-steps/title out/repair-conversations.es.review.csv | sed 's/,"","",""/,"x","",""/'; } > back.csv
import back.csv | grep -q "^$first: 1 reviewed, 0 new texts, 0 comments" || fail "the review is not written"
[ "$(grep -c '^# Reviewed' "$first")" = 1 ] || fail "more is reviewed than was ticked"
[ "$(grep -c '^msgstr "..*"' "$first")" = 1 ] || fail "drafts of the kit, or numbers, are copied"
import back.csv | grep -q ': nothing new$' || fail "the same sheet does something twice"
"$KINFOLD" i18n stats --language es --community ours repair-conversations | grep -q 'M\. Ortiz, nurse (1 of ' ||
    fail "not counted"

# All of it, and our own line in Spanish: the page prints, one or two languages.
tick out/repair-conversations.es.review.csv back.csv ''
import back.csv > printed
tick out/kit.es.review.csv back.csv 'Línea'
import back.csv >> printed
"$KINFOLD" i18n review kit --language es --community ours > printed
sed '1!s/,"","",""\r*$/,"x","",""/' out/kit.es.review.csv > back.csv
import back.csv > printed
for piece in repair-conversations/six-steps kit/helplines; do
    "$KINFOLD" build "${piece%/*}" --piece "${piece#*/}" --language es --community ours > printed 2>&1 ||
        { cat printed >&2; fail "$piece does not print"; }
done
"$KINFOLD" build repair-conversations --piece six-steps --language en-US,es --bilingual columns --community ours \
    > printed 2>&1 || { cat printed >&2; fail "not in two languages"; }
pdftotext out/kit/helplines.es.pdf - | grep -q '^Línea$' || fail "our line is not in Spanish"

# The program's own words are a draft too, until somebody has read them.
pdftotext out/repair-conversations/six-steps.es.pdf - | grep -q 'Borrador' || fail "draft words, and nobody says so"
mkdir ours/words
sed '/^language: es$/a reviewed-by: M. Ortiz, nurse' "$KF_SOURCE_DIR/modules/words/es.yaml" > ours/words/es.yaml
"$KINFOLD" build repair-conversations --piece six-steps --language es --community ours > printed 2>&1
pdftotext out/repair-conversations/six-steps.es.pdf - > page
! grep -q 'Borrador' page || fail "all is reviewed, and the page says that nothing is"
grep -q 'M\. Ortiz' page || fail "the page does not name who reviewed it"
