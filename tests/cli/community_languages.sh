#!/bin/sh
# A programme that prints two languages makes both, the first one first; --language makes one of them alone; a module
# that is not translated is made in its own language, and the build says so.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"
kit_with_second_module

mkdir place
community()
{
    printf 'kinfold: 1\nprogram: Open House\nregion: US\nsample: true\nnames: {reporting-body: blank}\n%s\n' "$1" \
        > place/community.yaml
}
both="repair-conversations --piece six-steps --community place --quiet"

community 'languages: [en-US, ar]'
# shellcheck disable=SC2086 # several words
"$KINFOLD" build $both --out both
for name in six-steps.pdf six-steps.ar.pdf; do
    [ -f "both/repair-conversations/$name" ] || fail "$name is not made"
done
# shellcheck disable=SC2086
"$KINFOLD" build $both --language ar --out one
[ -f one/repair-conversations/six-steps.ar.pdf ] || fail "--language makes nothing"
[ ! -f one/repair-conversations/six-steps.pdf ] || fail "--language makes another language too"

community 'languages: [ar, en-US]'
"$KINFOLD" inspect repair-conversations --community place --stage composed > composed 2>&1 || fail "$(cat composed)"
grep -q 'ست خطوات' composed || fail "the first language is not the one that is looked at"

community 'languages: [en-US, ar]'
"$KINFOLD" build second --make handouts --community place --out more > printed 2>&1 || fail "$(cat printed)"
grep -q 'warning\[missing-translation\]: module "second" has no translation to "ar", so it is not made in it' printed ||
    fail "a module that is not translated is not named: $(cat printed)"
[ -f more/second/six-steps.pdf ] || fail "a module that is not translated is not made in its own language"
code=0
"$KINFOLD" check second --community place --strict > printed 2>&1 || code=$?
[ "$code" = 4 ] || fail "--strict ends with $code"

# A line of their own that is not translated is told at its row, with the entry to write; the entry, written, mends it.
{
    printf 'helplines:\n  add:\n    - {id: river-line, number: 555-0111, verified: true, verified-on: 2026-10-01,\n'
    printf '       label: River line, hours: all night, languages: [en]}\n'
} > own-line
community "languages: [en-US, es]
$(cat own-line)"
# shellcheck disable=SC2086
"$KINFOLD" build $both --language es --out mine > printed 2>&1 || fail "$(cat printed)"
grep -q '^place/community.yaml:10:15: warning\[missing-translation\]: 2 texts' printed || fail "not at its row: $(cat printed)"
sed -n 's/.*hint: write in \(translations[^ ]*\): \(msgctxt ".*"\) \(msgid ".*"\) \(msgstr ".*"\); and so for .*/\1\n\2\n\3\n\4/p' \
    printed > entry
[ "$(head -n 1 entry)" = translations/es/kit.po ] || fail "names no file: $(cat printed)"
mkdir -p place/translations/es
{
    printf 'msgid ""\nmsgstr ""\n"Language: es\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    sed 1d entry
} > place/translations/es/kit.po
# shellcheck disable=SC2086
"$KINFOLD" build $both --language es --out mine > printed 2>&1 || fail "$(cat printed)"
grep -q 'warning\[missing-translation\]: 1 text ' printed || fail "the entry is not read: $(cat printed)"

# A change that is written in each language is left out of none; one that is written in one of them is.
mkdir -p place/overlays
cat > place/overlays/repair-conversations.yaml << 'EOF'
overlay-of: repair-conversations
changes:
  - {replace: six-steps/steps/pause/try, with: Ours}
  - {replace: six-steps/steps/pause/try, language: es, with: Lo nuestro}
EOF
for language in en-US es; do
    # shellcheck disable=SC2086
    "$KINFOLD" build $both --language $language --out twice > printed 2>&1 || fail "$(cat printed)"
    grep -q 'left out of' printed && fail "a change in both languages is told as left out of $language: $(cat printed)"
done
pdftotext twice/repair-conversations/six-steps.es.pdf - | grep -q 'Lo nuestro' || fail "the Spanish change is not printed"
sed -i '/language: es/d' place/overlays/repair-conversations.yaml
# shellcheck disable=SC2086
"$KINFOLD" build $both --language es --out twice > printed 2>&1 || fail "$(cat printed)"
grep -q '1 change of place is written in "en-US" and left out of "es"' printed || fail "not told: $(cat printed)"
