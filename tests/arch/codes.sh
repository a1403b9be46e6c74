#!/bin/sh
# Each code of a message is explained: what it means, what to do, and an example that is whole.
set -eu
cd "${KF_SOURCE_DIR:-$(dirname "$0")/../..}"

texts=src/cli/code_text.c
codes=$(sed -n 's/^ *X(\(KF_[A-Z0-9_]*\), "[a-z0-9-]*").*/\1/p' src/base/diag.h)
[ -n "$codes" ] || {
    echo "src/base/diag.h has no codes" >&2
    exit 1
}

status=0
for code in $codes; do
    text=$(sed -n "/^    \[$code\] = {/,/^    },/p" "$texts")
    for member in means remedy; do
        echo "$text" | grep -q "^        \.$member = \"" || {
            echo "$code: write .$member in $texts, for \`kinfold explain\`" >&2
            status=1
        }
    done
    [ "$(echo "$text" | grep -c '\.wrong = ')" = "$(echo "$text" | grep -c '\.right = ')" ] || {
        echo "$code: its example in $texts shows the wrong form or the right one alone" >&2
        status=1
    }
done
exit $status
