#!/bin/sh
# A translation is brought up to date without losing a word, as msgmerge would; stats count it.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"
own_kit
module=data/modules/repair-conversations/module.yaml
po=data/modules/translations/es/repair-conversations.po
merge() { "$KINFOLD" i18n merge --language es repair-conversations; }
message() { awk -v RS= -v address="\"repair-conversations/$1\"" 'index($0, address)' "$po"; }

"$KINFOLD" i18n merge --language es > printed
merge | grep -q 'repair-conversations\.po: up to date$' || fail "a second merge finds something to do"
cp "$po" before.po
msgfmt --check --output-file=/dev/null "$po" 2> said || { cat said >&2; fail "the file is not valid"; }

# What other programs make of it comes back.
for tool in 'msgcat --width=79' 'msgcat --sort-output --width=60' 'msgattrib' 'msgconv -t UTF-8'; do
    $tool "$po" > other.po
    cp other.po "$po"
    merge > printed
    cmp before.po "$po" || fail "$tool and back: other bytes"
done
{ printf '\357\273\277'; sed 's/$/\r/' before.po; } > "$po"
merge > printed
cmp before.po "$po" || fail "Windows line ends and a byte order mark and back: other bytes"

# A changed line is fuzzy, after msgmerge and after ours, with the old text and the same translation.
sed -i 's/^title: Repair conversations$/title: Repairing conversations/' "$module"
"$KINFOLD" i18n extract repair-conversations --out templates > printed
msgmerge --quiet --previous --no-wrap before.po templates/repair-conversations.pot > theirs.po
merge | grep -q ': 1 changed$' || fail "the change is not counted"
message title > ours
awk -v RS= 'index($0, "\"repair-conversations/title\"")' theirs.po | grep -v '^#| msgctxt' > theirs
cmp ours theirs || { cat ours theirs >&2; fail "msgmerge has it in another way"; }
grep -q '^#, fuzzy$' ours && grep -q '^#| msgid "Repair conversations"$' ours || fail "it is not fuzzy"
"$KINFOLD" i18n stats --language es repair-conversations --report json > stats.json
tr -d ' \n' < stats.json | grep -q '"stale":1,' || { cat stats.json >&2; fail "stats do not count the stale text"; }
"$KINFOLD" i18n stats --language es | grep -qE '^  repair-conversations +[0-9]+ +[0-9]+ +1 ' || fail "the table does not"

# Back as it was: the same file but for the review of a person who may look again.
sed -i 's/^title: Repairing conversations$/title: Repair conversations/' "$module"
merge > printed
[ "$(message title | grep -c '^msgstr "."')" = 0 ] || fail "the translation is gone"

# In a community of its own the files are its own.
mkdir town
printf 'kinfold: 1\nprogram: Town\nregion: US\nlanguage: en-US\n' > town/community.yaml
cp "$po" kits.po
(cd town && "$KINFOLD" i18n merge --language tl repair-conversations) > printed
[ -s town/translations/tl/repair-conversations.po ] || { cat printed >&2; fail "the community has no file"; }
cmp kits.po "$po" || fail "the kit's file was changed from a community"
(cd town && "$KINFOLD" i18n merge --language tl) > printed
[ "$(ls town/translations/tl)" = repair-conversations.po ] || fail "files nobody asked for"

tells 2 'write `kinfold i18n merge --language es`' i18n merge
tells 2 'is written in "en-US" itself' i18n merge --language en-US
tells 2 'is not a code' i18n merge --language ../es
tells 2 'say what to do with the translations' i18n --language es
sed -i 's/^"Language: es/"Language: fr/' "$po"
tells 1 'it is in "fr", and lies in the folder of "es"' i18n merge --language es
