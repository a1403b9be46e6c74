#!/bin/sh
# A release holds what it promises, opens from its index, can be filled in by a clinic, and is made whole or not at all.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"

own_kit

"$KINFOLD" release ready > lines
name=$(cd ready && echo kinfold-????-??-??)
grep -qE "^[0-9]+ files in ready/$name, [0-9.]+ MB\$" lines || fail "the summary does not name the folder"
[ -d "ready/$name" ] && [ -f "ready/$name.zip" ] || fail "no dated folder and zip"
[ "$(find ready -name '.*' | wc -l)" = 0 ] || fail "something is left over"

# The zip is the folder.
mkdir unpacked
unzip -q "ready/$name.zip" -d unpacked
diff -r "ready/$name" unpacked || fail "the zip is not the folder"
cmp unpacked/LICENSE.txt data/modules/LICENSE || fail "the licence is not the modules'"

# Both papers hold the same pages: forms for families, print for staff, a guide for each length.
for paper in letter a4; do
    (cd "unpacked/$paper" && find . -name '*.pdf' | sed 's/\.a4\.pdf$/.pdf/' | sort) > "$paper.names"
done
cmp letter.names a4.names || fail "Letter and A4 hold other pages"
lengths=$(sed -n 's/^ *lengths: //p' data/modules/repair-conversations/module.yaml | grep -oE '[0-9]+' | wc -l)
[ "$lengths" -gt 1 ] || fail "the module tells no lengths"
[ "$(grep -c /facilitator-guide letter.names)" = "$lengths" ] || fail "not one guide for each length"
for handout in $(sed -n 's/^\(.*\)-clinician\.pdf$/\1/p' letter.names); do
    grep -qxF "$handout.fillable.pdf" letter.names || fail "$handout is for clinicians alone"
done
for file in $(find unpacked/a4 -name '*.pdf'); do
    pdfinfo "$file" | grep -q '^Page size: *595' || fail "$file is not on A4"
done

# Every page is in the index, and every link of the index leads somewhere.
index=unpacked/index.html
grep -o 'href="[^"]*"' "$index" | sed 's/href="//; s/"$//' | sort -u > links
(cd unpacked && find letter a4 -name '*.pdf' | sort) > files
cmp links files || fail "the index and the files differ"
pictures=$(grep -c 'src="data:image/png;base64,' "$index")
[ "$pictures" = "$(grep -c '\.fillable\.pdf$' letter.names)" ] || fail "$pictures pictures"
[ "$(grep -c '<img alt="[^"]' "$index")" = "$pictures" ] || fail "a picture has no words"
grep -qF 'CC BY 4.0' "$index" || fail "the index names no licence"
grep -qE '^<p>Kinfold [0-9.]+ · [A-Z][a-z]+ [0-9]+, [0-9]{4}</p>$' "$index" || fail "the index has no version line"
if grep -iE '<script|<link|https?:|@import|url\(' "$index"; then
    fail "the index runs or fetches something"
fi

# Same input, same bytes, on any machine; a release is made again where it is.
cp -r ready once
TZ=Pacific/Auckland LC_ALL=C "$KINFOLD" release ready --jobs 1 --quiet > lines
[ ! -s lines ] || fail "--quiet prints lines"
diff -r once ready || fail "a second release has other bytes"
SOURCE_DATE_EPOCH=86400 "$KINFOLD" release old --quiet
[ -f old/kinfold-1970-01-02.zip ] || fail "SOURCE_DATE_EPOCH does not name the release"

# A clinic types its name once, and it stands on every page; the file stays valid.
printf '%%FDF-1.2\n1 0 obj\n<</FDF<</Fields[<</T(clinic/name)/V(Elm Street Clinic)>><</T(clinic/worker)/V(Sam R.)>>%s' \
    '<</T(clinic/phone)/V(555-0112)>>]>>>>
endobj
trailer
<</Root 1 0 R>>
%%EOF
' > clinic.fdf
"$KINFOLD" build repair-conversations --community data/modules/communities/release --variant large-print --fillable \
    --piece six-steps --out - > long.pdf 2> errors || fail "$(cat errors)"
cp unpacked/letter/repair-conversations/six-steps.fillable.pdf short.pdf
for file in short long; do
    pdftk $file.pdf dump_data_fields_utf8 > fields
    for field in name worker phone; do
        [ "$(grep -cxF "FieldName: clinic/$field" fields)" = 1 ] || fail "$file: not one field clinic/$field"
    done
    pdftk $file.pdf fill_form clinic.fdf output filled-$file.pdf
    pages=$(pdfinfo $file.pdf | sed -n 's/^Pages: *//p')
    for words in 'Elm Street Clinic' 'Sam R.' 555-0112; do
        for page in $(seq "$pages"); do
            pdftotext -f "$page" -l "$page" filled-$file.pdf - | grep -qF "$words" ||
                fail "$file: \"$words\" is not on page $page"
        done
    done
done
[ "$pages" -gt 1 ] || fail "nothing here has several pages"
"$KF_VALIDATOR" --flavours ua1,2a short.pdf long.pdf filled-*.pdf > vera || fail "$(grep -v ^PASS vera)"
[ "$(grep -c ^PASS vera)" = 8 ] || fail "not all files were validated"

# Nothing at all, and why.
refused()
{
    wanted=$1
    shift
    status=0
    "$KINFOLD" release "$@" > lines 2> errors || status=$?
    [ "$status" = "$wanted" ] || fail "release $* ended with $status, not $wanted: $(cat errors)"
}

touch "ready/$name/letter/old.pdf"
before=$(find ready -type f -exec cksum {} + | sort)
refused 5 ready
grep -qF 'letter/old.pdf", which is not of this release' errors || fail "a leftover is not named"
[ "$before" = "$(find ready -type f -exec cksum {} + | sort)" ] || fail "a refused release changed files"
echo "not a folder" > file
refused 5 file
refused 2
grep -qF 'release needs a folder' errors || fail "does not say that a folder is needed"

sed -i 's/^    sides: 1$/    sides: 1\n    colour: red/' data/modules/repair-conversations/module.yaml
refused 1 broken
grep -q 'error\[unknown-key\]' errors || fail "the mistake is not shown"
grep -q 'nothing is released' lines || fail "does not say that nothing is released"
[ ! -e broken ] || fail "a broken module left a release"
