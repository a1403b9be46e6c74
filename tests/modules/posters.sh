#!/bin/sh
# Posters: valid, each a sheet of its own, ideas large enough, and signs that tell nothing.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/modules.sh"

# posters OPTION...
posters() {
    "$KINFOLD" build --make posters --quiet "$@" > said 2>&1 || fail "$*: $(cat said)"
}

posters repair-conversations attachment-injuries
posters boundaries --language es --paper a4
posters repair-conversations --language ar --out draft
find out draft -name '*.pdf' > files
[ "$(wc -l < files)" = 4 ] || fail "files: $(cat files)"
xargs "$KF_VALIDATOR" --flavours ua1,2a < files > valid 2>&1 || fail "$(grep -v '^PASS' valid)"

file=out/repair-conversations/posters.pdf
count=$(pdfinfo $file | sed -n 's/^Pages: *//p')
page=1 signs=0 ideas=0
while [ $page -le "$count" ]; do
    pdftotext -f $page -l $page $file words
    if grep -qxE 'Welcome|This way|Quiet room|Restrooms|Private' words; then
        signs=$((signs + 1))
        ! grep -qi 'repair\|famil\|talk\|group' words || fail "the sign on page $page tells: $(cat words)"
        pdfinfo -f $page -l $page $file | grep -q 'size: *792 x 612' || fail "the sign on page $page stands upright"
    fi
    grep -q 'to be read from' words && ideas=$((ideas + 1))
    ! grep -q 'This side is empty' words || fail "page $page is empty"
    page=$((page + 1))
done
[ $signs = 5 ] || fail "$signs room signs"
[ $ideas -gt 5 ] || fail "$ideas ideas"
pdftotext $file - | tr '\n' ' ' | grep -q 'One “no” is enough to wait' || fail 'a handout has no idea'
pdftotext $file - | tr '\n' ' ' | grep -q 'We keep it private' || fail 'no group agreement'
pdftotext $file - | tr '\n' ' ' | grep -q 'Slow down' || fail 'no drawing'
"$KINFOLD" build boundaries --make posters --quiet > said 2>&1 || fail "$(cat said)"
! pdftotext out/boundaries/posters.pdf - | tr '\n' ' ' | grep -q 'Answer in your head' || fail 'a lead that speaks of its page hangs on the wall'
pdftotext out/boundaries/posters.pdf - | tr '\n' ' ' | grep -q 'Pushback is common' || fail 'a lead that is marked is not shown'
pdftotext out/attachment-injuries/posters.pdf - | tr '\n' ' ' | grep -q 'You are not broken. The hurt is real' ||
    fail 'a key message is not shown'
# No idea is set in less than 40 pt, and where it says six metres it is 76 or more.
python3 - $file <<'EOF' || fail 'letters are too small'
import re, subprocess, sys
text = subprocess.run(["pdftotext", "-bbox", sys.argv[1], "-"], capture_output=True, text=True).stdout
far = 0
for page in text.split("<page ")[1:]:
    words = re.findall(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">([^<]*)<', page)
    said = re.search(r">read</word>\s*<word[^>]*>from</word>\s*<word[^>]*>(\d+)<", page)
    if said:
        height = max(float(high) - float(low) for low, high, _ in words)
        assert height >= 40 * 0.9, (height, words[:5])
        assert int(said.group(1)) < 6 or height >= 76 * 0.9, (said.group(1), height)
        far += int(said.group(1)) >= 6
assert far >= 3, far
EOF
exit $failed
