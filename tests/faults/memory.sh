#!/bin/sh
# Memory runs out: GLib and the libraries under us end the process, by design. Old files stay whole, and the next run leaves
# nothing behind. Which call is refused differs from run to run, for Pango has threads of its own; and who is refused once is
# a library that may go on with what it has: a font without its width. So a new page is a whole one, and the usual one only
# where nothing was refused.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"
. "$KF_SOURCE_DIR/tests/support/faults.sh"
own_kit

program=$(quick_program)
! is_sanitized "$program" || exit 77 # it has an allocator of its own: `ninja -C build/release`
build="$program build repair-conversations --piece six-steps --jobs 1"
page=repair-conversations/six-steps.pdf
$build --out good --quiet

# is_whole FILE: a PDF that can be read from its first to its last byte.
is_whole()
{
    qpdf --check "$1" > checked 2>&1
}

# without_memory HOW COMMAND...: it ends in whatever way; then all is whole, and after the next run as ever.
ends=''
without_memory()
{
    fault_name='Memory runs out' how=$1
    shift
    rm -rf out && mkdir -p out/repair-conversations && echo old > out/$page
    status=0
    { timeout 600 "$@" > printed 2>&1; } 2> /dev/null || status=$?
    [ "$status" != 124 ] || fail "$how: hangs"
    [ "$(tr -d '\0' < out/$page)" = old ] && [ "$status" != 0 ] || is_whole out/$page ||
        fail "$how: ended with $status, and the page is torn: $(cat printed checked)"
    case "$ends " in
    *" $status "*) ;;
    *) row "$status" && ends="$ends $status" ;;
    esac
    $build --out out --quiet 2> /dev/null || fail "$how: the next run failed"
    same good out
}

# --- at each call, as it were: one that is refused, and all from one on ---
env LD_PRELOAD="$shims/fault_malloc.so" KF_FAULT=malloc:none KF_FAULT_LOG="$folder/calls" $build --out counted --quiet
count=$(wc -l < calls)
[ "$count" -gt 10000 ] || fail "only $count calls for memory are seen"
for part in 0 1 2 5 10 20 30 40 50 60 70 80 90 93 95 97 98; do
    at=$((count / 100 * part + 7))
    for key in at after; do
        without_memory "malloc:ENOMEM:$key=N (shim), N in 34 places" env LD_PRELOAD="$shims/fault_malloc.so" \
            KF_FAULT=malloc:ENOMEM:$key=$at KF_FAULT_LOG="$folder/refused" $build --out out
        [ -s refused ] || fail "$key=$at: nothing was refused"
        rm refused
    done
done
[ -n "$ends" ] || fail 'no run was ended by it'

# --- so much and no more ---
ends=''
for most in 20000 30000 40000 50000 60000 80000 100000 200000 4000000; do
    without_memory "ulimit -v N, N from 20,000 to 4,000,000 KiB" sh -c "ulimit -v $most && exec $build --out out"
done
case $ends in
*' 0'*) ;;
*) fail "4 GB of addresses are not enough: $(cat printed)" ;;
esac
