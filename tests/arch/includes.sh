#!/bin/sh
# A source file includes only its own folder and the folders before it, so that no stage knows a later one.
set -eu
cd "${KF_SOURCE_DIR:-$(dirname "$0")/../..}/src"

# The same order as in src/CMakeLists.txt.
order="base yaml schema compose model layout diagrams blocks rules paint finish editions libkinfold cli desk"

listed=$(sed -n 's/^foreach(folder IN ITEMS \(base .*\))$/\1 libkinfold cli desk/p' CMakeLists.txt)
if [ "$listed" != "$order" ]; then
    echo "src/CMakeLists.txt: its folders and those of tests/arch/includes.sh differ" >&2
    exit 1
fi

# Lines such as `paint/runs.c:12:#include "base/arena.h"`. A name without a folder is a neighbour
# or src/kinfold.h, and generated lists are made for the folder that includes them.
grep -rnE '^[[:space:]]*#[[:space:]]*include[[:space:]]+"' --include='*.[ch]' . |
    sed 's/^\.\///' |
    awk -v order="$order" '
        BEGIN {
            count = split(order, names, " ")
            for (i = 1; i <= count; i++) {
                place[names[i]] = i
            }
        }
        {
            split($0, part, ":")
            split($0, quoted, "\"")
            if (split(part[1], from, "/") < 2) {
                next    # src/kinfold.h, which stands before nothing and after everything
            }
            if (quoted[2] ~ /\.\./) {
                printf "src/%s:%s: name %s from src/, without ..\n", part[1], part[2], quoted[2]
                bad = 1
                next
            }
            if (split(quoted[2], to, "/") < 2) {
                next
            }
            if (!(from[1] in place)) {
                printf "src/%s: the folder is not in the list\n", part[1]
                bad = 1
            } else if (!(to[1] in place)) {
                printf "src/%s:%s: %s is not in a folder of src/\n", part[1], part[2], quoted[2]
                bad = 1
            } else if (place[to[1]] > place[from[1]]) {
                printf "src/%s:%s: %s may not use %s, which comes later\n", part[1], part[2], from[1], quoted[2]
                bad = 1
            }
        }
        END { exit bad }' >&2
