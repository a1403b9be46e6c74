#!/bin/sh
# The file of cards: valid, each back behind its front, and nothing behind what has no back.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/modules.sh"

for module in attachment-injuries boundaries repair-conversations; do
    "$KINFOLD" build $module --make cards --quiet > said 2>&1 || fail "$module: $(cat said)"
done
"$KINFOLD" build attachment-injuries --make cards --quiet --language es > said 2>&1 || fail "Spanish: $(cat said)"
find out -name '*.pdf' | sort > files
[ "$(wc -l < files)" = 4 ] || fail "files: $(cat files)"
xargs "$KF_VALIDATOR" --flavours ua1,2a < files > valid 2>&1 || fail "$(grep -v '^PASS' valid)"

# place FILE PAGE WORD: the middle of a word on its page, in pt from the left and from the top.
place() {
    pdftotext -f "$2" -l "$2" -bbox "$1" - |
        sed -n "s/.*xMin=\"\([0-9.]*\)\" yMin=\"\([0-9.]*\)\" xMax=\"\([0-9.]*\)\" yMax=\"\([0-9.]*\)\">$3<.*/\1 \2 \3 \4/p" |
        awk 'NR == 1 { printf "%d %d", ($1 + $3) / 2, ($2 + $4) / 2 }'
}

# side FILE WORD: of the page that has it first.
side() {
    page=1
    while ! pdftotext -f $page -l $page "$1" - 2> /dev/null | tr ' ' '\n' | grep -qx "$2"; do
        page=$((page + 1))
        [ $page -lt 30 ] || { fail "$1 has no \"$2\""; return; }
    done
    echo $page
}

cards=out/attachment-injuries/cards.pdf
front=$(side $cards Mei’s)
back=$((front + 1))
[ $((front % 2)) = 1 ] || fail "the fronts are on page $front"
pdftotext -f $back -l $back $cards - | grep -q 'Everyday hurt' || fail 'no backs behind the fronts'
set -- $(place $cards "$front" Mei’s) $(place $cards $back Everyday)
[ $# = 4 ] && [ "$1" -lt 306 ] && [ "$3" -gt 306 ] || fail "the first back is not behind the first front: $*"
[ $(($2 > $4 ? $2 - $4 : $4 - $2)) -lt 80 ] || fail "the first back is at another height: $*"

# A sheet without backs has nothing behind it, and is a front side.
cards=out/repair-conversations/cards.pdf
count=$(pdfinfo $cards | sed -n 's/^Pages: *//p')
page=1 alone=0
while [ $page -le "$count" ]; do
    if pdftotext -f $page -l $page $cards - | grep -q 'That came out wrong\|I am sorry that'; then
        alone=$((alone + 1))
        [ $((page % 2)) = 1 ] || fail "cards without backs are on page $page, a back"
        [ $page = "$count" ] || pdftotext -f $((page + 1)) -l $((page + 1)) $cards - | grep -q 'This side is empty' ||
            fail "something is printed behind page $page"
    fi
    page=$((page + 1))
done
[ $alone -gt 0 ] || fail 'no cards in repair-conversations'

"$KINFOLD" build boundaries --make cards --carry-safe > said 2>&1 && fail 'a file that tells was made to be carried'
exit $failed
