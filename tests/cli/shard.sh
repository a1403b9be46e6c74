#!/bin/bash
# The shares of several machines, made at once by GNU parallel, are together what one run makes, byte for byte; and the plan
# names each file before it is there.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"
kit_with_second_module
variants=standard,large-print

# files FOLDER: the files in it, sorted, but the records that machines keep for --resume.
files()
{
    find "$1" -type f ! -name 'what-was-made.*' | sort
}

# planned PATTERN: the paths of the plan whose lines match, sorted.
planned()
{
    grep -e "$1" plan | cut -f 4 | sort
}

# --- a page of each module in two variants: four units

page="--piece six-steps --variant $variants --jobs 1"
ends 0 list --jobs-plan $page --out one
mv lines plan
ends 0 build $page --out one
cmp <(files one) <(planned .) || fail "the plan and the build differ: $(diff <(files one) <(planned .))"
[ "$(cut -f 1 plan | sort -u | wc -l)" = 4 ] || fail "there are not four units: $(cat plan)"
grep -q "^[0-9a-f]\{16\}	second	large-print.letter	one/second/six-steps.large-print.pdf$" plan || fail "columns: $(cat plan)"

parallel --will-cite -j 2 "$KINFOLD" build $page --quiet --out many --shard {}/4 ::: 1 2 3 4
diff -r --exclude='what-was-made.*' one many || fail "four shares are not one run"
for share in 1 2 3 4; do
    ends 0 list --jobs-plan $page --out one --shard $share/4
    cat lines >> shares
done
cmp <(sort plan) <(sort shares) || fail "the plans of the shares are not the plan"

# One module more moves no unit.
ends 0 list --jobs-plan $page --out one --shard 2/4
mv lines before
mkdir data/modules/first
sed 's/^id: repair-conversations$/id: first/' data/modules/repair-conversations/module.yaml > data/modules/first/module.yaml
ends 0 list --jobs-plan $page --out one --shard 2/4
cmp before <(grep -v '	first	' lines) || fail "a new module moves others"
rm -r data/modules/first

# A module has one name, from wherever it is named.
"$KINFOLD" list --jobs-plan --piece six-steps data/modules/second/module.yaml > lines
cmp lines <("$KINFOLD" list --jobs-plan --piece six-steps second) || fail "a file has another key than its module"
tells 2 'two of the modules have the id "second"' build --shard 1/2 --piece six-steps second ./data/modules/second/module.yaml

# --- cards with tickets, and copies for the printer

whole="second --make cards,ticket --impose 2-up --variant large-print"
ends 0 list --jobs-plan $whole --out one
mv lines plan
ends 0 build $whole --out whole/one
(cd whole && files one) > made
cmp made <(planned .) || fail "the plan and the build differ: $(diff made <(planned .))"
grep -q 'print-ticket.large-print.json$' made && grep -q 'cards.*.2-up.pdf$' made || fail "what was made: $(cat made)"

# --- what is wrong

for share in 0/3:"counts from 0" 4/3:"names a share that there is not" 3:"is not such a share" 1/:"is not two numbers" \
    -1/3:"is not two numbers" 1/10000:"is not two numbers up to 9999"; do
    tells 2 "--shard: \"${share%%:*}\" ${share#*:}" build --shard "${share%%:*}"
    has printed "as in --shard 2/4"
done
tells 2 "a share is many files" build --shard 1/2 --out -
tells 2 "write --jobs-plan too" list --variant ink-saver
tells 2 "they tire the eye" list --jobs-plan --impose 2-up
tells 2 "name the folder of the build" list --jobs-plan --out -

# Nothing but a share that has nothing.
for share in 1 2 3; do
    "$KINFOLD" build second --piece six-steps --shard $share/3 --out few > said.$share
done
[ "$(files few)" = few/second/six-steps.pdf ] || fail "three machines make $(files few)"
[ "$(cat said.? | grep -c '^nothing falls to share')" = 2 ] || fail "they say: $(cat said.?)"
