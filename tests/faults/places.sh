#!/bin/sh
# Folders and files that change under a build, are in use elsewhere, or take nothing: real ones, where this machine lets us.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"
. "$KF_SOURCE_DIR/tests/support/faults.sh"
own_kit
rm data/fonts
cp -r "$KF_SOURCE_DIR/fonts" data/fonts

build="$(quick_program) build repair-conversations --piece six-steps"
page=repair-conversations/six-steps.pdf
module=data/modules/repair-conversations/module.yaml
$build --out good --quiet
fresh()
{
    rm -rf out before
    mkdir -p out/repair-conversations
    echo old > out/$page
    cp -r out before
}

# --- in use elsewhere: who has the old page open goes on reading that ---
fresh
exec 9< out/$page
happens 'Page open elsewhere' 'another process reads it' 0 'no errors' $build --out out
[ "$(cat <&9)" = old ] || fail 'the old page changed under its reader'
exec 9<&-
same good out
fresh
python3 - out/$page > held <<'END' &
import mmap, sys, time
with open(sys.argv[1], 'r+b') as file:
    held = mmap.mmap(file.fileno(), 0)
    print('held', flush=True)
    time.sleep(600)
END
viewer=$!
trap 'kill $viewer 2> /dev/null || :; rm -rf "$folder"' EXIT
wait_until test -s held
happens 'Page mapped elsewhere' 'another process has it in memory, to read and write' 0 'no errors' $build --out out
kill "$viewer"
same good out

# --- folders that take nothing ---
# As somebody else, for root may write everywhere.
if [ "$(id -u)" = 0 ]; then
    somebody='setpriv --reuid 65534 --regid 65534 --clear-groups'
    chmod 755 "$folder"
else
    somebody=env
fi
if $somebody $build --out - > /dev/null 2>&1; then
    fresh
    chmod 555 out out/repair-conversations
    happens 'Read-only folder' 'chmod 555' 5 'cannot be written: Permission denied' $somebody $build --out out
    same before out
    chmod 755 out out/repair-conversations
    fresh
    chmod 777 out out/repair-conversations
    chmod 444 out/$page
    happens 'Write-protected page' 'chmod 444' 5 'cannot be written: Permission denied' $somebody $build --out out
    same before out
fi
mkdir mounted
if unshare --mount sh -c 'mount -t tmpfs -o size=16k tmpfs mounted && mount --bind mounted mounted &&
    mount -o remount,ro,bind mounted' 2> /dev/null; then
    fresh
    happens 'Full disk, a real one' 'tmpfs of 16 KiB' 5 'cannot be written: No space left on device' unshare --mount sh -c "
        mount -t tmpfs -o size=16k tmpfs out && mkdir out/repair-conversations && echo old > out/$page && cp -r out kept
        $build --out out; status=\$?
        diff -r kept out && exit \$status"
    fresh
    happens 'Read-only disk, a real one' 'mount -o ro' 5 'cannot be written: Read-only file system' unshare --mount sh -c "
        mount --bind out out && mount -o remount,ro,bind out && $build --out out"
    same before out
fi

# --- while it builds ---
# again COMMAND...: over and over, beside what follows; `wait_for_it` ends it.
again()
{
    rm -f enough
    (while [ ! -e enough ]; do "$@"; done) > /dev/null 2>&1 &
    beside=$!
}
wait_for_it()
{
    touch enough
    wait "$beside" || :
}

# sound STATUS: a build that ended so made the page as ever, or told why not. What is read of the page is one file, whatever
# becomes of its name meanwhile.
sound()
{
    case $1 in
    0) ! cat out/$page > read 2> /dev/null || cmp -s good/$page read || fail "$fault_name: another page" ;;
    1 | 2 | 3 | 5) grep -q 'error\[' printed && grep -q 'hint: ' printed || fail "$fault_name: no message: $(cat printed)" ;;
    *) fail "$fault_name: ended with $1: $(cat printed)" ;;
    esac
    is_sound printed
}

# many MOST NAME HOW: builds while it changes, 12 times and until one fails, but no more than so often. The last failure is
# the row.
many()
{
    most=$1 fault_name=$2 how=$3 failed='' count=0
    while [ $count -lt 12 ] || { [ -z "$failed" ] && [ $count -lt "$most" ]; }; do
        count=$((count + 1))
        status=0
        $build --out out > printed 2>&1 || status=$?
        sound "$status"
        [ "$status" = 0 ] || { failed=$status && cp printed last; }
    done
    wait_for_it
    if [ -n "$failed" ]; then
        mv last printed && row "$failed"
    else
        row 0
    fi
}

again rm -rf out
many 12 'Folder removed while it builds' 'rm -rf out, over and over'
fresh
cp $module whole.yaml
head -c 3000 whole.yaml > half.yaml
torn() { cat half.yaml > $module; sleep 0.02; cat whole.yaml > $module; sleep 0.02; }
again torn
many 1000 'Module saved while it builds' 'cut and whole in turn, over and over'
[ -n "$failed" ] || fail 'no build saw the cut one'
[ "$(cat out/$page | tr -d '\0')" = old ] || cmp -s good/$page out/$page || fail 'another page'
cp whole.yaml $module

# --- files that are cut while they are read ---
fresh
cp half.yaml $module
happens 'Module half-written' 'its first 3,000 bytes' 1 'error[' $build --out out
same before out
cp whole.yaml $module
bold=AtkinsonHyperlegibleNext_700Bold.ttf
happens 'Font cut short while it is read' 'loses its bytes when it is mapped (shim)' 3 'a file was cut short, or its disk went away' \
    env KINFOLD_UNCONFINED=1 sh -c ". '$KF_SOURCE_DIR/tests/support/faults.sh'; with_fault mmap:cut:path=$bold $build --out out"
same before out
