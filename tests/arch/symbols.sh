#!/bin/sh
# What a library shows to the outside is named kf_, so that it never meets a name of another library.
set -eu
: "${KF_BUILD_DIR:?run it with ctest}"

archives=$(find "$KF_BUILD_DIR/src" -name 'libkf_*.a')
[ -n "$archives" ] || {
    echo "no libkf_*.a in $KF_BUILD_DIR/src" >&2
    exit 1
}

# The sanitizers add names that start with two underscores.
# shellcheck disable=SC2086
wrong=$(nm -A --defined-only --extern-only $archives 2> /dev/null |
    awk 'NF >= 3 && $NF !~ /^(kf_|__)/ && !(/libkf_libkinfold/ && $NF ~ /^kinfold_/) { print $1, $NF }' | sed 's/.*\/libkf_/libkf_/')
[ -z "$wrong" ] || {
    echo "external names that do not start with kf_:" >&2
    echo "$wrong" >&2
    exit 1
}
