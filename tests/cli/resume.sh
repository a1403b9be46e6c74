#!/bin/sh
# --resume makes again what has changed, or is gone, torn or edited, and skips the rest; what is there then is what a run
# makes that begins with nothing.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"
kit_with_second_module
mkdir programme
cp data/modules/communities/riverbend/community.yaml data/modules/communities/riverbend/logo.svg programme
build="build --community programme --piece six-steps --variant standard,ink-saver --jobs 1"

# made COUNT WHEN: so many of the four units are made now, and the others skipped.
made()
{
    ends 0 $build --out out --resume
    count=$(grep -c 'sides\{0,1\}  ' lines || true)
    [ "$count" = "$1" ] || fail "$2: $count are made, not $1: $(cat lines)"
    [ "$1" = 4 ] || has lines "skipped $((4 - $1)) of 4: made before, of what is there now"
}

made 4 "at first"
made 0 "when nothing has changed"
cp -r out whole

printf '%%' >> out/second/six-steps.pdf
rm out/repair-conversations/six-steps.ink-saver.pdf
made 2 "after an edit of a page, and without another"
head -c 3000 whole/second/six-steps.pdf > out/second/six-steps.pdf
made 1 "with a torn page"
diff -r out whole || fail "what was made again is not what was made at first"

# Each unit knows all that it was made of, also what the one before it had read for both.
for file in data/modules/repair-conversations/module.yaml:2 data/modules/words/en-US.yaml:4 \
    data/modules/pieces/exit-if-afraid.yaml:4 programme/community.yaml:4; do
    printf '# a remark\n' >> "${file%:*}"
    made "${file##*:}" "after a change of ${file%:*}"
done
sed -i 's/<svg /<svg data-new="yes" /' programme/logo.svg
made 4 "after a change of the logo"
mkdir programme/overlays
printf '%s\n' 'overlay-of: second' 'language: en-US' 'changes:' '  - replace: six-steps/title' '    with: By the river' \
    > programme/overlays/second.yaml
made 2 "with an overlay where none was"
touch data/modules/repair-conversations/module.yaml programme/notes.txt
made 0 "after a touch, and with a file that nothing reads"

# Options and the program are part of it.
ends 0 $build --out out --resume --set "six-steps/title=Other words"
! grep -q skipped lines || fail "--set is not minded: $(cat lines)"
cp "$KINFOLD" other
printf x >> other
KINFOLD_DATA="$folder/data" ./other $build --out out --resume > lines
! grep -q skipped lines || fail "another program's pages are taken for its own"
KINFOLD_DATA="$folder/data" ./other $build --out out --resume > lines
has lines "skipped 4 of 4"
rm -r out

# What stands in the record beside the pages may be torn, old, or rubbish.
made 4 "without a record"
for size in 40 600 5000; do
    cp out/what-was-made.txt whole.txt
    truncate -s "$size" out/what-was-made.txt
    made 4 "with $size bytes of the record"
    cmp out/what-was-made.txt whole.txt || fail "the record is another one after $size bytes were left"
done
sed -i '$d' out/what-was-made.txt
made 1 "with a record that ends one line too early"
head -c 20000 "$KINFOLD" >> out/what-was-made.txt
made 0 "with rubbish behind the record"

# Several machines on one folder: each has a record of its own and reads all.
rm -r out
ends 0 $build --out out --shard 1/2
ends 0 $build --out out --shard 2/2
ls out > names
[ "$(cat names | tr '\n' ' ')" = "repair-conversations second what-was-made.1-of-2.txt what-was-made.2-of-2.txt " ] ||
    fail "two machines leave: $(cat names)"
made 0 "of what two machines made"
for share in 1 2 3; do
    ends 0 $build --out out --shard $share/3 --resume
    ! grep -q 'sides\{0,1\}  ' lines || fail "the third machine makes what two have made: $(cat lines)"
done

# A module with mistakes is not taken for made.
sed -i 's/^title:/titel:/' data/modules/second/module.yaml
for _ in once twice; do
    ends 1 $build --out out --resume
    has lines "second: not written"
done


tells 2 "leave one of them out" $build --out out --resume --deps rules
tells 2 "name a folder" $build --out - --resume
