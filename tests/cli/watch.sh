#!/bin/sh
# watch makes again what a change is about, keeps the last good pages, and ends with 0. Each step waits for a line.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"
kit_with_second_module
cp -r data/modules/communities/riverbend programme
rm -r programme/overlays
module=data/modules/repair-conversations/module.yaml
page=out/repair-conversations/six-steps.pdf

lines_of()
{
    grep -c "$1" lines || true
}

# await COUNT PATTERN: until so many lines match.
await()
{
    for _ in $(seq 600); do
        [ "$(lines_of "$2")" -lt "$1" ] || return 0
        kill -0 "$watch" || break
        sleep 0.1
    done
    cat lines >&2
    fail "waited in vain for line $1 of \"$2\" ($step)"
}

# shows FILE WORDS
shows()
{
    pdftotext "$1" - | tr '\n' ' ' | grep -q "$2" || fail "$1 does not say \"$2\" ($step)"
}

rounds=1
# made: one round more, of one module.
made()
{
    rounds=$((rounds + 1))
    await "$rounds" '^\[[0-9:]*\] 1 file in [0-9.]* s'
}

step="the first build"
"$KINFOLD" watch --piece six-steps --community programme > lines 2> errors &
watch=$!
trap 'kill "$watch" 2> /dev/null || true; rm -rf "$folder"' EXIT
await 1 '^watching for changes'
[ "$(lines_of '^\[[0-9:]*\] 2 files in ')" = 1 ] || fail "the first build made other files: $(cat lines)"
rounds=0

step="an edit of a module"
cp out/second/six-steps.pdf second.pdf
sed -i 's/title: Six steps of a repair conversation/title: Six steps of a talk/' "$module"
made
shows "$page" "Six steps of a talk"

step="an editor that saves by renaming, with a backup"
cp "$module" "$module~"
sed 's/title: Six steps of a talk/title: Six steps together/' "$module~" > new
echo lock > data/modules/repair-conversations/.module.yaml.swp
mv "$module" "$module.bak"
mv new "$module"
rm data/modules/repair-conversations/.module.yaml.swp
made
shows "$page" "Six steps together"

step="an overlay that was not there before, nor its folder"
mkdir programme/overlays
printf '%s\n' 'overlay-of: repair-conversations' 'language: en-US' 'changes:' '  - replace: six-steps/title' \
    '    with: Six steps by the river' > programme/overlays/repair-conversations.yaml
made
shows "$page" "Six steps by the river"

step="a change of the overlay"
sed -i 's/by the river/by the lake/' programme/overlays/repair-conversations.yaml
made
shows "$page" "Six steps by the lake"

step="a mistake"
cp "$page" good.pdf
sed -i 's/^changes:/changes: [/' programme/overlays/repair-conversations.yaml
await 1 'repair-conversations: kept the pages of [0-9:]*$'
await 1 'waiting for the next change$'
grep -q '^programme/overlays/repair-conversations.yaml:[0-9]*:[0-9]*: error' errors || fail "the mistake is not told"
cmp "$page" good.pdf || fail "the last good page is gone"

step="a burst that mends it"
for word in one two three four; do # printf starts no process: a burst takes no time
    printf '%s\n' 'overlay-of: repair-conversations' 'language: en-US' 'changes:' '  - replace: six-steps/title' \
        "    with: Six steps by the $word" > programme/overlays/repair-conversations.yaml
done
made
shows "$page" "Six steps by the four"

step="a file that is saved unaltered, and others that nothing reads"
touch "$module"
echo notes > data/modules/repair-conversations/notes.txt
echo notes > programme/notes.txt
sleep 2
[ "$(lines_of '^\[.*files* in')" = $((rounds + 1)) ] || fail "something was made of nothing: $(cat lines)"
cmp out/second/six-steps.pdf second.pdf || fail "the other module was made anew"

step="a picture that both modules show"
sed -i 's/<svg /<svg data-new="yes" /' programme/logo.svg
await 2 '^\[[0-9:]*\] 2 files in '

step="a mistake of the community, mended"
cp programme/community.yaml kept.yaml
echo 'programe: Twice' >> programme/community.yaml
await 1 'nothing was made, and all pages are kept'
cp kept.yaml programme/community.yaml
await 3 '^\[[0-9:]*\] 2 files in '

step="the end"
kill -INT "$watch"
status=0
wait "$watch" || status=$?
[ "$status" = 0 ] || fail "Ctrl-C ends it with $status, not 0"

step="a translation"
"$KINFOLD" watch second --piece six-steps --language es --out es > lines 2> errors &
watch=$!
await 1 'waiting for the next change'
cp data/modules/translations/es/repair-conversations.po second.po
sed -i 's/repair-conversations/second/g' second.po
mv second.po data/modules/translations/es/second.po
await 1 '^\[[0-9:]*\] 1 file in '
kill -TERM "$watch"
wait "$watch" || fail "SIGTERM does not end it with 0"

step="wrong usage"
status=0
"$KINFOLD" watch no-such-module > lines 2>&1 || status=$?
[ "$status" != 0 ] && [ "$status" -le 2 ] || fail "an unknown module ends with $status"
status=0
"$KINFOLD" watch --out - > lines 2>&1 || status=$?
[ "$status" = 2 ] && grep -q 'name a folder: --out DIR' lines || fail "--out - is taken"
