#!/bin/sh
# The disk is full, slow, broken or closed to us: what was there stays, byte by byte, and the message says what to do.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"
. "$KF_SOURCE_DIR/tests/support/faults.sh"
kit_with_second_module

build="$(quick_program) build --piece six-steps --out out"
refuses="repair-conversations second"
mkdir -p out/repair-conversations out/second
for module in $refuses; do
    echo old > out/$module/six-steps.pdf
done
cp -r out before

# refused HOW FAULT WORDS: nothing is written anywhere.
refused()
{
    happens "$name" "$1" 5 "$3" with_fault "$2" $build
    [ -s failed ] || fail "$name: nothing failed"
    grep -q 'repair-conversations: not written' printed && grep -q 'second: not written' printed ||
        fail "$name: does not say what is not written: $(cat printed)"
    same before out
}

name='Full disk'
refused 'no room for a byte (shim)' write:ENOSPC 'No space left on device'
has printed 'hint: what was there before is kept; make room'
refused 'room for half a page (shim)' write:ENOSPC:bytes=9000:path=/out/ 'No space left on device'
refused 'told only when the file is synced (shim)' fsync:ENOSPC 'No space left on device'
refused 'told only when the file is closed (shim)' close:ENOSPC:path=/.kinfold- 'No space left on device'
name='Quota used up'
refused 'EDQUOT at the write (shim)' write:EDQUOT 'Disk quota exceeded'
name='Broken disk'
refused 'EIO at the sync (shim)' fsync:EIO 'Input/output error'
refused 'EIO at the rename (shim)' rename:EIO 'Input/output error'
name='Read-only file system'
refused 'EROFS at opening (shim)' open:EROFS:path=/.kinfold- 'Read-only file system'
name='No permission to write'
refused 'EACCES at opening (shim)' open:EACCES:path=/.kinfold- 'Permission denied'

# One module's folder alone: the other is made.
happens 'One folder closed' 'EACCES below out/second (shim)' 5 'second/six-steps.pdf cannot be written' \
    with_fault open:EACCES:path=out/second/.kinfold- $build
same before/second out/second
[ "$(head -c 5 out/repair-conversations/six-steps.pdf)" = %PDF- ] || fail 'the other module is not made'

# A disk that is only slow or odd: the same bytes as ever.
rm -rf out
$build --quiet 2> /dev/null
cp -r out good
for fault in write:short write:EINTR:every=2 read:short:path=data/ read:EINTR:every=2 fsync:EINTR:every=2; do
    rm -rf out
    happens 'Writes and reads cut short' "$fault (shim)" 0 'no errors' with_fault "$fault" $build
    [ -s failed ] || fail "$fault: nothing failed"
    same good out
done
