#!/bin/sh
# The installed manual page says what the program says, without a complaint of man's own readers.
set -eu
: "${KF_STAGE:?run it with ctest}"
. "${KF_SOURCE_DIR:?}/tests/support/cli.sh"

page=$KF_STAGE/usr/share/man/man1/kinfold.1.gz
gzip -dc "$page" > kinfold.1
"$KINFOLD" docs --man | cmp - kinfold.1 || fail "what is installed is not what the program prints"

MANWIDTH=100 man --warnings -l kinfold.1 2> complaints | col -bx > text
[ ! -s complaints ] || fail "man complains: $(cat complaints)"
mandoc -T lint -W warning kinfold.1 > complaints 2>&1 || fail "mandoc complains: $(cat complaints)"

for section in NAME SYNOPSIS DESCRIPTION VERBS 'EXIT STATUS' ENVIRONMENT FILES EXAMPLES; do
    grep -q "^$section\$" text || fail "there is no section $section"
done
# Every variable that the program asks for; TERM and those of the sanitizers are not its own.
sed -n '/^ENVIRONMENT$/,/^FILES$/p' text > environment
grep -rhoE 'getenv\("[A-Z_]+"\)' "$KF_SOURCE_DIR/src" | sed 's/.*("//; s/").*//' | sort -u | grep -vx -e TERM -e LSAN_OPTIONS \
    > variables
[ "$(wc -l < variables)" -ge 4 ] || fail "few variables were found: $(cat variables)"
while read -r variable; do
    grep -qxE " *([A-Z_]+, )?$variable(, [A-Z_]+)?" environment || fail "$variable is not told"
done < variables
# Every verb and every option that its help tells.
"$KINFOLD" --help | sed -n '/^Verbs:/,/^$/s/^  \([a-z0-9-]*\) .*/\1/p' > verbs
[ -s verbs ] || fail "--help names no verbs"
while read -r verb; do
    sed -n "/^   $verb\$/,/^   [a-z]/p" text > told
    [ -s told ] || fail "$verb is not told"
    "$KINFOLD" "$verb" --help | sed -n '/^Options:/,/^$/s/^  \(-., \|    \)\(--[a-z-]*\).*/\2/p' | grep -v '^--help$' > options ||
        :
    while read -r option; do
        grep -qE -e "^ +(-., )?$option( |\$)" told || fail "$verb $option is not told"
    done < options
    "$KINFOLD" "$verb" --help | sed -n '/^Examples:/,$s/^  kinfold/kinfold/p' | while read -r example; do
        grep -qF -e "$example" text || fail "this example of $verb cannot be copied: $example"
    done
done < verbs

# The examples at the end run, in order.
sed -n '/^EXAMPLES$/,/^SEE ALSO$/s/^ *kinfold /kinfold /p' text > examples
[ "$(wc -l < examples)" -ge 5 ] || fail "there are few examples"
mkdir bin
ln -s "$KF_STAGE/usr/bin/kinfold" bin/kinfold
while read -r example; do
    # Without a module, all would be made: one will do here.
    case $example in
    *'build --community mine'*) example="$example boundaries" ;;
    *'check --strict'*) example="$example boundaries" ;;
    esac
    (PATH="$folder/bin:$PATH" && eval "$example" > lines 2>&1 < /dev/null) || fail "$example fails: $(cat lines)"
done < examples
