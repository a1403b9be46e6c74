#!/bin/sh
# Templates: every text once, in the file's order, valid for gettext, the same bytes from any folder.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"
own_kit

"$KINFOLD" i18n extract --out templates > printed
grep -qE '^templates/repair-conversations\.pot: [0-9]+ texts$' printed || fail "no line for the module"
grep -qE '^templates/kit\.pot: [0-9]+ texts$' printed || fail "the shared texts have no file"
for file in templates/*.pot; do
    msgfmt --check --output-file=/dev/null "$file" 2> said || { cat said >&2; fail "$file is not valid"; }
    msgcat --no-wrap "$file" | cmp - "$file" || fail "msgcat writes $file in another way"
    grep -v '^"' "$file" > body
    grep -q '^msgstr ""$' body || fail "$file has no empty messages"
done

# A note says what is at stake, what to keep, and where it stands.
message() { awk -v RS= -v address="msgctxt \"$1\"" 'index($0, address)' "$2"; }
message pieces/exit-if-afraid/note/text templates/kit.pot > one
for words in 'SAFETY' 'Keep {{violence-line}} as it is' '#: modules/pieces/exit-if-afraid.yaml:'; do
    grep -qF "$words" one || { cat one >&2; fail "the note does not say: $words"; }
done
message repair-conversations/six-steps/sides templates/repair-conversations.pot | grep -q '^#\. A number' ||
    fail "the sides have no note"
line=$(sed -n 's|^#: modules/repair-conversations/module.yaml:||p' templates/repair-conversations.pot | head -n 1)
sed -n "${line}p" data/modules/repair-conversations/module.yaml | grep -q '^title:' || fail "line $line is not the title"
if grep -n 'helplines/GB/mens-violence-line' templates/kit.pot; then fail "a line that nobody has checked is to be translated"; fi

# The shared texts alone; one to standard output; from another folder, the same bytes.
"$KINFOLD" i18n extract kit --out shared > printed
cmp shared/kit.pot templates/kit.pot
[ "$(ls shared)" = kit.pot ] || fail "kit is not alone"
mkdir elsewhere
(cd elsewhere && "$KINFOLD" i18n extract repair-conversations --out - | cmp - ../templates/repair-conversations.pot)

status=0
"$KINFOLD" i18n extract --out - > printed 2>&1 || status=$?
[ "$status" = 2 ] && grep -q 'these are several' printed || fail "several templates went to standard output"
status=0
"$KINFOLD" i18n extrct > printed 2>&1 || status=$?
[ "$status" = 2 ] && grep -q 'did you mean `kinfold i18n extract`' printed || fail "a slip of the key is not helped"
status=0
"$KINFOLD" i18n extract repair-conversation > printed 2>&1 || status=$?
[ "$status" = 2 ] && grep -q 'did you mean repair-conversations' printed || fail "an unknown module is not named"
