#!/bin/sh
# What `allow:` switches off does not fail --strict, is counted, and is listed with its place and its reason.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"
own_kit
{
    printf 'overlay-of: repair-conversations\nchanges:\n  - insert-after: six-steps/steps\n    blocks:\n'
    printf '      - text: Nobody is an addict here.\n        id: quote\n'
} > overlay

ask()
{
    rm -rf "$folder/own"
    mkdir -p own/overlays
    printf 'kinfold: 1\nprogram: Own\nregion: US\nlanguage: en-US\nnames: {reporting-body: blank, on-call: blank}\n' > own/community.yaml
    { cat overlay; printf '%s\n' "$1"; } > own/overlays/repair-conversations.yaml
    "$KINFOLD" check repair-conversations --piece observer-sheet --community own --report json $2 > report 2> lines || true
}

ask '' ''
grep -q 'repair-conversations.yaml:[0-9]*:[0-9]*: warning\[words-to-avoid\]: "addict"' lines || fail "finds no word: $(cat lines)"
grep -q '"allowed" : 0' report || fail "counts what nobody switched off"

ask '        allow: [{rule: words-to-avoid, because: a bereaved father said so}]' ''
! grep -q 'words-to-avoid' lines || fail "tells what is switched off: $(cat lines)"
grep -q '1 finding switched off with a reason (`kinfold check --allowed` lists them)' lines || fail "counts none: $(cat lines)"
for line in '"allowed" : 1' '"severity" : "allowed"' '"because" : "a bereaved father said so"' '"rule" : "words-to-avoid"'; do
    grep -qF -e "$line" report || fail "the report lacks $line"
done

ask '        allow: [{rule: words-to-avoid, because: a bereaved father said so}]' --allowed
grep -q 'repair-conversations.yaml:5: words-to-avoid: "addict"' lines || fail "lists no place: $(cat lines)"
grep -q '    because: a bereaved father said so' lines || fail "lists no reason"
grep -q '    allowed in own/overlays/repair-conversations.yaml:7' lines || fail "does not say where: $(cat lines)"

"$KINFOLD" report repair-conversations --community own --out cards > said 2>&1 || fail "makes no cards: $(cat said)"
pdftotext -layout cards/repair-conversations/report-card.pdf text
[ "$(grep -c 'Findings switched off, with a reason  *1 ' text)" = 1 ] || fail "the card of that page alone does not count it: $(grep 'switched off' text)"

ask '        allow: [{rule: words-to-avoid}]' ''
grep -q 'error\[missing-key\]: the key "because" is missing' lines || fail "wants no reason: $(cat lines)"
