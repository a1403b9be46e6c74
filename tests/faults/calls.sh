#!/bin/sh
# Each call to the machine fails once, or the process dies at it: here some of those that read; tests/faults/calls does all.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"
. "$KF_SOURCE_DIR/tests/support/faults.sh"

KINFOLD=$(quick_program)
export KINFOLD KF_SHIM="$shims/fault_shim.so"
every=37
! is_sanitized "$KINFOLD" || every=400
for error in EIO kill; do
    fault_name='Each call to the machine fails once' how="tests/faults/calls --error $error" status='0, 1, 3 or 5'
    [ $error != kill ] || fault_name='Killed before each call to the machine' status=137
    "$KF_SOURCE_DIR/tests/faults/calls" --error $error --every $every > printed
    row "$status"
done
