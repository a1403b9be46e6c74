#!/bin/sh
# --deps tells ninja what each page was made of: a change of that makes it anew, and any other does not.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"
own_kit
cp -r data/modules/communities/riverbend "a programme"

cat > build.ninja << END
rule kinfold
  command = "$KINFOLD" build repair-conversations --quiet --piece six-steps --community "a programme" --deps rules
  depfile = rules
build out/repair-conversations/six-steps.pdf: kinfold
END

# work yes|no WHEN
work()
{
    ninja > said 2>&1 || fail "ninja fails $2: $(cat said)"
    case $1 in
    no) grep -q 'no work to do' said || fail "there is work $2: $(cat said)" ;;
    *) ! grep -q 'no work to do' said || fail "there is no work $2" ;;
    esac
}

work yes "at first"
work no "when nothing has changed"
for read in data/modules/repair-conversations/module.yaml "a programme/logo.svg" "a programme/community.yaml" \
    "a programme/overlays/repair-conversations.yaml" data/modules/pieces/exit-if-afraid.yaml \
    data/modules/words/en-US.yaml data/modules/helplines/US.yaml; do
    sleep 0.01
    touch "$read"
    work yes "after a change of $read"
done
touch "a programme/notes.txt" data/modules/translations/es/kit.po
work no "after a change of what the page is not made of"
grep -q "fonts/.*ttf" rules || fail "the fonts are not named"

status=0
"$KINFOLD" build repair-conversations --piece six-steps --deps . > said 2>&1 || status=$?
[ "$status" = 5 ] && grep -q '^error\[write-refused\]: \. cannot be written' said || fail "--deps of a folder: $status"
