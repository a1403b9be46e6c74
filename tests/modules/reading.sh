#!/bin/sh
# Every handout reads at grade 7 or lower (Flesch-Kincaid), as kinfold counts and as another program does that counts the
# same sentences in its own way, and the two are within half a grade.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/modules.sh"

"$KINFOLD" report --sentences > sentences 2> errors || { cat errors >&2; exit 1; }
node "$KF_SOURCE_DIR/tests/readability/grade.mjs" "${KF_READABILITY:?run it with ctest}" < sentences > both

awk '
    { apart = $2 - $3; apart = apart < 0 ? -apart : apart; sum += apart; most = apart > most ? apart : most }
    $2 > 7 || $3 > 7 { print $1 " reads at grade " $2 ", and at " $3 " by the other count"; bad = 1 }
    apart > 0.5 { print $1 ": " $2 " here, " $3 " by the other count, more than half a grade apart"; bad = 1 }
    END { printf "%d handouts; apart by %.2f on the mean, %.2f at most\n", NR, sum / NR, most; exit bad || NR < 80 }' both
