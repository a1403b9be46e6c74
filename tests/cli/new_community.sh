#!/bin/sh
# A new community builds as it is and with its examples turned on, every key of it is told, and nothing is written over.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"
own_kit

"$KINFOLD" new community our-county > lines
[ "$(cd our-county && find . -name .kinfold -prune -o -type f -print | sort | tr '\n' ' ')" = "./README.md \
./community.yaml ./overlays/repair-conversations.yaml " ] || fail "made: $(find our-county -type f)"
for kind in community overlay; do
    "$KINFOLD" schema $kind | cmp - "our-county/.kinfold/$kind.schema.json" || fail "the schema of $kind is another"
done
head -n 1 our-county/community.yaml | grep -qF 'schema=.kinfold/community.schema.json' || fail "the editor is not told of the schema"
head -n 1 our-county/overlays/repair-conversations.yaml | grep -qF 'schema=../.kinfold/overlay.schema.json' || fail "nor in overlays"
grep -q '^program: Our County ' our-county/community.yaml || fail "the name is another"
grep -q '^  initials: OC ' our-county/community.yaml || fail "the initials are others"
grep -qx '# Our County' our-county/README.md || fail "the README has another name"

# Each key has words beside it or above it.
awk '/^[a-z-]+:/ && !/#/ && last !~ /#/ {print; bad = 1} {last = $0} END {exit bad}' our-county/community.yaml ||
    fail "these keys have no comment"

# It builds, changing nothing of the kit's words; the command that is printed runs.
sed -n 's/^  kinfold //p' lines > command
eval "\"\$KINFOLD\" $(cat command) --piece six-steps --strict --quiet --out out" || fail "it does not build as it is"
"$KINFOLD" check repair-conversations --community our-county --strict --quiet || fail "nor does the whole module"
pdftotext out/repair-conversations/six-steps.pdf - | tr "\n" " " > page
grep -q 'Our County' page || fail "the page has another name"
grep -q 'Is after dinner okay?' page || fail "the examples change a page before they are turned on"

# With every example turned on it builds too: what the comments show is right. Not the logo, which is not there yet.
cp our-county/community.yaml community.yaml
cp our-county/overlays/repair-conversations.yaml overlay.yaml
sed -i '/logo.svg/!s/^  # - /  - /; s/^    # - id: our/    - id: our/; s/^    #   /      /; s/^# \(avoid\|series\):/\1:/; s/^#   /  /' \
    our-county/community.yaml
sed -i 's/^  # \([ -] \)/  \1/' our-county/overlays/repair-conversations.yaml
sed -i '/attachment-injuries/d' our-county/community.yaml
sed -i 's/^# \(care-note\|care-note-short\|immigration-note\):/\1:/; s/^  # colour:/  colour:/; s/^  # from:/  from:/' \
    our-county/community.yaml
grep -q '^    - id: our-night-line' our-county/community.yaml || fail "the line is not turned on"
"$KINFOLD" overlay accept repair-conversations --community our-county > /dev/null
"$KINFOLD" check repair-conversations --community our-county --quiet > found 2>&1 || fail "the examples: $(cat found)"
grep -v 'word-swap' found | grep -E '^[^ ].*(error|warning)\[' && fail "the examples: $(cat found)"
"$KINFOLD" build repair-conversations --piece six-steps --community our-county --quiet --out out > /dev/null 2>&1
pdftotext out/repair-conversations/six-steps.pdf - | tr "\n" " " > page
grep -q 'Can we talk after supper?' page || fail "the replaced sentence is not on the page"
"$KINFOLD" list --series repair-conversations --community our-county > series
grep -q '9 Mar 2027' series || fail "the series is not read: $(cat series)"
cp community.yaml our-county/community.yaml
cp overlay.yaml our-county/overlays/repair-conversations.yaml
rm our-county/overlays/*.lock.yaml

# Elsewhere: its country and its paper.
mkdir place
"$KINFOLD" new community our-county --region gb --out place > lines
grep -qxF '  kinfold build --community place/our-county' lines || fail "does not say where it is: $(cat lines)"
grep -q '^region: GB ' place/our-county/community.yaml && grep -q '^paper: a4 ' place/our-county/community.yaml ||
    fail "GB is not on A4"
"$KINFOLD" build repair-conversations --piece six-steps --community place/our-county --strict --quiet --out gb
pdftotext gb/repair-conversations/six-steps.pdf - | grep -q Samaritans || fail "GB has another country's helplines"

# refused STATUS WORDS ARGUMENT...: and nothing here is changed.
refused()
{
    wanted=$1 words=$2
    shift 2
    find . -type f ! -name errors ! -name printed ! -name sums ! -path './data/*' -exec cksum {} + | sort > sums
    status=0
    "$KINFOLD" new "$@" > printed 2> errors || status=$?
    [ "$status" = "$wanted" ] || fail "new $*: ended with $status, not $wanted: $(cat errors)"
    grep -qF -e "$words" errors || fail "new $*: does not say \"$words\": $(cat errors)"
    find . -type f ! -name errors ! -name printed ! -name sums ! -path './data/*' -exec cksum {} + | sort | cmp - sums ||
        fail "new $*: changed a file all the same"
}
refused 5 'our-county/community.yaml is there already' community our-county
refused 2 'write `kinfold new community our-county-2`' community 'Our County 2'
refused 2 'the countries are: AU, CA, GB, IE, NZ, US' community other --region FR
refused 2 '--region: a module has no country' module other --region GB
touch file
refused 5 'cannot be written' community other --out file
# One file of it is enough, and nothing is half written.
mkdir -p half
echo mine > half/README.md
refused 5 'half/README.md is there already' community half
