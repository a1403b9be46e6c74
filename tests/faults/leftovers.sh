#!/bin/sh
# What a killed verb leaves, the next run takes away, and nothing that another machine may be writing.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"
. "$KF_SOURCE_DIR/tests/support/faults.sh"

program=$(quick_program)
printf 'name,sessions\nPerson One,1\n' > people.csv
cp -r "$KF_SOURCE_DIR/modules/communities/default" community
mkdir schemas

leftovers()
{
    find . -name '.kinfold-*' -print
}

# Each verb dies when its first file is whole but has not got its name yet; then it is run again.
while read -r line; do
    fault_name="Killed: kinfold ${line%% *}" how='SIGKILL before the first rename (shim)'
    # shellcheck disable=SC2086 # words of a command line
    happens "$fault_name" "$how" 137 '' with_fault rename:kill:at=1 $program $line
    [ -n "$(leftovers)" ] || fail "$line: nothing is left, so nothing is shown"
    # shellcheck disable=SC2086
    $program $line > printed 2>&1 || fail "$line: $(cat printed)"
    [ -z "$(leftovers)" ] || fail "$line: left behind: $(leftovers)"
done << 'END'
build repair-conversations --piece six-steps
build repair-conversations --piece six-steps --out resumed --resume
preview repair-conversations --piece six-steps --out page.png
tonight six-steps --out tonight.pdf
certificates --roster people.csv --out papers
report repair-conversations --out reported
i18n extract repair-conversations --community community --out messages
schema --all schemas
END

# --- another machine, or a container ---
rm -rf out
happens 'Killed on another machine' 'its name stands in the temporary name' 137 '' \
    with_fault rename:kill:at=1 $program build repair-conversations --piece six-steps
name=$(leftovers)
other=$(echo "$name" | sed 's/\.kinfold-[0-9a-f]*-/.kinfold-00c0ffee-/')
cp "$name" out/repair-conversations/.kinfold-00c0ffee-x.tmp
mv "$name" "$other"
$program build repair-conversations --piece six-steps --quiet
[ "$(leftovers | wc -l)" = 2 ] || fail "what another machine writes is taken away: $(leftovers)"
at_time $(($(date +%s) + 23 * 3600)) $program build repair-conversations --piece six-steps --quiet
[ "$(leftovers | wc -l)" = 2 ] || fail "taken away within a day: $(leftovers)"
at_time $(($(date +%s) + 25 * 3600)) $program build repair-conversations --piece six-steps --quiet
[ -z "$(leftovers)" ] || fail "there after a day: $(leftovers)"

# Where containers can be made: its process numbers are not ours.
if unshare --pid --fork true 2> /dev/null; then
    happens 'Killed in a container' 'unshare --pid' 137 '' \
        with_fault rename:kill:at=1 unshare --pid --fork sh -c "$program build repair-conversations --piece six-steps; exit \$?"
    [ -n "$(leftovers)" ] || fail 'nothing is left in the container'
    $program build repair-conversations --piece six-steps --quiet
    [ -n "$(leftovers)" ] || fail 'what may live in a container is taken away'
fi
