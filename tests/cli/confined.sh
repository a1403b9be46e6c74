#!/bin/sh
# The renderer reads its inputs and nothing else, where the machine has Landlock. Shown by a link out of a community's
# folder: a font, which a library opens by itself.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"

mkdir -p community/fonts elsewhere
cp "$KF_SOURCE_DIR/modules/communities/default/community.yaml" community/
cp "$(find "$KF_SOURCE_DIR/fonts" -name '*.ttf' | sort | head -n 1)" elsewhere/font.ttf
ln -s "$PWD/elsewhere/font.ttf" community/fonts/font.ttf

build()
{
    "$KINFOLD" build repair-conversations --piece six-steps --community community "$@" > printed 2>&1
}

KINFOLD_UNCONFINED=1 build --out unconfined || fail "unconfined: $(cat printed)"
if ! grep -q landlock /sys/kernel/security/lsm 2> /dev/null; then
    # Without that list only the attempt tells; where it is not refused, the machine has no Landlock.
    ! build --out probe || exit 0
fi
status=0
build --out confined || status=$?
[ "$status" = 1 ] || fail "a font outside is read: ended with $status ($(cat printed))"
grep -q 'file-unreadable.*community/fonts/font.ttf' printed || fail "$(cat printed)"
[ ! -e confined ] || fail 'the folder that nothing was written to was left'

# The same font where it may be.
rm community/fonts/font.ttf && cp elsewhere/font.ttf community/fonts/
build --out confined/deeper || fail "$(cat printed)"
cmp unconfined/repair-conversations/six-steps.pdf confined/deeper/repair-conversations/six-steps.pdf

# Links in the folder that is written to were put there on purpose.
mkdir -p out shelf/repair-conversations
ln -s ../shelf/repair-conversations out/repair-conversations
build || fail "$(cat printed)"
[ -f shelf/repair-conversations/six-steps.pdf ] || fail 'the link to a folder was not followed'
