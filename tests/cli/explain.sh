#!/bin/sh
# explain: the codes of messages.
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

# A message leads here.
sed -i 's/^title: /titel: /' data/modules/repair-conversations/module.yaml
"$KINFOLD" check > said 2>&1 && fail "a wrong key is not found"
says '`kinfold explain unknown-key` says more'
