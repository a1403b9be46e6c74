#!/bin/sh
# Each limit on what others may hand us is used by the program, and tested at it and past it.
set -eu
cd "${KF_SOURCE_DIR:-$(dirname "$0")/../..}"

limits=$(sed -n 's/^ *\(KF_LIMIT_[A-Z_]*\) = .*/\1/p' src/base/limits.h)
[ -n "$limits" ] || {
    echo "src/base/limits.h has no limits" >&2
    exit 1
}

status=0
for limit in $limits; do
    grep -rqw "$limit" src --include='*.c' --include='*.h' --exclude=limits.h || {
        echo "$limit: nothing asks for it" >&2
        status=1
    }
    grep -rqw "$limit" tests/unit tests/cli || {
        echo "$limit: no test names it (tests/unit/base/test_limits.c, tests/cli/limits.sh)" >&2
        status=1
    }
done

# A limit that is written down elsewhere is one that nobody finds.
if grep -rnE '(read_file|kf_unzip)\(.*([0-9] ?<< ?[0-9]|[0-9]{4,})' src --include='*.c' >&2; then
    echo "name the limit in src/base/limits.h" >&2
    status=1
fi
exit $status
