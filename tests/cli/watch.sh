#!/bin/sh
# watch makes again what a change is about, keeps the last good pages, and ends with 0. Each step waits for a line or a page:
# how many rounds it takes is the machine's affair, what was made in the end is not. Files are put in their places whole,
# for a shell that is stopped half-way would leave a mistake.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"
kit_with_second_module
cp -r data/modules/communities/riverbend programme
rm -r programme/overlays
module=data/modules/repair-conversations/module.yaml
page=out/repair-conversations/six-steps.pdf other=out/second/six-steps.pdf

# begin STEP: what is awaited are lines from here on.
begin()
{
    step=$1
    seen=$(wc -l < lines)
}

# still_at STEP COMMAND...: it is still watching, and this succeeds.
still_at()
{
    ! has_ended "$watch" || fail "it has ended (at $1): $(cat lines errors)"
    shift
    "$@"
}

has_line()
{
    tail -n +$((seen + 1)) lines | grep -q "$1"
}

# await PATTERN: until a line matches.
await()
{
    wait_until still_at "$step" has_line "$1"
}

shows()
{
    pdftotext "$1" - 2> /dev/null | tr '\n' ' ' | grep -q "$2"
}

# made FILE WORDS: until it says so.
made()
{
    wait_until still_at "$step" shows "$1" "$2"
}

# overlay TITLE: of the page.
overlay()
{
    printf '%s\n' 'overlay-of: repair-conversations' 'language: en-US' 'changes:' '  - replace: six-steps/title' "    with: $1" > new
    mv new programme/overlays/repair-conversations.yaml
}

: > lines
begin "the first build"
"$KINFOLD" watch --piece six-steps --community programme > lines 2> errors &
watch=$!
trap '[ -z "$watch" ] || kill "$watch"; rm -rf "$folder"' EXIT
await '^watching for changes'
[ "$(grep -c '^\[.* in [0-9.]* s' lines)" = 1 ] && grep -q '^\[[0-9:]*\] 2 files in [0-9.]* s' lines ||
    fail "the first build made other files: $(cat lines)"

begin "an edit of a module"
sed -i 's/title: Six steps of a repair conversation/title: Six steps of a talk/' "$module"
made $page "Six steps of a talk"
await '^\[[0-9:]*\] 1 file in '

begin "an editor that saves by renaming, with a backup"
cp "$module" "$module~"
sed 's/title: Six steps of a talk/title: Six steps together/' "$module~" > new
echo lock > data/modules/repair-conversations/.module.yaml.swp
mv "$module" "$module.bak"
mv new "$module"
rm data/modules/repair-conversations/.module.yaml.swp
made $page "Six steps together"

rm $other # until something makes it anew
begin "an overlay that was not there before, nor its folder"
mkdir programme/overlays
overlay "Six steps by the river"
made $page "Six steps by the river"

begin "a change of the overlay"
sed -i 's/by the river/by the lake/' programme/overlays/repair-conversations.yaml
made $page "Six steps by the lake"

begin "a mistake"
cp "$page" good.pdf
sed -i 's/^changes:/changes: [/' programme/overlays/repair-conversations.yaml
await 'repair-conversations: kept the pages of [0-9:]*$'
await 'waiting for the next change$'
grep -q '^programme/overlays/repair-conversations.yaml:[0-9]*:[0-9]*: error' errors || fail "the mistake is not told"
cmp "$page" good.pdf || fail "the last good page is gone"

begin "a burst that mends it"
for word in one two three four; do
    overlay "Six steps by the $word"
done
made $page "Six steps by the four"
[ ! -e $other ] || fail "the other module was made anew"

# A change of the other module comes last: what is made of it tells that what came before was seen.
begin "a file that is saved unaltered, and others that nothing reads"
rm $page
touch "$module"
echo notes > data/modules/repair-conversations/notes.txt
echo notes > programme/notes.txt
sed -i 's/title: Six steps of a repair conversation/title: Six steps of another talk/' data/modules/second/module.yaml
made $other "Six steps of another talk"
[ ! -e $page ] || fail "something was made of nothing: $(cat lines)"

begin "a picture that both modules show"
sed -i 's/<svg /<svg data-new="yes" /' programme/logo.svg
await '^\[[0-9:]*\] 2 files in '

begin "a mistake of the community"
cp programme/community.yaml kept.yaml
sed -i '$a programe: Twice' programme/community.yaml
await 'nothing was made, and all pages are kept'
begin "the mistake mended"
mv kept.yaml programme/community.yaml
await '^\[[0-9:]*\] 2 files in '

# ends_with SIGNAL: it ends by it, with 0.
ends_with()
{
    kill -s "$1" "$watch"
    status=0
    wait "$watch" || status=$?
    watch=
    [ "$status" = 0 ] || fail "$1 ends it with $status, not 0"
}
ends_with INT

: > lines
begin "a translation"
"$KINFOLD" watch second --piece six-steps --language es --out es > lines 2> errors &
watch=$!
await 'waiting for the next change'
cp data/modules/translations/es/repair-conversations.po second.po
sed -i 's/repair-conversations/second/g' second.po
mv second.po data/modules/translations/es/second.po
await '^\[[0-9:]*\] 1 file in '
ends_with TERM

# wrong usage
status=0
"$KINFOLD" watch no-such-module > lines 2>&1 || status=$?
[ "$status" != 0 ] && [ "$status" -le 2 ] || fail "an unknown module ends with $status"
status=0
"$KINFOLD" watch --out - > lines 2>&1 || status=$?
[ "$status" = 2 ] && grep -q 'name a folder: --out DIR' lines || fail "--out - is taken"
