#!/bin/sh
# The installed program works from any folder, as anybody, with what lies beside it, and with nothing of the source tree.
set -eu
umask 022 # another user is to run what is copied
: "${KF_STAGE:?run it with ctest}"
. "${KF_SOURCE_DIR:?}/tests/support/cli.sh"
KINFOLD=$KF_STAGE/usr/bin/kinfold

tells 0 '1 file in out/repair-conversations' build repair-conversations --piece six-steps --make handouts
head -c 5 out/repair-conversations/six-steps.pdf | grep -q '%PDF-' || fail "no PDF was made"

# Another place is as good: no path is compiled in. Nobody may write there.
cp -r "$KF_STAGE/usr" moved
chmod -R a-w moved
chmod a+rx "$folder"
mkdir out2
chmod 1777 out2
runuser=
[ "$(id -u)" != 0 ] || runuser="setpriv --reuid=65534 --regid=65534 --clear-groups"
# The list of other libraries' leaks may be closed to that user.
(cd out2 && $runuser env HOME=/nonexistent LSAN_OPTIONS= ASAN_OPTIONS=detect_leaks=0 ../moved/bin/kinfold build repair-conversations \
    --piece six-steps --make handouts > ../lines 2>&1) || fail "another user cannot build: $(cat lines)"
cmp out/repair-conversations/six-steps.pdf out2/out/repair-conversations/six-steps.pdf || fail "there it makes other bytes"
chmod -R u+w moved

# Without its data it says so, and takes no other kit that may be on the machine.
mv moved/share/kinfold moved/share/gone
KINFOLD=$folder/moved/bin/kinfold
tells 3 "folders modules and fonts cannot be found" build repair-conversations
KINFOLD_DATA=$folder/moved/share/gone "$KINFOLD" list > lines || fail "KINFOLD_DATA is not heard"

for words in 'Permission is hereby granted' 'Attribution 4.0 International' 'SIL OPEN FONT LICENSE'; do
    has "$KF_STAGE/usr/share/doc/kinfold/copyright" "$words"
done
diff -r "$KF_SOURCE_DIR/modules" "$KF_STAGE/usr/share/kinfold/modules" || fail "other modules are installed"
diff -r "$KF_SOURCE_DIR/fonts" "$KF_STAGE/usr/share/kinfold/fonts" || fail "other fonts are installed"
[ -z "$(find "$KF_STAGE" -perm /022 ! -type l)" ] || fail "others may write what is installed"
