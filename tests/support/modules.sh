# Sourced by tests/modules: goes to an empty folder, "$work", that is removed at the end; the program's kit is the source's.
# A script goes on after a mistake, so that all are seen, and ends with `exit $failed`.

: "${KINFOLD:?run it with ctest}" "${KF_SOURCE_DIR:?run it with ctest}"
export KINFOLD_DATA="$KF_SOURCE_DIR"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
failed=0

# fail WORD...: says what is wrong.
fail() {
    echo "$*" >&2
    failed=1
}
