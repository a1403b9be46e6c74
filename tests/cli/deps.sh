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
    renew "$read" out/repair-conversations/six-steps.pdf
    work yes "after a change of $read"
done
touch "a programme/notes.txt" data/modules/translations/es/kit.po
work no "after a change of what the page is not made of"
grep -q "fonts/.*ttf" rules || fail "the fonts are not named"

# Both read names that they would take for something else.
odd='out #1 at 10:00 for 5$'
cat > once << END
#!/bin/sh
exec "$KINFOLD" build repair-conversations --quiet --piece six-steps --community "a programme" --out '$odd' --deps "\$1"
END
chmod +x once
cat > Makefile << 'END'
page = out\ \#1\ at\ 10\:00\ for\ 5$$/repair-conversations/six-steps.pdf
$(page): ; ./once rules.mk
-include rules.mk
END
cat > odd.ninja << 'END'
rule once
  command = ./once odd.d
  depfile = odd.d
build out$ #1$ at$ 10$:00$ for$ 5$$/repair-conversations/six-steps.pdf: once
END

# both yes|no WHEN: make and ninja have work, or have none; ninja first, since it looks at the clock of its last run too.
both()
{
    ninja -f odd.ninja > said 2>&1 || fail "ninja fails $2: $(cat said)"
    [ "$1" = "$(grep -q 'no work to do' said && echo no || echo yes)" ] || fail "ninja, $2: $(cat said)"
    [ "$1" = no ] || renew "$changed" "$odd/repair-conversations/six-steps.pdf"
    make > said 2>&1 || fail "make fails $2: $(cat said)"
    [ "$1" = "$(grep -q once said && echo yes || echo no)" ] || fail "make, $2: $(cat said)"
    [ "$1" = no ] || ninja -f odd.ninja > said 2>&1
}

./once rules.mk
ninja -f odd.ninja > said 2>&1 || fail "ninja fails: $(cat said)"
both no "when nothing has changed"
for changed in "a programme/community.yaml" data/modules/words/en-US.yaml; do
    renew "$changed" "$odd/repair-conversations/six-steps.pdf"
    both yes "after a change of $changed"
    both no "after that"
done
tells 2 "for a pattern, and ninja no sign before it" build repair-conversations --out 100% --deps rules

status=0
"$KINFOLD" build repair-conversations --piece six-steps --deps . > said 2>&1 || status=$?
[ "$status" = 5 ] && grep -q '^error\[write-refused\]: \. cannot be written' said || fail "--deps of a folder: $status"
