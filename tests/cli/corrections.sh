#!/bin/sh
# Two states of the kit are compared as they are printed: every place that changed, what to do about it, and labels.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"

# has FILE WORDS
has()
{
    grep -qF -e "$2" "$1" || fail "$1 does not say \"$2\":
$(cat "$1")"
}

copy_kit old
cp -r old new
pieces='--make handouts'

# The same kit twice: nothing to do, and no file.
"$KINFOLD" corrections old new $pieces > lines || fail "two equal kits give an error"
[ "$(cat lines)" = "nothing to mend: what is printed says what the new pages say" ] || fail "$(cat lines)"
[ ! -e out ] || fail "nothing changed, and there are files"

# A number changes: in the foot of every page, in sentences and on cards, helplines first.
sed -i 's/number: "988"/number: "989"/; s/1-800-799-7233/1-800-799-7000/' new/modules/helplines/US.yaml
"$KINFOLD" corrections old new $pieces > lines
[ "$(head -n 1 lines)" = Helplines ] || fail "helplines do not come first"
has lines 'was  Need to talk? Call or text 988, day or night. In danger? Call 911.'
has lines 'now  Need to talk? Call or text 989, day or night. In danger? Call 911.'
has lines 'repair-conversations, handout 2.1, page 1, foot, 254 mm down, 30 mm in: label '
has lines 'or call 1-800-799-7000.'
grep -q 'can be mended with' lines || fail "no counts"
# A page of cards shows it more often than anyone likes to stick labels.
has lines 'handout 2.11, page 2, 52 mm down, 95 mm in: print again, with the rest of the page'

# On paper: a list, and labels to cut out; both valid, and the same each time.
"$KF_VALIDATOR" --flavours ua1,2a out/corrections.pdf out/corrections-labels.pdf > valid || fail "$(cat valid)"
pdftotext out/corrections-labels.pdf labels
[ "$(grep -c 'Call or text 989' labels)" -gt 10 ] || fail "not one label for each place"
"$KINFOLD" corrections old new $pieces --out again --quiet
diff -r out again || fail "the second time has other bytes"
"$KINFOLD" corrections old new $pieces --out four --copies 4 --paper a4 > lines
has lines 'four/corrections-labels.pdf, on sheets "full" (Avery L7167)'
"$KF_VALIDATOR" --flavours ua1,2a four/corrections.pdf four/corrections-labels.pdf > valid || fail "$(cat valid)"

# Sheets that do not hold the labels, or that there are none of.
"$KINFOLD" corrections --labels list > lines
has lines '66.7 x 25.4'
wrong()
{
    status=0
    "$KINFOLD" corrections "$@" > lines 2> errors || status=$?
    [ "$status" = 2 ] || fail "corrections $* ends with $status"
}
wrong old new $pieces --labels 30
has errors 'is too large for it'
wrong old new $pieces --labels 24
has errors 'on letter paper there are: 30, 20, 10, full'
wrong old
has errors 'write `kinfold corrections OLD NEW`'
wrong old out
has errors '"out" is not a release, a community or a kit'
wrong old nowhere
has errors 'there is no "nowhere"'

# The same from a release, as folder and as zip, against the kit as it is now; and as JSON.
KINFOLD_DATA=$folder/old "$KINFOLD" release was --quiet
folder_was=$(echo was/kinfold-????-??-??)
export KINFOLD_DATA="$folder/new"
release=new/modules/communities/release
"$KINFOLD" corrections "$folder_was" $release $pieces --report json > report
has report '"new" : "Need to talk? Call or text 989, day or night. In danger? Call 911."'
has report '"no-longer-made" : []'
"$KINFOLD" corrections "$folder_was.zip" $release $pieces --report json > from-zip
cmp report from-zip || fail "the zip says something else than the folder"

wrong was "$folder_was"
has errors "did you mean $folder_was?"
wrong "$folder_was" "$folder_was" second
has errors 'has no module "second"'
wrong "$folder_was" "$folder_was" --variant large-print
has errors 'has no pages of this edition (letter, large-print)'
cp -r "$folder_was" broken
echo '{"kinfold-places": 1, "files": [{}]}' > broken/places.json
status=0
"$KINFOLD" corrections "$folder_was" broken 2> errors || status=$?
[ "$status" = 1 ] || fail "a broken list ends with $status"
has errors 'broken/places.json cannot be read'
"$KINFOLD" corrections "$folder_was" "$folder_was.zip" --paper a4 > lines
has lines 'nothing to mend'

# Other words where the old ones stood get a label; a block more, and the page is printed again.
cp -r old longer
module=longer/modules/repair-conversations/module.yaml
sed -i 's/title: Six steps of a repair conversation/title: Six steps of a repair talk/' $module
"$KINFOLD" corrections old longer $pieces > lines
has lines 'now  Six steps of a repair talk'
has lines 'handout 2.1, page 1, 32 mm down, 18 mm in: label 1'
sed -i '0,/^ *lead: Many hurts can heal.*/s//&\n    question: Which one is ours?/' $module
"$KINFOLD" corrections old longer $pieces > lines
has lines 'print again: new on this page'
has lines '1 document must be printed again, whole or in part'
