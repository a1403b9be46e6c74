# Sourced by tests/desk: a desk in an empty folder, "$folder", closed at the end. Needs what tests/support/cli.sh needs.

. "$KF_SOURCE_DIR/tests/support/cli.sh"

desk=
trap 'close_desk; rm -rf "$folder"' EXIT

# open_desk OPTION...: starts it; sets address (with the key), home ("http://127.0.0.1:PORT") and cookie ("name=value").
open_desk()
{
    : > desk.txt # not of another before it, and there before the shell behind & has opened it
    : > desk.err
    "$KINFOLD" desk --no-open --jobs 2 "$@" > desk.txt 2> desk.err &
    desk=$!
    wait_until is_open "$desk" desk.txt desk.err
    address=$(sed -n 's/^ *\(http:.*\)$/\1/p' desk.txt)
    home=${address%%/\?*}
    cookie=$(curl -sS -i "$address" | tr -d '\r' | sed -n 's/^Set-Cookie: \([^;]*\);.*/\1/ip')
}

# is_open PROCESS PRINTED ERRORS: the desk has printed all that it prints at first, into the file PRINTED.
is_open()
{
    ! has_ended "$1" || fail "the desk ends: $(cat "$2" "$3")"
    grep -q 'Ctrl-C closes it' "$2"
}

# kill_workers PROCESS: those of this desk have ended when it returns.
kill_workers()
{
    workers=$(pgrep -P "$1" -f -- --worker) || fail "the desk has no worker"
    # shellcheck disable=SC2086 # numbers
    kill -KILL $workers
    for worker in $workers; do
        wait_until has_ended "$worker"
    done
}

# Ctrl-C closes it cleanly: its workers too, and nothing is said.
close_desk()
{
    status=0
    [ -n "$desk" ] || return 0
    kill -INT "$desk" 2> /dev/null || :
    wait "$desk" || status=$?
    desk=
    [ "$status" = 0 ] && [ ! -s desk.err ] || {
        echo "the desk ends with $status and says: $(cat desk.err)" >&2
        exit 1
    }
}

# get PATH OPTION...: as our own page asks; prints the body.
get()
{
    path=$1
    shift
    curl -sS -b "$cookie" "$@" "$home$path"
}

# answers STATUS OPTION...: curl with these options gets this status.
answers()
{
    wanted=$1
    shift
    got=$(curl -s -o body -w '%{http_code}' "$@" || :)
    [ "$got" = "$wanted" ] || fail "curl $*: $got, not $wanted: $(head -c 300 body)"
}

# browse SCRIPT: a script of tests/desk, in a browser.
browse()
{
    [ -d "${KF_BROWSER:?run it with ctest}" ] || fail "there is no $KF_BROWSER: run tests/browser/install.sh"
    ADDRESS=$address node "$KF_SOURCE_DIR/tests/desk/$1"
}
