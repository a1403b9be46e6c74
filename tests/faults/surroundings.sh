#!/bin/sh
# What a process is given by whoever starts it: files open or closed, limits, variables, a clock, a locale, a folder.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"
. "$KF_SOURCE_DIR/tests/support/faults.sh"
own_kit

program=$(quick_program)
build="$program build repair-conversations --piece six-steps"
page=repair-conversations/six-steps.pdf
export KF_OUT="$folder/out"
$build --out good --quiet

# makes NAME HOW COMMAND...: the same page as ever, in out/.
makes()
{
    rm -rf out
    name=$1 how=$2
    shift 2
    happens "$name" "$how" 0 '' "$@"
    cmp -s good/$page out/$page || fail "$name ($how): another page: $(cat printed)"
    no_litter out
}

# --- standard files ---
# Whatever is closed, nothing is printed into a file that is being made.
rm -rf out
happens 'Standard output closed' '>&-' 5 'standard output could not be written' sh -c "$build --out out >&-"
cmp -s good/$page out/$page || fail 'another page'
makes 'Standard output closed, --quiet' '>&-' sh -c "$build --out out --quiet >&-"
makes 'Standard input closed' '<&-' sh -c "$build --out out <&-"
makes 'Standard error closed' '2>&-' sh -c "$build --out out 2>&-"
makes 'All three closed, --quiet' '<&- >&- 2>&-' sh -c "$build --out out --quiet <&- >&- 2>&-"
echo 'kinfold: 2' > broken.yaml
fault_name='Mistakes, standard error closed' how='2>&-'
status=0
$program check ./broken.yaml --quiet 2>&- > printed || status=$?
[ "$status" = 1 ] || fail "$fault_name: ended with $status"
row "$status"
happens 'Standard output full' '> /dev/full' 5 'standard output could not be written' sh -c "$program list > /dev/full"
happens 'A page to a full device' '--out - > /dev/full' 5 'No space left on device' sh -c "$build --out - > /dev/full"
rm -rf out
mkfifo pipe # opened for both, then for writing, then left by its only reader, before anything is printed
happens 'Nobody reads what is printed' '| true' 5 'standard output could not be written' \
    sh -c "exec 3<> pipe 4> pipe 3>&-; $build --out out >&4"
cmp -s good/$page out/$page || fail 'another page'
fault_name='Nobody reads a list' how='| head -1'
$program list | head -n 1 > printed || fail 'list to head'
row 0

# --- variables and folders ---
makes 'Environment empty' 'env -i' env -i KINFOLD_DATA="$folder/data" LSAN_OPTIONS="${LSAN_OPTIONS:-}" $build --out out
makes 'TMPDIR, HOME and XDG folders missing' 'set to /nowhere' \
    env TMPDIR=/nowhere HOME=/nowhere XDG_CACHE_HOME=/nowhere XDG_CONFIG_HOME=/nowhere XDG_RUNTIME_DIR=/nowhere \
    $build --out out
mkdir gone
makes 'Working folder removed' 'rmdir . before the start' sh -c "cd gone && rmdir ../gone && exec $build --out '$folder/out'"

# --- the clock ---
# In the past, no helpline can have been checked yet: nothing is printed, and it is said why. Later, all are old: a warning.
rm -rf out && mkdir -p out/repair-conversations && echo old > out/$page && cp -r out before
for when in '-2208988800 1900-01-01' '-86400 1969-12-31' '0 1970-01-01'; do
    happens 'Clock before 1970, or at its start' "stands at ${when#* } (shim)" 1 \
        "set the clock of this machine, which says ${when#* }" at_time ${when%% *} env TZ=UTC $build --out out
    same before out
done
rm -r before
for when in '2147483648 2038-01-19' '32503680000 3000-01-01' '253402300800 10000-01-01'; do
    makes 'Clock far ahead' "stands at ${when#* } (shim)" at_time ${when%% *} env TZ=UTC $build --out out
    has printed 'was last checked on'
done

# --- the locale ---
if command -v localedef > /dev/null && [ -e /usr/share/i18n/locales/de_DE ]; then
    mkdir locales
    for locale in de_DE tr_TR; do
        localedef -i $locale -f UTF-8 "$folder/locales/$locale.UTF-8" > /dev/null 2>&1 || true
        [ "$(LOCPATH="$folder/locales" LC_ALL=$locale.UTF-8 locale charmap 2> /dev/null)" = UTF-8 ] || fail "no $locale"
        makes 'Locale with decimal commas, other letters I' "LC_ALL=$locale.UTF-8" \
            env LOCPATH="$folder/locales" LC_ALL=$locale.UTF-8 LANGUAGE=${locale%_*} \
            ASAN_OPTIONS="${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0" $build --out out # the C library keeps LOCPATH's list
    done
fi
makes 'Locale that is not there' 'LC_ALL=xx_YY.UTF-8' env LC_ALL=xx_YY.UTF-8 $build --out out

# --- threads ---
rm -rf out && mkdir -p out/repair-conversations && echo old > out/$page && cp -r out before
happens 'Out of processes' 'EAGAIN at each new thread (shim)' 3 'no further thread be started' \
    with_fault thread:EAGAIN timeout 600 $build --out out
same before out
rm -r before
makes 'Out of processes half-way' 'EAGAIN at the second of four threads (shim)' \
    with_fault thread:EAGAIN:at=2 timeout 600 $build --jobs 4 --variant standard,large-print --out out

# --- open files ---
fault_name='Out of file descriptors'
last=-1
for most in 8 9 10 11 12 13 14 16 18 20 24 32 256; do # 256: who runs this may have left files open
    rm -rf out && mkdir -p out/repair-conversations && echo old > out/$page && cp -r out before
    status=0
    sh -c "ulimit -n $most && exec $build --jobs 1 --out out" > printed 2>&1 || status=$?
    how="ulimit -n $most"
    is_sound printed
    case $status in
    0) cmp -s good/$page out/$page || fail "$how: ended with 0, and the page is another: $(cat printed)" ;;
    1 | 3 | 5)
        grep -q 'error\[' printed && grep -q 'hint:' printed || fail "$how: no message: $(cat printed)"
        same before out
        ;;
    126 | 127) ;; # the machine could not even start it
    *) fail "$how: ended with $status: $(cat printed)" ;;
    esac
    [ "$status" = "$last" ] || row "$status"
    last=$status
    rm -rf before
done
[ "$last" = 0 ] || fail "256 files are not enough: $(cat printed)"
