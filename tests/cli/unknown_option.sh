#!/bin/sh
# A mistyped word is named, and the nearest one offered.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"

# expect HINT ARGUMENT...: wrong usage, with this in the message.
expect()
{
    hint=$1
    shift
    status=0
    "$KINFOLD" "$@" > printed 2> err || status=$?
    [ "$status" = 2 ] || fail "kinfold $*: ended with $status, not 2"
    [ ! -s printed ] || fail "kinfold $*: printed to stdout"
    grep -qF -e "$hint" err || {
        cat err >&2
        fail "kinfold $*: does not say: $hint"
    }
}

expect 'did you mean `kinfold build`?' biuld
expect '`kinfold --help` lists the verbs' something
expect 'unknown option "--quite"' build --quite
expect 'did you mean --quiet?' build --quite
expect 'unknown option "--papr"' build --papr=a4
expect 'did you mean --paper?' build --papr=a4
expect 'unknown option "-x"' build -x
expect '`kinfold build --help` lists the options' build --zzzzzzz
expect 'option --paper needs a value' build --paper
expect 'write --paper SIZE: letter or a4' build --paper
expect 'option --strict takes no value' build --strict=no
expect 'the choices are: letter, a4' build --paper legal-size
expect 'did you mean large-print?' build --variant standard,large-prnt
expect 'a whole number from 1 to' build --jobs none
expect '--set: "x" is not an address' build --set x
expect '--set: a character that turns the direction of text (U+2066) cannot be printed' build --set "x=$(printf 'a\342\201\246b')"
expect 'did you mean repair-conversations?' build repair-conversation
expect 'there is no file "./no.yaml"' build ./no.yaml
expect 'there is no community.yaml in "nowhere"' build --community nowhere
expect '--out names a folder' build --out handout.pdf
expect 'write repair-conversations --piece six-steps' build six-steps
expect 'did you mean tags?' inspect --stage tag repair-conversations
expect 'did you mean module?' schema modul
# A word that begins with a hyphen is a module after --.
expect 'unknown module "--paper"' build -- --paper
expect '"x" is not such a number' build -jx
expect 'unknown option "-z4"' build -z4
expect '"-j1"' build --paper -j1

# The value of a letter may stand at once behind it, or behind switches.
"$KINFOLD" check repair-conversations -j1 > printed 2>&1 || fail "check -j1: $(cat printed)"
"$KINFOLD" check -qj2 repair-conversations > printed 2>&1 && [ ! -s printed ] || fail "check -qj2: $(cat printed)"

# GLib would print in the user's language.
LC_ALL=de_DE.UTF-8 LANGUAGE=de expect 'unknown option "--quite"' build --quite
[ ! -e out ] || fail "wrong usage wrote something"
