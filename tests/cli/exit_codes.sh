#!/bin/sh
# The program ends with the codes that scripts rely on.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"
kit_with_second_module

# expect CODE ARGUMENT...
expect()
{
    code=$1
    shift
    status=0
    "$KINFOLD" "$@" > printed 2> errors || status=$?
    [ "$status" = "$code" ] || {
        cat errors >&2
        fail "kinfold $*: ended with $status, not $code"
    }
}

expect 0 check
expect 0 list
expect 2 check --no-such-option
expect 2 check no-such-module

# A sentence of more than 25 words is a warning: sound input, and a finding.
cp data/modules/second/module.yaml good.yaml
long="If I do it and it is so, it is up to us to go on as we are, or to do it as we do."
sed -i "s/^    lead: Many hurts can heal, with or without the other person\.\$/    lead: $long/" data/modules/second/module.yaml
expect 0 check second --make handouts
grep -q 'warning\[' errors || fail "a long sentence is no warning"
expect 4 check second --make handouts --strict
expect 4 build second --make handouts --strict
[ ! -e out ] || fail "build --strict wrote files in spite of warnings"

# One error among them is a mistake in content.
sed -i 's/^    sides: 1$/    sides: many/' data/modules/second/module.yaml
expect 1 check --strict
expect 1 build repair-conversations second
expect 1 list
cp good.yaml data/modules/second/module.yaml

# What is found of the community, and of no module, holds a strict run too: before the modules are made, and after.
mkdir -p ours/overlays
cat > ours/community.yaml << 'EOF'
kinfold: 1
program: Ours
region: US
names: {reporting-body: the county}
EOF
: > ours/overlays/secnd.yaml
expect 0 check --piece six-steps --community ours
grep -q 'warning\[unused-file\]' errors || fail "a file that nothing reads is no warning"
expect 4 build --piece six-steps --strict --community ours --out strict
[ ! -e strict ] || fail "build --strict wrote files in spite of a file that nothing reads"
expect 4 release ready --strict --community ours
[ ! -e ready ] || fail "release --strict wrote files in spite of a file that nothing reads"
rm ours/overlays/secnd.yaml
printf 'words: [{from: gazebo, to: shelter}]\nseries: {screening: 2027-02-01, sessions: [{module: second}]}\n' >> ours/community.yaml
expect 4 build --piece six-steps --strict --community ours --out strict
grep -q 'warning\[word-swap\]' errors || fail "a row of words that finds nothing is no warning"
[ ! -e strict ] || fail "build --strict wrote files in spite of a row of words that finds nothing"
expect 0 check --piece six-steps --strict --session 1 --community ours

: > occupied
expect 5 build second --out occupied
grep -q 'error\[write-refused\]: occupied/second/' errors || fail "the refused file is not named"

export KINFOLD_DATA="$folder/nowhere"
expect 3 build
expect 0 --version
export KINFOLD_DATA="$folder/data"
rm data/fonts
mkdir data/fonts
expect 3 build
