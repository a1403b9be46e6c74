#!/bin/sh
# Every folder says what lives in it, in a README.md of its own.
set -eu
cd "${KF_SOURCE_DIR:-$(dirname "$0")/../..}"

# Of build/, only the folder itself: what is below is output. Below modules/<name> and the folders
# of tests that hold inputs and expected outputs, one README speaks for all that lies under it.
missing=$(
    {
        find src fonts -type d
        find build -maxdepth 0
        find modules -maxdepth 1 -type d
        find tests -maxdepth 1 -type d
        find tests/unit -maxdepth 0 2> /dev/null || :
    } | sort -u | while read -r folder; do
        [ -s "$folder/README.md" ] || echo "$folder: has no README.md"
    done
)
[ -z "$missing" ] || {
    echo "$missing" >&2
    exit 1
}
