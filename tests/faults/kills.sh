#!/bin/sh
# A build of two modules, killed 25 times at random moments.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"
. "$KF_SOURCE_DIR/tests/support/faults.sh"
kit_with_second_module

fault_name=Killed how='25 times at random moments, by SIGKILL, SIGTERM, SIGINT, SIGHUP (tests/faults/kill)'
KINFOLD=$(quick_program) "$KF_SOURCE_DIR/tests/faults/kill" --count 25 --seed 8 repair-conversations second > printed
row '137, or 130'
