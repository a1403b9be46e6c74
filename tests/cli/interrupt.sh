#!/bin/sh
# A build that is killed leaves only whole files, no temporary ones, and ends with 130: while a file is written, and between two.
# Random moments: tests/faults/kills.sh.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"
. "$KF_SOURCE_DIR/tests/support/faults.sh"
kit_with_second_module
program=$(quick_program)
for i in 3 4 5; do
    mkdir "data/modules/m$i"
    sed "s/^id: repair-conversations\$/id: m$i/" data/modules/repair-conversations/module.yaml > "data/modules/m$i/module.yaml"
done
$program build --out whole --quiet

# Which call gets the signal, and after how many: the first file, the last of a module and the first of the next one, and
# while the second module is only read.
for call in rename:term:at=1 rename:term:at=9 rename:term:at=17 open:term:at=1:path=data/modules/m4/module.yaml; do
    for jobs in 1 2; do
        rm -rf out
        status=0
        with_fault "$call" $program build --jobs $jobs > lines 2>&1 || status=$?
        [ -s failed ] || fail "$call: no signal was sent"
        [ "$status" = 130 ] || fail "$call: ended with $status, not 130: $(cat lines)"
        ! grep -q error lines || fail "a killed build is not quiet: $(cat lines)"
        count=0
        for module in $(ls out 2> /dev/null || :); do
            diff -r "whole/$module" "out/$module" > differences || fail "$call, $jobs jobs: $module is not whole: $(cat differences)"
            count=$((count + 1))
        done
        [ "$count" -lt 5 ] || fail "$call, $jobs jobs: it goes on to the end"
    done
done
