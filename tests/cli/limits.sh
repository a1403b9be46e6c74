#!/bin/sh
# The limits of src/base/limits.h that only the program can reach: what is at it is taken, what is past it is refused in
# plain words. tests/unit/base/test_limits.c has the others.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"

own_kit

# limit NAME: its number.
limit()
{
    number=$(sed -n "s/^ *$1 = \([0-9 *]*\),.*/\1/p" "$KF_SOURCE_DIR/src/base/limits.h")
    [ -n "$number" ] || fail "src/base/limits.h does not tell $1"
    echo $(($number)) # it may be a product
}

# says WORDS ARGUMENT...: kinfold says it, whatever else it says. keeps_quiet: it does not.
says()
{
    words=$1
    shift
    "$KINFOLD" "$@" > printed 2>&1 || :
    grep -qF -e "$words" printed || fail "kinfold $*: does not say \"$words\": $(cat printed)"
}
keeps_quiet()
{
    words=$1
    shift
    "$KINFOLD" "$@" > printed 2>&1 || :
    ! grep -qF -e "$words" printed || fail "kinfold $*: says \"$words\": $(cat printed)"
}

# --- options ----------------------------------------------------------------------------------------------------------------

# option NAME LIMIT ARGUMENT...: the verb ends early for another reason, a module that is not there.
option()
{
    name=$1 most=$(limit "$2")
    shift 2
    keeps_quiet 'is not such a number' "$@" "--$name" "$most"
    says "write a whole number from 1 to $most" "$@" "--$name" "$((most + 1))"
    says "write a whole number from 1 to $most" "$@" "--$name" 99999999999999999999
}
option jobs KF_LIMIT_JOBS build not-there
option length KF_LIMIT_MINUTES build not-there
option group-size KF_LIMIT_PEOPLE build not-there
option page KF_LIMIT_PAGE preview not-there
option dpi KF_LIMIT_DPI preview not-there
option copies KF_LIMIT_COPIES print not-there.pdf

# --- programmes built one on the other --------------------------------------------------------------------------------------

most=$(limit KF_LIMIT_BASES)
mkdir "base-0"
printf 'kinfold: 1\nprogram: Base\nregion: US\nlanguage: en-US\n' > base-0/community.yaml
for i in $(seq 1 $((most + 1))); do
    mkdir "base-$i"
    printf 'kinfold: 1\nprogram: P%s\nbased-on: ../base-%s\n' "$i" $((i - 1)) > "base-$i/community.yaml"
done
keeps_quiet 'programmes are built one on the other' list --community "base-$most"
says "more than $most programmes are built one on the other" list --community "base-$((most + 1))"

# --- sheets of sites --------------------------------------------------------------------------------------------------------

most=$(limit KF_LIMIT_SITE_NAME_BYTES)
name=$(head -c "$most" /dev/zero | tr '\0' x)
copies=$(limit KF_LIMIT_SITE_COPIES)
printf 'site,copies\n%s,%s\n' "$name" "$copies" > sites.csv
keeps_quiet 'error[path-escapes]' build not-there --sites sites.csv
keeps_quiet "sites.csv:2:$((most + 2)): error" build not-there --sites sites.csv
printf 'site,copies\n%s,1\n' "${name}x" > sites.csv
says 'sites.csv:2:1: error' build repair-conversations --sites sites.csv --make handouts --piece not-there
printf 'site,copies\nEast,%s\n' $((copies + 1)) > sites.csv
says 'sites.csv:2:6: error' build repair-conversations --sites sites.csv --make handouts --piece not-there

# --- files ------------------------------------------------------------------------------------------------------------------

# A folder so deep is looked into, one deeper is not.
most=$(limit KF_LIMIT_FOLDERS_DEEP)
deep=lists
for i in $(seq 1 "$most"); do deep=$deep/$i; done
mkdir -p "$deep/more"
echo '{' > "$deep/more/places.json"
says 'there is no places.json in "lists"' recall 988 lists
echo '{' > "$deep/places.json"
says 'it is not JSON' recall 988 lists

# Larger than may be read. The files have no bytes on the disk, and are not read.
truncate -s $(($(limit KF_LIMIT_PRINTED_BYTES) + 1)) "$deep/places.json"
says 'The file is too large' recall 988 lists
truncate -s $(($(limit KF_LIMIT_PDF_BYTES) + 1)) large.pdf
says 'large.pdf cannot be read: The file is too large' print large.pdf

most=$(limit KF_LIMIT_TICKET_BYTES)
printf '%%PDF-1.7\n<pdf:Producer>Kinfold' > small.pdf
{ printf '{"kinfold-print-ticket": 1, "media": "Letter", "files": []'; head -c $((most - 80)) /dev/zero | tr '\0' ' '; echo '}'; } \
    > at.json
while [ "$(wc -c < at.json)" -lt "$most" ]; do echo >> at.json; done
[ "$(wc -c < at.json)" = "$most" ] || fail "the ticket has $(wc -c < at.json) bytes, not $most"
keeps_quiet 'at.json' print small.pdf --ticket at.json --dry-run
{ cat at.json; echo; } > past.json
says 'cannot read past.json: The file is too large' print small.pdf --ticket past.json --dry-run

# As many brackets as fit: no stack is deep enough for them.
head -c 900000 /dev/zero | tr '\0' '[' > deep.json
says 'deep.json is no print ticket' print small.pdf --ticket deep.json --dry-run

# --- messages ---------------------------------------------------------------------------------------------------------------

most=$(limit KF_LIMIT_ERRORS_SHOWN)
wrong()
{
    file=data/modules/repair-conversations/module.yaml
    cp "$KF_SOURCE_DIR/modules/repair-conversations/module.yaml" $file
    for i in $(seq 1 "$1"); do echo "nobody-knows-$i: x"; done >> $file
    "$KINFOLD" check repair-conversations > printed 2>&1 || :
    grep -c '^.*: error\[' printed || :
}
[ "$(wrong "$most")" = "$most" ] || fail "not all of $most mistakes are shown"
! grep -q 'and [0-9]* more' printed || fail "more than all: $(tail -3 printed)"
[ "$(wrong $((most + 50)))" = "$most" ] || fail "not $most of the mistakes are shown"
grep -qE '\.\.\. and [0-9]+ more' printed || fail "nobody says that there are more: $(tail -3 printed)"
