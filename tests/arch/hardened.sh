#!/bin/sh
# The program as it is released: loaded anywhere, its tables read-only once relocated, no stack that runs, guards on the
# stack, checked copies. Sanitizers stand in the way of the last two, so the release is what is looked at.
set -eu
program=${KF_SOURCE_DIR:?run it with ctest}/build/release/kinfold
[ -x "$program" ] || {
    echo "build/release/kinfold is not compiled; build/test does it" >&2
    exit 77
}

holds()
{
    echo "$2" | grep -q "$3" || {
        echo "not $1" >&2
        exit 1
    }
}

headers=$(readelf -W -h -l -d "$program")
imports=$(nm -D --undefined-only "$program")
holds 'loaded at any address (PIE)' "$headers" 'Flags:.* PIE'
holds 'read-only after relocation (RELRO)' "$headers" GNU_RELRO
holds 'without a stack that runs' "$headers" 'GNU_STACK .* RW '
holds 'guarded on the stack' "$imports" __stack_chk_fail
holds 'with checked copies (FORTIFY)' "$imports" '__[a-z]*_chk'
