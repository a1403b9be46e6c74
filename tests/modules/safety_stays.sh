#!/bin/sh
# What protects people stays, in every module of the kit: each safety text and block is tried. Removing it, rewording it
# without an approver, setting it and printing it in an unreviewed language are refused with the reason; a word swap
# leaves it alone and says so; with an approver and a day, a rewording is taken.
set -eu
: "${KINFOLD:?run it with ctest}" "${KF_SOURCE_DIR:?run it with ctest}"
export KINFOLD_DATA="$KF_SOURCE_DIR"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

fail() {
    echo "$*" >&2
    [ ! -f said ] || head -n 40 said >&2
    exit 1
}

mkdir -p place/overlays
cat > place/community.yaml << 'END'
kinfold: 1
program: Our Place
region: US
language: en-US
paper: letter
names: {on-call: the worker on call, worker: a worker, reporting-body: county services}
END

# check MODULE OPTION...: sets code, writes said.
check() {
    code=0
    "$KINFOLD" check --community place --report json "$@" > report 2> said || code=$?
}

# count CODE: findings of this code in the report.
count() {
    grep -o "\"code\" *: *\"$1\"" report | grep -c . || :
}

overlay_head() {
    printf 'overlay-of: %s\nlanguage: en-US\nchanges:\n' "$1"
}

for file in "$KF_SOURCE_DIR"/modules/*/module.yaml; do
    module=$(basename "$(dirname "$file")")
    overlay=place/overlays/$module.yaml
    rm -f place/overlays/*
    check "$module"
    [ "$code" = 0 ] || fail "$module: the community's own build is not sound"
    "$KINFOLD" list --ids "$module" > ids
    sed -nE "s%^$module/(.*)  (block|piece|step|activity), safety.*%\1%p" ids > blocks
    sed -n "s|^$module/\(.*\)  text, safety.*|\1|p" ids > texts
    [ -s texts ] || fail "$module has no safety text"

    # Removed, one by one in one overlay: one error each.
    if [ -s blocks ]; then
        { overlay_head "$module"; sed 's/.*/  - remove: &\n    why: Shorter./' blocks; } > "$overlay"
        check "$module"
        [ "$code" = 1 ] || fail "$module: removing safety blocks ends with $code"
        [ "$(count safety-change)" = "$(grep -c . blocks)" ] ||
            fail "$module: $(grep -c . blocks) safety blocks removed, $(count safety-change) refused"
        grep -q approved-by said || fail "$module: the reason is not said"
    fi

    # Reworded without an approver.
    { overlay_head "$module"; sed 's/.*/  - replace: &\n    with: Other words.\n    why: Ours./' texts; } > "$overlay"
    check "$module"
    [ "$code" = 1 ] || fail "$module: rewording safety texts ends with $code"
    [ "$(count safety-change)" = "$(grep -c . texts)" ] ||
        fail "$module: $(grep -c . texts) safety texts reworded, $(count safety-change) refused"

    # With an approver and a day, one is taken.
    first=$(grep -v / texts | head -n 1)
    first=${first:-$(head -n 1 texts)}
    {
        overlay_head "$module"
        printf '  - replace: %s\n    with: Other words.\n    why: Ours.\n' "$first"
        printf '    approved-by: Dana Reyes\n    approved-on: 2026-11-01\n'
    } > "$overlay"
    check "$module"
    [ "$(count safety-change)" = 0 ] || fail "$module: an approved rewording of $first is refused"
    rm -f "$overlay"

    # Set on the command line.
    check "$module" --set "$first=Other words."
    [ "$code" != 0 ] || fail "$module: --set rewords $first"

    # Swapped: the word stays, and that is said.
    sed -i '$a words: [{from: afraid, to: scared}, {from: call, to: ringle}]' place/community.yaml
    check "$module"
    [ "$code" = 0 ] || fail "$module: a word swap breaks the build"
    grep -qi '"call" stays' said || fail "$module: nothing says that a swap leaves safety texts alone"
    "$KINFOLD" inspect --stage composed --community place "$module" > composed 2> said
    grep '\[safety\]' composed | grep -v 'replaces' | grep -qw ringle && fail "$module: a swap reached a safety text"
    sed -i '$d' place/community.yaml

    # In a language that nobody has reviewed, or that nobody has begun.
    check "$module" --language ar
    [ "$code" != 0 ] || fail "$module: Arabic that nobody reviewed is made"
    refusal=missing-translation
    [ ! -e "$KF_SOURCE_DIR/modules/translations/ar/$module.po" ] || refusal=unreviewed-translation
    [ "$(count "$refusal")" != 0 ] || fail "$module: there is no $refusal in Arabic"
    printf '%-22s %3d texts and %2d blocks kept\n' "$module" "$(grep -c . texts)" "$(grep -c . blocks || :)"
done

# Without its reporting rule a guide is not made; on request the rule is a line to fill in.
sed -i 's/, reporting-body: county services//' place/community.yaml
check repair-conversations
[ "$code" = 1 ] || fail "without a reporting rule it ends with $code"
grep -q 'reporting-body: blank' said || fail "the hint does not offer a line to fill in"
sed -i 's/worker: a worker/&, reporting-body: blank/' place/community.yaml
check repair-conversations
[ "$code" = 0 ] || fail "reporting-body: blank ends with $code"
