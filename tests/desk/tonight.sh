#!/bin/sh
# One family's evening: chosen, put in order and kept with the keyboard alone; each file is the command line's, byte for byte.
set -eu
. "${KF_SOURCE_DIR:?}/tests/support/desk.sh"

mkdir data
cp -r "$KF_SOURCE_DIR/modules" data/modules
ln -s "$KF_SOURCE_DIR/fonts" data/fonts
export KINFOLD_DATA="$folder/data"
cp -r "$KF_SOURCE_DIR/modules/communities/riverbend" ours
open_desk --community ours
browse tonight.cjs

"$KINFOLD" tonight repair-conversations/ready-to-talk repair-conversations/six-steps --variant large-print --community ours \
    --out wanted.pdf > lines
cmp kept.pdf wanted.pdf || fail "the desk's file is not the command line's"

# same DESK'S WORDS, WORDS OF THE COMMAND LINE...: "tonight.pdf" and the desk's file are the same.
same()
{
    asked=$1
    shift
    rm -rf out
    mkdir out
    "$KINFOLD" tonight "$@" --community ours --out out/tonight.pdf > lines 2> said || fail "$*: $(cat said)"
    get "/api/tonight/file.pdf?handouts=$asked" > desk.pdf
    cmp desk.pdf "$made" || fail "$asked: the desk's file is not $made"
}

steps=repair-conversations/six-steps ours=boundaries/our-boundaries
made=out/tonight.pdf
same "$steps,$ours,repair-conversations/unsent-letter" $steps $ours repair-conversations/unsent-letter
same "kit/helplines&paper=a4" kit/helplines --paper a4
made=out/tonight-staff.pdf
same "$steps&part=staff" $steps --apart
made=out/tonight.pdf # --apart gives the family's the name of --out
same "$steps&part=family" $steps --apart
same "$steps&part=family&fillable=1" $steps --fillable

# What there is not, or too much of, in every place of the question.
for handouts in '' 'x' '/' ',' "$steps/" "$steps,x/y" '../modules/kit/helplines' "repair-conversations/../kit" \
    "$steps,$steps,$ours,kit/helplines" "$steps,%2e%2e/x"; do
    for what in '' /page.png /file.pdf; do
        answers 404 -b "$cookie" "$home/api/tonight$what?handouts=$handouts"
    done
done
answers 404 -b "$cookie" "$home/api/tonight?handouts=$steps&carry-safe=1"
answers 422 -b "$cookie" "$home/api/tonight?handouts=$steps&variant=huge"
answers 422 -b "$cookie" "$home/api/tonight/page.png?handouts=$steps&page=99"
answers 403 -b "$cookie" -X POST "$home/api/tonight/print?handouts=$steps"
close_desk
