#!/bin/sh
# report makes a card for each handout: its figures are those of the finished pages, and it shows what a writer broke.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"
own_kit
module=data/modules/repair-conversations/module.yaml

# ask EXPRESSION FILE: what Python says of the report.
ask()
{
    python3 -c 'import json, sys; r = json.load(open(sys.argv[2])); print(eval(sys.argv[1]))' "$1" "$2"
}

# holds EXPRESSION FILE
holds()
{
    [ "$(ask "$1" "$2")" = True ] || fail "$2: not so: $1"
}

"$KINFOLD" report repair-conversations > table
card=out/repair-conversations/report-card.pdf
count=$(sed '/^session:/q' "$module" | grep -c '^  - id: ')
[ "$(grep -c '^  2\.[0-9]* ' table)" = "$count" ] || fail "the table has other handouts: $(cat table)"
grep -qE '^  2\.1  *six-steps  *[0-9.]+  *[0-9]+  *[0-9]+  *[0-9]+  *1  *1  *([0-9]+) of \1  *0$' table || fail "$(grep six-steps table)"
grep -q 'not official scores' table || fail 'figures that look official'
[ "$(pdfinfo "$card" | sed -n 's/^Pages: *//p')" = "$count" ] || fail 'not one page a handout'
pdftotext -f 1 -l 1 -layout "$card" first
grep -q '2.1 Six steps of a repair conversation' first && grep -q 'Not an official score' first || fail "$(cat first)"
"$KF_VALIDATOR" --flavours ua1,2a "$card" > valid 2>&1 || fail "$(cat valid)"
cp "$card" before.pdf

# For programs: the same, true of what build makes.
"$KINFOLD" report repair-conversations --report json > report.json
cmp before.pdf "$card" || fail 'other bytes the second time'
holds "len(r['modules'][0]['handouts']) == $count and r['exit'] == 0" report.json
holds "all((h['checks'] == h['checks-passed']) == (not h['findings']) and not h['changes'] for h in r['modules'][0]['handouts'])" report.json
holds "all(h['hardest'] == sorted(h['hardest'], key=lambda s: -s['grade']) and h['hardest'][0]['words'] <= h['longest-sentence'] for h in r['modules'][0]['handouts'])" report.json
"$KINFOLD" build repair-conversations --make handouts --report json --quiet > build.json
for id in six-steps phrase-cards; do
    sides=$(ask "[f['sides'] for f in r['files'] if f['piece'] == '$id'][0]" build.json)
    holds "[h['sides'] for h in r['modules'][0]['handouts'] if h['id'] == '$id'] == [$sides]" report.json
done

# Point by point, and the sentences that were counted: the same for people and programs.
"$KINFOLD" report repair-conversations --piece six-steps --points > points
[ "$(grep -cE '^    [ 0-9]{2} .* (yes|no|not on this page|for a person to judge) ' points)" = 44 ] || fail "$(cat points)"
[ "$(wc -l < points)" -le 70 ] || fail "$(wc -l < points) lines are more than two screens"
grep -q 'PEMAT-informed' points && grep -q 'CCI-informed' points || fail 'points that look official'
[ "$(grep -cE -A 1 '^  2\.1: (hardest sentence|and then), [0-9]+ words: ' points)" = 3 ] || fail "not three sentences, each with its line: $(cat points)"
holds "all(len(h['points']) == 44 for h in r['modules'][0]['handouts'])" report.json
"$KINFOLD" report repair-conversations --sentences --piece six-steps > sentences
sed -n '1s/.*, \([0-9]*\) sentences, .*/\1/p' sentences | grep -qx "$(($(wc -l < sentences) - 1))" || fail "$(cat sentences)"
"$KINFOLD" report repair-conversations --sentences --piece six-steps --report json > sentences.json
holds "len(r['modules'][0]['handouts'][0]['sentences']) == $(($(wc -l < sentences) - 1))" sentences.json
tells 1 'did you mean "six-steps"?' report repair-conversations --sentences --piece six-step
tells 1 'no handout here has the id' report repair-conversations --piece six-step

# A sentence of 27 words with long ones among them: the grade rises, a check fails, and the sentence is the hardest.
planted='Understanding complicated interpersonal communication requires considerable determination from everybody who wants to participate in this conversation, and afterwards nobody will ever again remember what was originally agreed.'
sed -i "/^  - id: unsent-letter\$/,/^    lead: /s/^    lead: .*/    lead: $planted/" "$module"
sed -i '/^  - id: unsent-letter$/,/^    sides: /s/^    sides: 1$/    sides: 2/' "$module" # the sentence takes a line more
grep -q "lead: $planted" "$module" || fail 'nothing is planted'
status=0
"$KINFOLD" report repair-conversations --report json > broken.json 2> said || status=$?
[ "$status" = 0 ] || fail "a hard sentence is no error: $status, $(cat said)"
holds "r['modules'][0]['handouts'][6]['hardest'][0]['text'].startswith('Understanding')" broken.json
holds "r['modules'][0]['handouts'][6]['longest-sentence'] == 27" broken.json
holds "'long-sentence' in [f['code'] for f in r['modules'][0]['handouts'][6]['findings']]" broken.json
holds "r['modules'][0]['handouts'][6]['checks-passed'] < r['modules'][0]['handouts'][6]['checks']" broken.json
holds "'long-sentence' not in [f['code'] for f in r['modules'][0]['handouts'][2]['findings']]" broken.json
pdftotext -f 7 -l 7 "$card" broken
grep -q 'Understanding complicated' broken && grep -q 'To look at' broken || fail "the card does not show it: $(cat broken)"

# A programme's changes; Spanish, by its own formula.
cp "$KF_SOURCE_DIR/modules/repair-conversations/module.yaml" "$module"
"$KINFOLD" report repair-conversations --community "$KF_SOURCE_DIR/modules/communities/riverbend" --report json > changed.json
changes=$(ask "sum(len(h['changes']) for h in r['modules'][0]['handouts'])" changed.json)
[ "$changes" -gt 0 ] || fail 'nothing of what riverbend changed'
"$KINFOLD" report repair-conversations --language es > table
grep -qE '^  2\.1  *six-steps  *[789][0-9]\.[0-9] ' table || fail "no ease in Spanish: $(grep six-steps table)"

tells 2 'name a folder' report repair-conversations --out -
tells 2 'as they print' report repair-conversations --fillable
tells 2 'one variant' report repair-conversations --variant standard,large-print
tells 2 'unknown module' report nothing
