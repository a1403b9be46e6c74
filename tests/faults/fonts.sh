#!/bin/sh
# A font that is cut short, empty, missing or no font, or that cannot be opened half-way: the message names the file and says
# what to do, and no page is printed without its letters.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"
. "$KF_SOURCE_DIR/tests/support/faults.sh"
own_kit
rm data/fonts
cp -r "$KF_SOURCE_DIR/fonts" data/fonts

bold=data/fonts/AtkinsonHyperlegibleNext_700Bold.ttf
build="$(quick_program) build repair-conversations --piece six-steps --out out"
mkdir -p out/repair-conversations
echo old > out/repair-conversations/six-steps.pdf
cp -r out before

# refused NAME HOW STATUS WORDS
refused()
{
    happens "$@" $build
    grep -q 'hint: ' printed || fail "$1: does not say what to do: $(cat printed)"
    same before out
    cp --remove-destination "$KF_SOURCE_DIR/fonts/${bold##*/}" "$bold"
}

head -c 40000 "$KF_SOURCE_DIR/fonts/${bold##*/}" > "$bold"
refused 'Font cut short' 'its first 40,000 bytes' 1 "${bold##*/}\" is no font that can be read"
: > "$bold"
refused 'Font empty' 'no bytes' 1 "${bold##*/}\" is no font that can be read"
echo 'no font' > "$bold"
refused 'Font is something else' 'a line of text' 1 "${bold##*/}\" is no font that can be read"
rm "$bold"
refused 'Font missing' 'removed; fonts.yaml names it' 3 "${bold##*/}\" is not there"
rm "$bold" && ln -s nowhere "$bold"
refused 'Font behind a broken link' 'a link to nothing' 1 "${bold##*/}\" is no font that can be read"
rm -f "$bold"
cp "$KF_SOURCE_DIR/fonts/${bold##*/}" "$bold"

mv data/fonts fonts && mkdir data/fonts
happens 'No fonts at all' 'an empty folder' 3 "no fonts in" $build
same before out
rmdir data/fonts && mv fonts data/fonts

# Gone, or out of files, after the fonts were listed: Pango would go on without the letters.
for call in access open; do
    happens 'Font not to be opened half-way' "EMFILE at each later $call of it (shim)" 1 'cannot be opened any more' \
        with_fault $call:EMFILE:after=$([ $call = open ] && echo 3 || echo 0):path=${bold##*/} $build
    [ -s failed ] || fail 'nothing failed'
    same before out
done
