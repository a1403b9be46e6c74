#!/bin/sh
# What a community says of itself at the foot and on the welcome sheet: its own note, in its own language, and that nobody
# asks about immigration status, only where it is true.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/modules.sh"

place() {
    mkdir -p "$1"
    printf 'kinfold: 1\nprogram: Place\nregion: US\nsample: true\nlanguages: [en-US, es]\nnames: {reporting-body: blank}\n%s\n' \
        "$2" > "$1/community.yaml"
}

# made PLACE PIECE: its words, in English and Spanish.
made() {
    "$KINFOLD" build kit --piece "$2" --make handouts --quiet --community "$1" --out out > log 2>&1 || fail "$(cat log)"
    pdftotext "out/kit/$2.pdf" english
    pdftotext "out/kit/$2.es.pdf" spanish
}

place plain "paper: letter"
made plain welcome
grep -qi immigration english && fail "a promise that nobody made is printed"
made plain helplines
grep -q 'Free to copy for families. Not a replacement for care.' english || fail "the kit's note is gone"

place own "$(printf 'immigration-note: true\ncare-note: {en-US: Made in our valley., es: Hecho en nuestro valle.}\ncare-note-short: Not medical care.')"
made own welcome
grep -q '^We do not ask about immigration status\.$' english || fail "the promise is not on the welcome sheet"
grep -q 'estatus migratorio' spanish || fail "the promise is not in Spanish"
grep -q 'Not medical care' spanish && fail "the English note is on the Spanish page"
grep -q 'Not medical care\.' english || fail "the short note is not beside what becomes of the page"
made own helplines
grep -q 'Made in our valley' english || fail "the note is not at the foot"
grep -q 'nuestro valle' spanish && fail "the foot of a draft says something else"

# Once a named person has reviewed the Spanish, the note stands there in Spanish.
mkdir reviewed
cp -r "$KF_SOURCE_DIR/modules" reviewed/modules
ln -s "$KF_SOURCE_DIR/fonts" reviewed/fonts
sed -i 's/^language: es$/&\nreviewed-by: Ana Ruiz/' reviewed/modules/words/es.yaml
sed -i '0,/^"Language: /s//"X-Kinfold-Reviewed-By: Ana Ruiz\\n"\n&/' reviewed/modules/translations/es/kit.po
KINFOLD_DATA=reviewed made own helplines
grep -q 'Hecho en nuestro valle' spanish || fail "the Spanish note is not at the foot"
KINFOLD_DATA=reviewed made own welcome
grep -q 'Made in our valley\|Not medical care' spanish && fail "an English note is on the Spanish page"

"$KF_VALIDATOR" --flavours ua1,2a out/kit/*.pdf > vera || fail "$(grep -v ^PASS vera)"
exit $failed
