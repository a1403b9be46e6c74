# Sourced by tests/faults after cli.sh: runs the program with a fault, judges what it prints, and adds a row to the table in
# the file KF_FAULT_TABLE. Needs the modules that CMake makes of fault_shim.c.

shims=${KF_BUILD_DIR:-${KINFOLD%/*}}/tests
[ -e "$shims/fault_shim.so" ] || fail "$shims/fault_shim.so is not there: compile all (ninja -C build/debug)"

# The program as it is released, where hundreds of runs are needed and nothing was changed since it was compiled.
quick_program()
{
    quick=${KF_RELEASE:-$KF_SOURCE_DIR/build/release/kinfold}
    if [ -x "$quick" ] && [ -z "$(find "$KF_SOURCE_DIR/src" -name '*.[ch]' -newer "$quick" -print -quit)" ]; then
        echo "$quick"
    else
        echo "$KINFOLD"
    fi
}

# is_sanitized PROGRAM
is_sanitized()
{
    grep -q __asan_init "$1"
}

# with_fault FAULT COMMAND...: with KF_FAULT as fault_shim.c reads it; what failed is in the file failed.
with_fault()
{
    rm -f failed
    fault=$1
    shift
    env LD_PRELOAD="$shims/fault_shim.so" KF_FAULT="$fault" KF_FAULT_LOG="$PWD/failed" \
        ASAN_OPTIONS="${ASAN_OPTIONS:+$ASAN_OPTIONS:}verify_asan_link_order=0" "$@"
}

# at_time SECONDS COMMAND...: the clock stands there, counted from 1970.
at_time()
{
    seconds=$1
    shift
    env LD_PRELOAD="$shims/fault_shim.so" KF_FAULT_TIME="$seconds" \
        ASAN_OPTIONS="${ASAN_OPTIONS:+$ASAN_OPTIONS:}verify_asan_link_order=0" "$@"
}

# is_sound FILE: no sanitizer and no library complained in what was printed.
is_sound()
{
    ! grep -qE 'AddressSanitizer|LeakSanitizer|runtime error:|CRITICAL|Gtk-WARNING|Pango-WARNING|assertion|fault_shim:' "$1" ||
        fail "$fault_name: $(cat "$1")"
}

# happens NAME HOW STATUS WORDS COMMAND...: it ends so and says this, in the file printed; a row of the table.
happens()
{
    fault_name=$1 how=$2 wanted=$3 words=$4
    shift 4
    status=0
    "$@" > printed 2>&1 || status=$?
    is_sound printed
    [ "$status" = "$wanted" ] || fail "$fault_name ($how): ended with $status, not $wanted: $(cat printed)"
    [ -z "$words" ] || grep -qF -e "$words" printed || fail "$fault_name ($how): does not say \"$words\": $(cat printed)"
    row "$status"
}

# row STATUS: what was printed last, in the table.
row()
{
    [ -z "${KF_FAULT_TABLE:-}" ] ||
        printf '| %s | %s | %s | %s |\n' "$fault_name" "$(echo "$how" | sed 's/|/\\|/g')" "$(said)" "$1" >> "$KF_FAULT_TABLE"
}

# The first error of the file printed with its hint, or else its last line, in one line without the test's folder.
said()
{
    { awk '/error\[/ && !error { error = 1; print; next } /error\[/ { exit } error && /hint:/ { print; exit }' printed |
        grep . || tail -n 1 printed; } |
        sed -e "s#$folder/##g" -e "s#$KF_SOURCE_DIR/##g" -e 's/^ *//' -e 's/|/\\|/g' | paste -sd ' '
}

# Nothing of ours is left below FOLDER.
no_litter()
{
    [ -z "$(find "$1" -name '.kinfold-*')" ] || fail "$fault_name: left behind: $(find "$1" -name '.kinfold-*')"
}

# same BEFORE AFTER: file by file, and nothing is left behind.
same()
{
    diff -r "$1" "$2" > differences || fail "$fault_name: not as before: $(cat differences)"
    no_litter "$2"
}

# whole FOLDER: each PDF below it ends as one does.
whole()
{
    find "$1" -name '*.pdf' | while read -r name; do
        tail -c 6 "$name" | grep -q '^%%EOF' || fail "$fault_name: $name is cut short"
    done
}
