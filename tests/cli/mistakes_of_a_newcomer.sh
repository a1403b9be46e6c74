#!/bin/sh
# What people write wrong in their first community: each has one message, at its line, with what to write.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"
export KINFOLD_DATA="$KF_SOURCE_DIR"
"$KINFOLD" new community good > printed
sed -i 's/^    # - id: our/    - id: our/; s/^    #   /      /
    s/^# series:/series:/; s/^#   \(title\|group-size\|sessions\):/  \1:/; s/^#     - {id: families/    - {id: families/' good/community.yaml
sed -i 's/^  # \([ -] \)/  \1/' good/overlays/repair-conversations.yaml

# wrong FILE SED-COMMAND CODE WORDS...: `check` ends with this code, and says all of these.
wrong()
{
    file=$1 edit=$2 code=$3
    shift 3
    rm -rf ours
    cp -r good ours
    sed -i "$edit" "ours/$file"
    ! cmp -s "ours/$file" "good/$file" || fail "nothing edited: $edit"
    status=0
    # shellcheck disable=SC2086 # several words
    "$KINFOLD" check $pages --community ours > printed 2>&1 || status=$?
    [ "$status" = "$code" ] || { cat printed >&2; fail "$edit: ends with $status"; }
    for words in "$@"; do
        grep -qF -e "$words" printed || { cat printed >&2; fail "$edit: not said: $words"; }
    done
}
line() { grep -n -e "$1" "ours/community.yaml" | cut -d: -f1; }

cp -r good ours
pages="repair-conversations --piece six-steps"
# shellcheck disable=SC2086
"$KINFOLD" check $pages --community ours > printed 2>&1 || { cat printed >&2; fail "the community has mistakes of its own"; }
wrong community.yaml 's/^  on-call:/  oncall:/' 0 'no page of the kit says {{oncall}}' 'did you mean "on-call"?'
grep -q "^ours/community.yaml:$(line '^  oncall'):3: warning" printed || fail "a name that nobody says is at another line"
wrong community.yaml 's/how: call /how: phone/' 1 '"phone" is no choice for "how"' 'call, text, call or text'
wrong community.yaml 's/verified-on: .*/verified-on: 2099-11-21/' 1 'that day is still to come' 'write the day that you did'
pages=--make=handouts
wrong community.yaml 's/length: 90/length: 9/' 1 '9 minutes are not enough' 'give the session 37 minutes or more'
pages="repair-conversations --piece six-steps"
wrong community.yaml 's/^  # colour: "#1B5E20"/  colour: #1B5E20/' 1 'if it is text, write: colour: "#1B5E20"'
! grep -q '"#1B5E20 ' printed || fail "a comment is taken for a text"

# An address that is not there: the names that are, or the one that was meant.
change=overlays/repair-conversations.yaml
wrong $change 's|steps/pause/try|steps/first-of-all/try|' 1 \
    'in "six-steps/steps" there are: pause, say-what-happened, share-how-it-felt, listen, own-your-part, agree'
wrong $change 's|steps/pause/try|steps/pause/tri|' 1 'did you mean "six-steps/steps/pause/try"?'
wrong $change 's|steps/pause/try|step/pause/try|' 1 'did you mean "six-steps/steps/pause/try"?'
wrong $change 's|steps/pause/try|pause/try|' 1 'did you mean "six-steps/steps/pause/try"?'

# A folder or a page where a module belongs.
said() # WORDS ARGUMENT...
{
    words=$1
    shift
    status=0
    "$KINFOLD" "$@" > printed 2>&1 || status=$?
    [ "$status" = 2 ] && grep -qF -e "$words" printed || { cat printed >&2; fail "$*: $status, not: $words"; }
}
said 'write --community good' check good
said 'write --community ./good' check ./good
said 'write --community' check good/community.yaml
said 'write repair-conversations --piece six-steps' build six-steps

# The addresses of a sentence that somebody has before them.
"$KINFOLD" explain '"i want to talk about friday' --community good > printed && fail "the old sentence is still there"
"$KINFOLD" explain '"I want us to be  good' --community good > printed
grep -qx 'repair-conversations/six-steps/steps/pause/try' printed || fail "a sentence is not found"
"$KINFOLD" explain mother --report json | grep -q '"address" : "boundaries/safe-to-set-cards/cards/rosa/text"' ||
    fail "a word is not found"
said 'no page says "no such words"' explain 'no such words'

# Labels for pages of the same community in another folder: what it inserted is not another thing for that.
rm -rf ours
cp -r good ours
sed -i 's/^      - text: Come by.*/      - note: {kind: kindness, title: Bring soup., text: It helps.}/' \
    ours/overlays/repair-conversations.yaml
cp -r ours printed-then
sed -i 's/"555-0100"/"555-0103"/' ours/community.yaml
"$KINFOLD" corrections printed-then ours kit repair-conversations --make handouts > printed
grep -q 'now  555-0103' printed || { cat printed >&2; fail "the new number is not among the corrections"; }
! grep -q 'a picture or a code' printed || { cat printed >&2; fail "a copied folder changes pictures"; }
