#!/bin/sh
# A translation on paper for its reviewer: valid, every draft in its own language, texts that protect people first.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"
own_kit
: "${KF_VALIDATOR:?run it with ctest}"

for language in es ar; do
    "$KINFOLD" i18n review repair-conversations --piece six-steps --language $language > printed 2> errors ||
        { cat errors >&2; fail "$language: not made"; }
    pdf=out/repair-conversations.$language.review.pdf
    "$KF_VALIDATOR" --flavours ua1,2a "$pdf" > said || { cat said >&2; fail "$language: not valid"; }
    texts=$(sed -n 's/.*review\.csv: \([0-9]*\) texts$/\1/p' printed)
    qpdf --qdf --object-streams=disable "$pdf" read.pdf
    tagged=$(grep -ac "/Lang ($language)" read.pdf)
    [ "$tagged" -ge "$texts" ] || fail "$language: $texts texts, and $tagged elements in that language"
    grep -aq '/Lang (en-US)' read.pdf || fail "$language: the document is not in the language of the sources"
    pdftotext -layout "$pdf" words
    for words in 'Texts that protect people' 'six-steps/clinician/not-when/1' 'Name and role:' 'six-steps/steps/pause/try'; do
        grep -qF "$words" words || fail "$language: does not say: $words"
    done
    awk '/not-when\/1/ { first = NR } /six-steps\/title/ { exit !(first && first < NR) }' words ||
        fail "$language: texts that protect people are not first"
done

# What has been reviewed needs no paper.
sheet=out/repair-conversations.es.review.csv
sed 's/,"","",""/,"x","",""/' "$sheet" > back.csv
"$KINFOLD" i18n import back.csv --reviewed-by "M. Ortiz" --reviewed-on 2026-11-21 > printed
rm "$sheet" "${sheet%.csv}.pdf"
"$KINFOLD" i18n review repair-conversations --piece six-steps --language es > printed
grep -q 'nothing left to review' printed && [ ! -e "${sheet%.csv}.pdf" ] || { cat printed >&2; fail "pages for nothing"; }

status=0
"$KINFOLD" i18n review repair-conversations --piece sixsteps --language es > printed 2>&1 || status=$?
[ "$status" = 2 ] && grep -qF 'has no texts under "sixsteps"' printed || fail "an unknown piece is not named"
