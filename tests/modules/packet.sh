#!/bin/sh
# Participant packets: valid in every form, each page found by its bookmark, its label and the log, the helplines in all.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/modules.sh"

module=repair-conversations
kit=modules/translations

# Spanish words under the name of Hebrew, which runs right to left: so all pages are there, mirrored.
mkdir -p data/$kit
cp -r "$KF_SOURCE_DIR/modules" data/
ln -s "$KF_SOURCE_DIR/fonts" data/fonts
cp -r data/$kit/es data/$kit/he
sed 's/^language: .*/language: he/' data/modules/words/es.yaml > data/modules/words/he.yaml
sed -i 's/^"Language: es/"Language: he/; s/^msgstr "C.* sentí"/msgstr "Me sentí"/; s/^msgstr "Cuéntame más"/msgstr "Cuenta"/' data/$kit/he/*.po
sed -i 's/ es: \([^,}]*\)/ es: \1, he: \1/' data/modules/communities/default/community.yaml
export KINFOLD_DATA="$work/data"

# packet OPTION...
packet() {
    "$KINFOLD" build --make packet --quiet --out out "$@" > said 2>&1 || fail "$*: $(cat said)"
}

packet $module
packet $module --language es
packet $module --language he
packet $module --fillable --paper a4
packet $module --variant large-print,ink-saver,clear-spacing
packet $module --language en,es --bilingual facing
packet kit
find out -name 'participant-packet*.pdf' | sort > files
[ "$(wc -l < files)" = 9 ] || fail "files: $(cat files)"
while read -r file; do
    qpdf --check "$file" > check 2>&1 || fail "$file: $(cat check)"
    case $file in */participant-packet*) ;; *) fail "$file is no packet" ;; esac
done < files
xargs "$KF_VALIDATOR" --flavours ua1,2a < files > valid 2>&1 || fail "$(grep -v '^PASS' valid)"
! grep -v '^PASS' valid || fail 'not valid'

# lands FILE: each bookmark and each line of the log leads to the front side that begins with its title.
lands() {
    python3 "$KF_SOURCE_DIR/tests/support/read_pdf.py" "$1" > read
    grep -P '^(mark\t0|link\t2)\t' read > leads
    tail -n +3 leads > later
    while IFS="$(printf '\t')" read -r kind _ title page _; do
        title=${title#[0-9K]*.*[0-9] }
        title=${title%% “*} # its marks stand elsewhere where it is mirrored
        pdftotext -f "$page" -l "$page" "$1" - | tr '\n' ' ' | grep -qF "$title" ||
            fail "$1: $kind \"$title\" leads to page $page, which has other words"
        [ $((page % 2)) = 1 ] || fail "$1: \"$title\" begins on the back of a sheet"
    done < later
}

standard=out/$module/participant-packet.pdf
# All but what is shared, left in the room, shredded or handed in.
sed '/^session:/q' "$KF_SOURCE_DIR/modules/$module/module.yaml" > handouts
stays=$(grep -cE '^    (copies: (group|pairs|threes)|keep: (leave-here|shred|team))$' handouts)
[ "$stays" -gt 1 ] || fail 'no handout stays in the room: the test shows nothing'
count=$(($(grep -c '^  - id: ' handouts) - stays))
lands $standard
[ "$(grep -c '^link' read)" = $((count + 1)) ] || fail "the log does not lead to each handout: $(grep '^link' read)"
[ "$(grep -cP '^mark\t0' read)" = $((count + 3)) ] || fail "bookmarks: $(grep '^mark' read)"
[ "$(awk -F'\t' '/^page/ { print $3 }' read | head -5 | tr '\n' ' ')" = 'i ii K7-1 K7-2 H1-1 ' ] ||
    fail "labels: $(grep '^page' read | head -5)"
lands out/$module/participant-packet.he.pdf
lands out/$module/participant-packet.fillable.a4.pdf
[ "$(grep -c '^field.packet-log/' read)" = $((count + 1)) ] || fail "the log has no day to fill in for each handout"
[ -z "$(grep '^field' read | sort | uniq -d)" ] || fail 'a field exists twice'

# What is never missing, on the cover itself.
pdftotext -f 1 -l 1 -raw $standard cover
for words in 'call 1-800-799-7233' 'Overdose? Call 911' 988 'Keep them, leave them here, or shred them' 'Do not take this page home'; do
    tr '\n' ' ' < cover | grep -qF "$words" || fail "the cover does not say \"$words\""
done
pdftotext -f 4 -l 4 $standard empty
grep -q 'This side is empty' empty || fail 'an empty side does not say that it is meant'

# The day of the session, and what a packet cannot be.
"$KINFOLD" build --make packet --quiet --out day --session families-1 \
    --community "$KF_SOURCE_DIR/modules/communities/prairie-county" > said 2>&1 || fail "$(cat said)"
pdftotext -f 1 -l 1 day/attachment-injuries/participant-packet.session-families-1.pdf - | grep -q 'January 12, 2027 · 7:00 pm' ||
    fail 'the cover does not say when'
"$KINFOLD" build $module --make packet --carry-safe > said 2>&1 && fail 'a packet that is safe to carry was made'
grep -q 'says on its cover what it is about' said || fail "$(cat said)"
"$KINFOLD" build $module --make packet --language ar --out none > said 2>&1 && fail 'a packet without helplines was made'
grep -q 'handout "helplines" is not in "ar" yet' said || fail "$(cat said)"
[ ! -e none ] || fail 'something was written all the same'

exit $failed
