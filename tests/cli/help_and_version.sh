#!/bin/sh
# Every verb explains itself, and the examples of its help run.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"
own_kit
cp -r "$KF_SOURCE_DIR/modules/kit" data/modules/kit # packets have its helplines

"$KINFOLD" --version | grep -qE '^kinfold [0-9]+\.[0-9]+\.[0-9]+$' || fail "--version is not a name and a number"
"$KINFOLD" --help > help
grep -q '^Usage: kinfold ' help || fail "--help has no usage"

status=0
"$KINFOLD" > bare.out 2> bare.err || status=$?
[ "$status" = 2 ] || fail "without arguments the program ends with $status, not 2"
cmp help bare.err || fail "without arguments the help is not printed to stderr"

verbs=$(sed -n '/^Verbs:/,/^$/s/^  \([a-z0-9-]*\) .*/\1/p' help)
[ -n "$verbs" ] || fail "--help names no verbs"

# What recall looks through.
mkdir run
(cd run && printf 'site,community\nNorth,riverbend\n' > sites.csv &&
    "$KINFOLD" build repair-conversations --piece six-steps --make handouts --sites sites.csv --quiet) || fail "no site is made"
for verb in $verbs; do
    "$KINFOLD" "$verb" --help > "help-$verb"
    "$KINFOLD" help "$verb" | cmp - "help-$verb" || fail "help $verb and $verb --help differ"
    sed -n '/^Examples:/,$s/^  kinfold \(.*\)/\1/p' "help-$verb" > examples
    [ "$(wc -l < examples)" = 2 ] || fail "$verb --help does not end with two examples"
    # They go on until Ctrl-C: see cli/watch and desk/.
    case $verb in watch | desk) continue ;; esac
    while read -r example; do
        # The words of an example are separated by blanks, and one writes to a file.
        (cd run && eval "\"\$KINFOLD\" $example" > /dev/null 2> ../errors < /dev/null) || {
            cat errors >&2
            fail "the example fails: kinfold $example"
        }
    done < examples
done

# 80 columns, and no line of GLib's own.
if awk 'length($0) > 100' help help-* | grep .; then
    fail "help is wider than 100 columns"
fi
