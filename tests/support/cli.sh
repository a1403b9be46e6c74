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

# wait_until COMMAND...: tries it until it succeeds, for ten minutes at most: what happens is waited for, never a time.
wait_until()
{
    for _ in $(seq 6000); do
        ! "$@" || return 0
        sleep 0.1
    done
    fail "waited in vain: $*"
}

# has_ended PROCESS: it has closed all that it had open, whether or not its parent has taken notice.
has_ended()
{
    ! grep -qs '^State:.[^ZX]' "/proc/$1/status"
}

# renew FILE MADE: FILE is touched, and is newer than MADE. Clocks of file systems stand still for a while, up to 2 s.
renew()
{
    touch "$1"
    until [ -n "$(find "$1" -newer "$2")" ]; do
        sleep 0.01
        touch "$1"
    done
}

# tells STATUS WORDS ARGUMENT...: kinfold ARGUMENT... ends so and says this; all that it says is in the file printed.
tells()
{
    wanted=$1 words=$2
    shift 2
    status=0
    "$KINFOLD" "$@" > printed 2>&1 || status=$?
    [ "$status" = "$wanted" ] && grep -qF -e "$words" printed || {
        cat printed >&2
        fail "kinfold $*: ended with $status, not $wanted, or does not say: $words"
    }
}

# has FILE WORDS: they stand in it.
has()
{
    grep -qF -e "$2" "$1" || fail "$1 does not say \"$2\":
$(cat "$1")"
}

# ends STATUS ARGUMENT...: kinfold ARGUMENT... ends so; what it prints is in the files lines and errors.
ends()
{
    wanted=$1
    shift
    status=0
    "$KINFOLD" "$@" > lines 2> errors || status=$?
    [ "$status" = "$wanted" ] || fail "kinfold $*: ended with $status, not $wanted: $(cat lines errors)"
}

# A kit in the folder $1 with one module, repair-conversations, whatever the program's kit holds by now.
copy_kit()
{
    mkdir "$1"
    cp -r "$KF_SOURCE_DIR/modules" "$1/modules"
    ln -s "$KF_SOURCE_DIR/fonts" "$1/fonts"
    for file in "$1"/modules/*/module.yaml; do
        [ "$file" = "$1/modules/repair-conversations/module.yaml" ] || rm -r "$(dirname "$file")"
    done
}

# The program's kit is one of our own, data/.
own_kit()
{
    copy_kit data
    export KINFOLD_DATA="$folder/data"
}

# The same with a second module, "second", like the first.
kit_with_second_module()
{
    own_kit
    mkdir data/modules/second
    sed 's/^id: repair-conversations$/id: second/' data/modules/repair-conversations/module.yaml \
        > data/modules/second/module.yaml
}

# A printing system with two printers, that writes down in the file told what lp is told. The files printers and default
# say what lpstat says; while there is a file out-of-paper, lp refuses.
fake_printers()
{
    mkdir bin
    cat > bin/lp <<'EOF'
#!/bin/sh
for word do printf '[%s]' "$word"; done >> "$FAKE/told"
echo >> "$FAKE/told"
[ ! -e "$FAKE/out-of-paper" ] || { echo 'lp: Error - the printer said no.' >&2; exit 1; }
echo "request id is Office-$(wc -l < "$FAKE/told") (1 file(s))"
EOF
    cat > bin/lpstat <<'EOF'
#!/bin/sh
case $1 in
-e) cat "$FAKE/printers" ;;
-d) cat "$FAKE/default" ;;
esac
EOF
    chmod +x bin/*
    export FAKE="$folder" PATH="$folder/bin:$PATH"
    printf 'Office\nUpstairs\n' > printers
    echo 'system default destination: Office' > default
}
