#!/bin/sh
# A sheet goes to a reviewer and comes back: ticks, new texts and comments arrive, and nothing that has changed since.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"
own_kit
po=data/modules/translations/es/repair-conversations.po
module=data/modules/repair-conversations/module.yaml
sheet=out/repair-conversations.es.review.csv
message() { awk -v RS= -v address="\"repair-conversations/$1\"" 'index($0, address)' "$po"; }
import() { "$KINFOLD" i18n import "$@" --reviewed-by "M. Ortiz, nurse" --reviewed-on 2026-11-21; }

"$KINFOLD" i18n review repair-conversations --language es > printed
head -c 3 "$sheet" | od -An -tx1 | grep -q 'ef bb bf' || fail "Excel would not know that it is UTF-8"
head -n 1 "$sheet" | grep -q '"address","source en-US","draft es","ok","new text","comment"' || fail "other columns"
sed -n 2p "$sheet" | grep -q not-when || fail "safety texts are not first"
cp "$po" before.po
import "$sheet" | grep -q ': nothing new$' || fail "an empty sheet changes something"
cmp before.po "$po" || fail "an empty sheet changes bytes"

# As LibreOffice may write it: semicolons, no mark, other line ends.
line() { # ADDRESS OK NEW COMMENT: the sheet's row with these in their columns
    grep "^\"repair-conversations/$1\"," "$sheet" | tr -d '\r' | sed "s|,\"\",\"\",\"\"\$|,\"$2\",\"$3\",\"$4\"|"
}
{
    head -n 1 "$sheet" | tail -c +4 | tr -d '\r'
    line title x '' ''
    line subtitle X 'Pedir perdón, escuchar y probar otra vez' ''
    line aim '' '' 'Too long?'
} | sed 's/","/";"/g' > back.csv
import back.csv | grep -q ': 2 reviewed, 1 new text, 1 comment$' || fail "the sheet has not come back"
message title | grep -q '^# Reviewed 2026-11-21 by M\. Ortiz, nurse \[[0-9a-f]*\]$' || fail "the tick is lost"
message subtitle | grep -q '^msgstr "Pedir perdón, escuchar y probar otra vez"$' || fail "the new text is lost"
message aim | grep -q '^# M\. Ortiz, nurse, 2026-11-21: Too long?$' || fail "the comment is lost"
msgfmt --check --output-file=/dev/null "$po" 2> said || { cat said >&2; fail "the file is not valid"; }
"$KINFOLD" i18n stats --language es repair-conversations | grep -q 'M\. Ortiz, nurse (2 of ' || fail "not counted"
import back.csv | grep -q ': nothing new$' || fail "the same sheet does something twice"

# The next reviewer reads on paper what the last one noted; the sheet is for no clinician.
"$KINFOLD" i18n review repair-conversations --language es --out again > printed
pdftotext again/repair-conversations.es.review.pdf - | tr '\n' ' ' > page
grep -q 'M\. Ortiz, nurse, 2026-11-21: Too long?' page || fail "the comment is not on paper"
grep -q 'For clinicians' page && fail "it says that it is for clinicians"

# A review is of these words: other ones, by whatever program, have none.
sed -i 's/^msgstr "Pedir perdón, escuchar/msgstr "Pedir disculpas, escuchar/' "$po"
"$KINFOLD" i18n stats --language es repair-conversations | grep -q 'M\. Ortiz, nurse (1 of ' || fail "a changed text is still reviewed"

# What has changed since is not used, with both places; the other rows are.
cp "$sheet" changed.csv
sed -i 's/^title: Repair conversations$/title: Talks that repair/' "$module"
{ head -n 1 "$sheet"; line title x '' ''; line subtitle x '' ''; line main-message x '' ''; } > changed.csv
tells 1 'changed.csv:2:1: error[stale-translation]: the source has changed' i18n import changed.csv --reviewed-by X
grep -qF 'data/modules/repair-conversations/module.yaml:4:8: as it is now' printed || fail "the source's place is not named"
grep -qF 'changed.csv:3:1: error[stale-translation]: the draft has changed' printed || fail "a changed draft is used"
grep -qE 'es/repair-conversations.po:[0-9]+:8: as it is now' printed || fail "the draft's place is not named"
grep -qF ': 1 reviewed, ' printed || fail "the row that has not changed is not used"

{ head -n 1 "$sheet"; line six-steps/title x '' '' | sed 's/six-steps/six-stepz/'; } > bad.csv
tells 1 'bad.csv:2:1: error[unknown-address]' i18n import bad.csv --reviewed-by X
{ head -n 1 "$sheet"; line action maybe '' ''; } > bad.csv
tells 1 'ok: "maybe" is neither yes nor no' i18n import bad.csv --reviewed-by X
{ head -n 1 "$sheet"; line six-steps/my-own-words/1 x 'Nada' ''; } > bad.csv
tells 1 'keep them as they are: ___' i18n import bad.csv --reviewed-by X
tail -n +2 "$sheet" > bad.csv
tells 1 'keep the first row' i18n import bad.csv --reviewed-by X
: > bad.csv
tells 1 'the sheet is empty' i18n import bad.csv --reviewed-by X
printf 'address,source,draft es,ok,new text,comment\nm\351' > bad.csv
tells 1 'save the sheet as "CSV UTF-8"' i18n import bad.csv --reviewed-by X
tells 1 'nowhere.csv' i18n import nowhere.csv --reviewed-by X
tells 1 'error[file-unreadable]' i18n import data --reviewed-by X
tells 2 'say who has reviewed the sheet' i18n import "$sheet"
tells 2 'say which sheet is meant' i18n import --reviewed-by X
tells 1 '`kinfold i18n merge --language tl` begins it' i18n review --language tl repair-conversations
