#!/bin/sh
# The top level stays as small as it is: what belongs somewhere goes there.
set -eu
cd "${KF_SOURCE_DIR:-$(dirname "$0")/../..}"

status=0
for entry in * .[!.]*; do
    [ -e "$entry" ] || continue
    case $entry in
    src | modules | fonts | tests | build | CMakeLists.txt | README.md) ;;
    # What tools demand to find here.
    CMakePresets.json | LICENSE | .ci | .clang-format | .clang-tidy | .editorconfig | .git | .gitignore | .gitattributes) ;;
    *)
        # A file that git ignores is of no concern.
        if ! git check-ignore -q "$entry" 2> /dev/null; then
            echo "$entry: does not belong at the top level" >&2
            status=1
        fi
        ;;
    esac
done
exit $status
