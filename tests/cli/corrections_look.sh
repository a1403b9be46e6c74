#!/bin/sh
# What a programme looks like is printed too: its sign, its colour and its name stand at the head of every page, and
# pictures in the body. No label covers a picture: the page is printed again.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"

own_kit
pieces='--make handouts'
head='repair-conversations, handout 2.1, page 1, head'

# programme NAME BRAND [PROGRAM]
programme()
{
    mkdir "$1"
    printf 'kinfold: 1\nprogram: %s\nregion: US\nbrand: {%s}\nnames: {on-call: the line, worker: her, reporting-body: them}\n' \
        "${3:-River House}" "$2" > "$1/community.yaml"
}

logo() # FILE WIDTH SHAPE
{
    printf '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s 20"><path d="%s"/></svg>\n' "$2" "$3" > "$1"
}

# compare OLD NEW: into lines
compare()
{
    "$KINFOLD" corrections "$1" "$2" $pieces --out out > lines || fail "$1 and $2 cannot be compared"
}

has()
{
    grep -qF -e "$1" lines || fail "no \"$1\" in:
$(head -n 30 lines)"
}

programme circle 'logo: logo.svg'
logo circle/logo.svg 20 'M2 10a8 8 0 1 0 16 0a8 8 0 1 0 -16 0z'
programme square 'logo: logo.svg'
logo square/logo.svg 20 'M2 2h16v16h-16z'
programme wide 'logo: logo.svg'
logo wide/logo.svg 60 'M2 2h56v16h-56z'
programme letters 'initials: RH'
programme others 'initials: RX'
programme blue 'initials: RH, colour: "#1A2B66"'
programme bare 'initials: RH' 'River Home'

same='nothing to mend: what is printed says what the new pages say'
compare circle circle
has "$same"

# Another drawing in the same file and of the same size; another size; and letters instead.
for new in square wide letters; do
    compare circle $new
    has '  communities/brand'
    grep -q "$head, [0-9]* mm down, [0-9]* mm in: print again: a logo, a picture or a code to scan changed" lines ||
        fail "the logo of $new is not seen on the first page: $(head -n 12 lines)"
    has 'must be printed again'
done
compare letters circle
has 'was  RH'

# Letters are words, and have a label; a colour has none.
compare letters others
has 'now  RX'
grep -q "$head, .*: label 1" lines || fail "no label for the initials: $(head -n 12 lines)"
compare letters blue
has "$head"
has 'a logo, a picture or a code to scan changed'

# The name is words too.
compare letters bare
has '  communities/program'
has 'was  River House'
has 'now  River Home'

# A picture on a page: the same name, another file.
picture='    blocks:\n      - image:\n          file: leaf.svg\n          alt: A leaf\n          width: 20\n        id: leaf'
sed -i "0,/^    sides: 1/s//    sides: 2/; 0,/^    blocks:/s//$picture/" data/modules/repair-conversations/module.yaml
logo data/modules/repair-conversations/leaf.svg 20 'M2 2h16v16h-16z'
cp -r data with
logo with/modules/repair-conversations/leaf.svg 20 'M2 10a8 8 0 1 0 16 0a8 8 0 1 0 -16 0z'
compare data with
has '/leaf'
has 'a logo, a picture or a code to scan changed'
