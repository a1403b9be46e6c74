# Sourced by tests/cli: goes to an empty folder, "$folder", that is removed at the end. Needs KINFOLD and KF_SOURCE_DIR.

: "${KINFOLD:?run it with ctest}" "${KF_SOURCE_DIR:?run it with ctest}"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

# fail WORD...: says what is wrong and ends the test.
fail()
{
    echo "$*" >&2
    exit 1
}

# The program's kit is one of our own, data/, with a second module, "second".
kit_with_second_module()
{
    mkdir data
    cp -r "$KF_SOURCE_DIR/modules" data/modules
    ln -s "$KF_SOURCE_DIR/fonts" data/fonts
    mkdir data/modules/second
    sed 's/^id: repair-conversations$/id: second/' data/modules/repair-conversations/module.yaml \
        > data/modules/second/module.yaml
    export KINFOLD_DATA="$folder/data"
}
