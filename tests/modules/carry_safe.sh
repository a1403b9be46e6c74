#!/bin/sh
# Sheets that are safe to carry: neither the page nor anything else in the file tells whose it is or what it is about.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/modules.sh"

riverbend=$KF_SOURCE_DIR/modules/communities/riverbend
"$KINFOLD" build --carry-safe --out kit > lines 2> notes
"$KINFOLD" build --carry-safe --quiet --variant large-print,clear-spacing,ink-saver --paper a4 --out forms
"$KINFOLD" build --carry-safe --quiet --community "$riverbend" --out riverbend 2> riverbend.log
"$KINFOLD" build repair-conversations --carry-safe --quiet --language ar --out arabic 2> arabic.log

# What may be nowhere: the programmes, the violence line, ids of modules and handouts, the modules' titles; and on a sheet
# its own title, as a whole line of what is read (a sentence on the page may use the same words).
cat > nowhere << 'END'
Your Organization
Family Education Program
Riverbend
799-7233
88788
Kinfold
END
sed -n 's/^  - id: //p' "$KF_SOURCE_DIR"/modules/*/module.yaml | grep - > ids
sed -n 's/^id: //p' "$KF_SOURCE_DIR"/modules/*/module.yaml >> ids
sed -n 's/^title: //p' "$KF_SOURCE_DIR"/modules/*/module.yaml | tr -d '"' > titles
# 2-1|Six steps of a repair conversation
for module in "$KF_SOURCE_DIR"/modules/*/module.yaml; do
    sed '/^session:/,$d; /^facilitator-pages:/,$d' "$module" | awk '
        /^number: / { sign = $2 }
        /^letter: / { sign = $2 }
        /^  - id: / { n = ++place }
        /^    number: / { n = $2 }
        /^    title: / { sub(/^    title: /, ""); gsub(/"/, ""); print sign "-" n "|" $0 }'
done > own-titles

count=0
for file in */sheets/*.pdf; do
    count=$((count + 1))
    case $(basename "$file") in
    sheet-[0-9k]-[0-9].* | sheet-[0-9k]-[1-3][0-9].* | sheet-1[0-2]-[0-9].* | sheet-1[0-2]-[1-3][0-9].*) ;;
    *) fail "$file: the name is not plain" ;;
    esac
    pdftotext "$file" - > words
    { pdfinfo "$file"; pdfinfo -meta "$file"; } > about
    qpdf --qdf --object-streams=disable "$file" - | strings -e S > inside
    mark=$(basename "$file" | sed 's/^sheet-\([0-9k]*-[0-9]*\).*/\1/' | tr k K)
    own=$(sed -n "s/^$mark|//p" own-titles)
    [ -n "$own" ] || fail "$file: which handout is $mark?"
    for word in words about inside; do
        grep -Fxe "$own" "$word" > found && fail "$file: $word has its title: $own"
        grep -iFf nowhere "$word" > found && fail "$file: $word tells: $(head -3 found)"
        grep -Fxf titles "$word" > found && fail "$file: $word has a title: $(head -3 found)"
    done
    grep -Fwf ids about inside > found && fail "$file: ids are in the file: $(head -3 found)"
    grep -Eq '^(Author|Subject|Creator|Producer):' about && fail "$file: says who made it"
    grep -q 'QR code' inside && fail "$file: has a code to scan"
    # What tells the facilitator which sheet it is.
    grep -Fwq -e "$mark" words || fail "$file: the mark $mark is not on it"
    qpdf --check "$file" > check 2>&1 || fail "$file: $(cat check)"
done
[ "$count" -gt 100 ] || fail "only $count sheets"

# The way out is there, in plain words; pages about danger are left out, and the build says so.
pdftotext kit/sheets/sheet-2-1.pdf - | grep -q 'You can stop at any time' || fail "the way out is gone"
pdftotext kit/sheets/sheet-2-1.pdf - | grep -qi 'afraid of this person' && fail "the way out tells of fear"
[ ! -e kit/sheets/sheet-3-2.pdf ] || fail "the page about danger was made"
grep -q 'note\[carry-safe\]: handout "is-it-safe-for-me"' notes || fail "what is left out is not said"

# A programme that names itself on a page: that page is not made, the others are, and the place is said.
grep -q 'warning\[carry-safe\]: ".*Riverbend.*" names "riverbend"' riverbend.log || fail "the programme's own words are not found"
[ ! -e riverbend/sheets/sheet-k-7.pdf ] || fail "a page that names the programme was made"
[ -e riverbend/sheets/sheet-k-1.pdf ] || fail "its neighbour was not made"

"$KINFOLD" build --carry-safe --fillable > usage 2>&1 && fail "a form is carry-safe"
grep -q 'leave out --fillable' usage || fail "no hint for --fillable"
"$KINFOLD" build --carry-safe --make guide > usage 2>&1 && fail "a guide is carry-safe"

"$KF_VALIDATOR" --flavours ua1,2a */sheets/*.pdf > vera || fail "$(grep -v ^PASS vera)"
[ "$(grep -c ^PASS vera)" = $((2 * count)) ] || fail "not all sheets are valid"

# A programme's short name is not found inside other words.
mkdir es
printf 'kinfold: 1\nprogram: Casa\nregion: US\nnames: {reporting-body: blank}\n' > es/community.yaml
"$KINFOLD" build repair-conversations --carry-safe --quiet --community es --out short > short.log 2>&1
[ -e short/sheets/sheet-2-1.pdf ] || fail "\"es\" is found in other words: $(head -2 short.log)"
echo "$count sheets"
exit $failed
