#!/bin/sh
# The kit moves on under a community's overlay: the build says so, with both places and the old, the new and the
# community's own text, and prints the community's text all the same.
set -eu
: "${KINFOLD:?run it with ctest}" "${KF_SOURCE_DIR:?run it with ctest}"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

fail() {
    echo "$*" >&2
    cat errors >&2
    exit 1
}

mkdir data
cp -r "$KF_SOURCE_DIR/modules" data/modules
ln -s "$KF_SOURCE_DIR/fonts" data/fonts
export KINFOLD_DATA="$work/data"
module=data/modules/repair-conversations/module.yaml
riverbend=data/modules/communities/riverbend
overlay=$riverbend/overlays/repair-conversations.yaml

build() {
    status=0
    "$KINFOLD" build repair-conversations --quiet --community "$riverbend" --out out "$@" 2> errors || status=$?
}

# As recorded, there is nothing to say, not even with --strict.
"$KINFOLD" overlay accept repair-conversations --community "$riverbend" > accepted
build --strict
[ "$status" = 0 ] || fail "the untouched kit ends with $status"
[ ! -s errors ] || fail "the untouched kit has findings"

# One sentence of the kit changes, on the same line.
old='I will set an alarm. Can we talk on Sunday about how it went?'
new='I will set an alarm. Can we talk next week about how it went?'
own='I will set an alarm. Can we look back at Sunday supper?'
grep -q "$old" "$module" || fail "the kit's sentence is another now: change this test"
sed -i "s/$old/$new/" "$module"
build
[ "$status" = 0 ] || fail "a stale overlay ends with $status, not with a warning"
grep -q 'warning\[stale-overlay\]' errors || fail "does not say stale-overlay"

# Both places, as file:line.
there=$(grep -n "$new" "$module" | cut -d: -f1)
here=$(grep -n "$own" "$overlay" | cut -d: -f1)
before=$(grep -n 'replace: six-steps/steps/agree/try' "$overlay" | cut -d: -f1)
grep -qE "repair-conversations/module\.yaml:$there:" errors || fail "does not name line $there of the kit's file"
grep -qE "overlays/repair-conversations\.yaml:($here|$before):" errors || fail "does not name the overlay's line"
grep -qF "$old" errors || fail "does not show the old text"
grep -qF "$new" errors || fail "does not show the new text"
grep -qF "$own" errors || fail "does not show the community's text"
[ "$(grep -c 'warning\[' errors)" = 1 ] || fail "says more than that"

# The community's words are on the page.
pdftotext -raw out/repair-conversations/six-steps.pdf - | tr '\n' ' ' > page
grep -qF "$own" page || fail "the community's text is not printed"

# With --strict it is an error, and the old file stays.
cp out/repair-conversations/six-steps.pdf kept.pdf
build --strict
[ "$status" = 4 ] || fail "--strict ends with $status, not 4"
cmp kept.pdf out/repair-conversations/six-steps.pdf || fail "--strict wrote the file"

# Looked at and accepted, it is quiet again.
"$KINFOLD" overlay accept repair-conversations --community "$riverbend" > accepted
build --strict
[ "$status" = 0 ] || fail "accepted, and it ends with $status"

# A change elsewhere in the kit is none of its business.
sed -i 's/“You never keep your word.”/“You never keep a promise.”/' "$module"
build --strict
[ "$status" = 0 ] || fail "a change elsewhere ends with $status"

# The text moves to another step, and the change with it: a note, even with --strict.
sed -i "s/$new/Moved away./" "$module"
cp "$module" kept.yaml
sed -i "s/“You never keep a promise.”/“$new”/" "$module"
build --strict
[ "$status" = 0 ] || fail "a moved text ends with $status"
"$KINFOLD" overlay status repair-conversations --community "$riverbend" > shown
grep -qE "line $before +moved +replace" shown || fail "overlay status does not show the move"
grep -qE "now at +six-steps/steps/.*/instead-of" shown || fail "overlay status does not show the new address"
cp kept.yaml "$module"

# The target goes: the nearest address and the text most like it are named, the rest prints, --strict refuses.
sed -i 's/^          - id: agree$/          - id: agree-on-it/; s/Moved away\./I will set an alarm. Can we talk next month?/' "$module"
cmp -s kept.yaml "$module" && fail "the step is written in another way now: change this test"
build
[ "$status" = 0 ] || fail "an orphan ends with $status, not with a warning"
grep -q 'warning\[orphaned-overlay\]' errors || fail "does not say orphaned-overlay"
grep -q 'the text most like it is "six-steps/steps/agree-on-it/try"' errors || fail "does not name the text most like it"
grep -q 'the nearest address "six-steps/steps/' errors || fail "does not name the nearest address"
build --strict
[ "$status" = 4 ] || fail "an orphan with --strict ends with $status, not 4"

status=0
"$KINFOLD" overlay status repair-conversations --community "$riverbend" --strict > shown 2> errors || status=$?
[ "$status" = 4 ] || fail "overlay status --strict ends with $status, not 4"
grep -qE "line $before +orphaned +replace +six-steps/steps/agree/try" shown || fail "overlay status does not show the orphan"
grep -qF "$own" shown || fail "overlay status does not show the community's text"
