#!/bin/sh
# docs prints every block and key from the rows; its examples can be copied into a module, its links lead somewhere.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"

"$KINFOLD" docs > reference.md
"$KINFOLD" docs --pictures pictures > again.md
grep -v '^!\[' again.md | cat -s | cmp - reference.md || fail "with pictures the text is another"

# Every block, with a table or an example, and every picture it has.
sed -n '/^## Blocks$/,/^### Any block$/s/^### `\(.*\)`$/\1/p' reference.md > blocks
cmp blocks "$KF_SOURCE_DIR/tests/golden/blocks.txt" || fail "not every block is told, in order"
sed -n 's/^!\[..*\](\(.*\))$/\1/p' again.md | sort > linked
find pictures -type f | sort | cmp - linked || fail "the pictures are not those that are linked to"
[ "$(wc -l < linked)" -ge "$(($(wc -l < blocks) - 1))" ] || fail "only $(wc -l < linked) blocks have a picture"
while read -r picture; do
    # A4's live width and 4 mm of air on both sides, at 110 dpi.
    [ "$(od -An -j16 -N4 -tu1 "$picture" | tr -s ' ')" = " 0 0 3 46" ] || fail "$picture is not 814 dots wide"
done < linked
for word in module handout session activity step community overlay piece helplines; do
    grep -qE "^(###|####) .*\b$word\$|^- \[.$word" reference.md || fail "$word is not told"
done

# Same input, same bytes.
"$KINFOLD" docs --pictures twice > twice.md
sed 's/(twice\//(pictures\//' twice.md | cmp - again.md || fail "the second time the text is another"
diff -r pictures twice || fail "the second time the pictures have other bytes"

# A link within the text leads to a heading: GitHub takes its letters, digits and hyphens.
sed -n 's/^##* //p' reference.md | tr 'A-Z ' 'a-z-' | tr -cd 'a-z0-9\n-' | sort -u > headings
grep -o '](#[^)]*)' reference.md | sed 's/](#//; s/)//' | sort -u > targets
[ -s targets ] || fail "no links"
comm -13 headings targets | grep . && fail "these links lead nowhere"
[ "$(sed -n 's/^##* //p' reference.md | sort | uniq -d | wc -l)" = 0 ] || fail "two headings are the same"

# Every example, copied under `blocks:`, is right.
{
    sed -n '1,/^handouts:/p' "$KF_SOURCE_DIR/modules/boundaries/module.yaml" | sed 's/^id: .*/id: sample/'
    printf '  - id: page\n    title: All examples\n    blocks:\n'
    sed -n '/^```yaml$/,/^```$/{/^```/!s/^/      /p;}' reference.md
} > module.yaml
cp "$KF_SOURCE_DIR"/modules/boundaries/*.svg . 2> /dev/null || :
"$KINFOLD" check module.yaml > lines 2> errors || fail "an example is wrong: $(cat errors)"

# Only what was asked for.
"$KINFOLD" docs starters activity > some.md
[ "$(grep -c '^### ' some.md)" = 2 ] || fail "two names print $(grep -c '^### ' some.md) parts"
sed -n '/^### `starters`/,/^### /p' reference.md | sed '$d' > starters.md
head -n "$(wc -l < starters.md)" some.md | cmp - starters.md || fail "a block alone is told in another way"

# refused STATUS WORDS ARGUMENT...
refused()
{
    wanted=$1 words=$2
    shift 2
    status=0
    "$KINFOLD" docs "$@" > printed 2> errors || status=$?
    [ "$status" = "$wanted" ] || fail "docs $*: ended with $status, not $wanted: $(cat errors)"
    grep -qF -e "$words" errors || fail "docs $*: does not say \"$words\": $(cat errors)"
    [ ! -s printed ] || fail "docs $*: printed something all the same"
}
refused 2 'did you mean ladder?' lader
refused 2 'did you mean activity?' starters activty
refused 2 'without a name prints them all' zzzzzzz
touch file
refused 5 'file/ladder.png cannot be written' ladder --pictures file
