#!/bin/sh
# The commands of the author's guide run, one after the other, and make what it says.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"

mkdir -p build/release
ln -s "$KINFOLD" build/release/kinfold
cp -r "$KF_SOURCE_DIR/modules" modules
ln -s "$KF_SOURCE_DIR/fonts" fonts
export KINFOLD_DATA="$folder"

sed -n '/^```$/,/^```$/{/^```/!p;}' modules/README.md > commands
[ "$(wc -l < commands)" -ge 10 ] || fail "the guide has $(wc -l < commands) commands"
while read -r command; do
    eval "$command" > printed 2> errors < /dev/null || fail "$command: $(cat errors)"
done < commands

pdftotext my-boundaries/out/boundaries/our-boundaries.pdf - | grep -q 'Module [0-9]* · Our boundaries' || fail "the new title is not printed"
[ -s first-page.png ] && [ -s reference.md ] && [ -s out/our-evenings/first-page.pdf ] || fail "not all files were made"

# The community that the guide makes: its sentence, its page left out, its line, and labels for pages printed before.
# holds FILE WORDS
holds()
{
    pdftotext "$1" - | tr '\n' ' ' | grep -qF -e "$2" || fail "$1 lacks: $2"
}
holds out/repair-conversations/six-steps.pdf 'Our County'
holds out/repair-conversations/six-steps.pdf 'Can we talk after supper?'
holds out/kit/helplines.pdf '555-0100'
holds out/kit/helplines.pdf 'Dolores Finch (555-0142)'
build/release/kinfold list repair-conversations --community our-county | grep -q three-talks && fail "a page is not left out"
[ -s out/corrections-labels.pdf ] || fail "there are no labels"

# Every folder is in the table.
for name in $(cd modules && ls -d */); do
    grep -qF "\`$name\`" modules/README.md || fail "$name is not in the guide"
done
