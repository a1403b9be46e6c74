#!/bin/sh
# explain: where a text comes from, what words are swapped, what the codes of messages mean.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"
own_kit

# run STATUS ARGUMENT...: kinfold explain, what it printed in said.
run()
{
    wanted=$1
    shift
    status=0
    "$KINFOLD" explain "$@" > said 2> errors || status=$?
    [ "$status" = "$wanted" ] || fail "explain $*: ended with $status, not $wanted: $(cat said errors)"
}

# says WORDS: in what was printed.
says()
{
    grep -qF -e "$1" said || fail "does not say \"$1\": $(cat said)"
}

# Codes: listed, explained, found from the form that messages show, the nearest suggested.
run 0
says 'unknown-key '
codes=$(grep -c '^  [a-z]' said)
run 0 --report json
[ "$(grep -c '"remedy" : "' said)" = "$codes" ] || fail "not every code has its remedy in JSON"
run 0 unknown-key
says 'not:  '
says 'but:  '
cp said plain
run 0 'error[unknown-key]'
cmp said plain || fail "the form of messages says something else"
run 2 unknwon-key
grep -qF 'did you mean unknown-key?' errors || fail "no nearest code: $(cat errors)"

# --- addresses: the kit, an overlay, words, names, --set, each with its line; and where the text prints

community=data/modules/communities/riverbend
module=data/modules/repair-conversations/module.yaml
overlay=$community/overlays/repair-conversations.yaml
# line WORDS FILE: file and line of the first place with these words.
line()
{
    echo "$(grep -nF -e "$1" "$2" | head -n 1 | cut -d : -f 1)"
}
county=data/modules/communities/county/overlays/repair-conversations.yaml
mkdir -p "$(dirname "$county")"
printf 'kinfold: 1\nprogram: County\nregion: US\n' > data/modules/communities/county/community.yaml
sed -i 's/^kinfold: 1$/kinfold: 1\nbased-on: ..\/county/' "$community/community.yaml"
cat > "$county" <<'YAML'
overlay-of: repair-conversations
language: en-US
changes:
  - replace: six-steps/steps/pause/try
    with: "I want us to be good. Can we talk after dinner?"
    why: our families say it so
YAML
cat > "$overlay" <<'YAML'
overlay-of: repair-conversations
language: en-US
changes:
  - remove: six-steps/my-own-words/3
    why: too long
  - insert-after: six-steps/my-own-words
    blocks:
      - text: Ask {{worker}} for a quiet place before dinner.
        id: company
YAML
rm -f "$community"/overlays/*.lock.yaml

run 0 repair-conversations/six-steps/steps/pause/try --community "$community"
says '“I want us to be good. Can we talk after supper?”'
says 'prints on: handout 2.1, page 1, number 1'
grep -qE "^  kit +$folder/$module:$(line 'try:' "$module") |^  kit +[^ ]*$module:$(line 'try:' "$module") " said ||
    fail "not the kit's line: $(cat said)"
grep -qE "^  overlay county +$county:5 .*after dinner" said || fail "not the overlay's line: $(cat said)"
says 'because our families say it so'
grep -qE "^  word swap +$community/community.yaml:$(line 'from: dinner' "$community/community.yaml") +dinner → supper" said ||
    fail "not the swap's line: $(cat said)"
[ "$(sed -n 's/^  \(kit\|overlay\|word\) .*/\1/p' said | tr '\n' ' ')" = "kit overlay word " ] ||
    fail "the layers are not in order: $(cat said)"

run 0 repair-conversations/six-steps/company --community "$community"
says 'inserted after six-steps/my-own-words'
says 'a quiet place before dinner.”' # what riverbend wrote is in its words already
says '{{worker}} → your family worker'
says 'a name of your community'
run 0 repair-conversations/six-steps/my-own-words/3 --community "$community"
says 'taken out by overlay riverbend'
says 'because too long'
run 0 repair-conversations/six-steps/title --set six-steps/title=Hello --community "$community"
says '--set'
says '“Hello”'

# What another audience gets, and what stays in safety texts.
line=$(line 'for: [couple]}' "$module")
place=$(sed -n "$line s/.*text: \(.*\) ___.*/\1/p" "$module")
"$KINFOLD" explain repair-conversations/six-steps/my-own-words --audience couple > couple
address=$(grep -B 1 -F "${place%% ___*}" couple | sed -n 's/^  \(repair[^ ]*\)$/\1/p' | head -n 1)
run 0 "$address"
says 'this is for another audience (--audience couple)'
says 'for: couple'
run 0 repair-conversations/six-steps/exit-if-afraid/text --community "$community"
says 'safety text'
says '“afraid” stays'
says 'a checked helpline, its number compared on 2026-10-01'

# A translation is said to be a draft, at its line.
po=data/modules/translations/es/repair-conversations.po
run 0 repair-conversations/six-steps/steps/pause/step --language es
says "$po:"
says 'a draft: nobody has reviewed it'

# Groups list their texts; the other trees have addresses too; wrong ones have a nearest.
run 0 repair-conversations/six-steps/steps/pause
says '  repair-conversations/six-steps/steps/pause/try'
run 0 helplines/US/crisis-line/number
says 'stands for {{crisis-line}} in'
sed -i '/^modules: /d' data/modules/communities/puente-familiar/community.yaml
run 0 helplines/US/puente-line/label --language es --community data/modules/communities/puente-familiar
says '  “Línea Puente”'
says 'community es  data/modules/communities/puente-familiar/community.yaml:26'
run 0 pieces/exit-if-afraid/note/text
says 'shared piece'
run 0 words/page-of
says '“Page {{page}} of {{pages}}”'
run 1 repair-conversations/six-steps/steps/pauze/try
grep -qF 'did you mean "repair-conversations/six-steps/steps/pause/try"?' errors || fail "no nearest: $(cat errors)"
run 1 pieces/exit-if-affraid
run 1 words/page-off
run 2 six-steps/steps
run 2 nothing-like-this
run 0 repair-conversations/six-steps/steps/pause/try --report json --community "$community"
says '"layer" : "overlay county"'
says '"page" : 1'
python3 -c 'import json; json.load(open("said"))' || fail "the report is no JSON"

# --- words: each place before and after, what is kept, what does nothing

run 0 --words --community "$community"
says '+ Can we talk after [supper]?'
says '- Can we talk after [dinner]?'
says '"afraid" stays: a safety text'
run 0 --words repair-conversations --report json --community "$community"
python3 -c 'import json; rows = json.load(open("said")); assert rows[0]["hits"][0]["after"].count("[supper]") == 1' ||
    fail "the report on words: $(cat said)"
sed -i 's/from: okay/from: okkay/' "$community/community.yaml"
run 0 --words --community "$community"
grep -qF '"okkay" is in no module' errors || fail "an idle row is not told: $(cat errors)"
"$KINFOLD" check --community "$community" > said 2>&1 || fail "$(cat said)"
[ "$(grep -c '"okkay" is in no module' said)" = 1 ] || fail "an idle row is not told once by check: $(cat said)"
"$KINFOLD" check repair-conversations --community "$community" > said 2>&1 || fail "$(cat said)"
grep -qF okkay said && fail "a row may be meant for another module"

# In a terminal of 80 letters each layer has its text below it; of 200, beside it. Everything is told in both.
in_terminal()
{
    python3 - "$1" "$KINFOLD" explain repair-conversations/six-steps/steps/pause/try --community "$community" << 'END' > said
import fcntl, os, pty, struct, sys, termios
child, terminal = pty.fork()
if child == 0:
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 24, int(sys.argv[1]), 0, 0))
    os.execv(sys.argv[2], sys.argv[2:])
try:
    while chunk := os.read(terminal, 4096):
        sys.stdout.buffer.write(chunk.replace(b"\r", b""))
except OSError:
    pass
END
}
in_terminal 200
grep -q '^  kit .*module.yaml:[0-9]* .*“' said || fail "wide: $(cat said)"
tr -s ' \n' ' ' < said > wide
in_terminal 80
grep -q '^  kit .*module.yaml:[0-9]*$' said || fail "narrow: $(cat said)"
awk 'length > 80 && !/:[0-9]+$/ { print; bad = 1 } END { exit bad }' said || fail "narrow: a line is too long"
tr -s ' \n' ' ' < said | cmp - wide || fail "narrow: something else is told"

# A message leads here.
sed -i 's/^title: /titel: /' data/modules/repair-conversations/module.yaml
"$KINFOLD" check > said 2>&1 && fail "a wrong key is not found"
says '`kinfold explain unknown-key` says more'
