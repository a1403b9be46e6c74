#!/bin/sh
# A build that is killed leaves only whole files, no temporary ones, and ends with 130.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"
kit_with_second_module

# Enough modules that it is still at work when the signal comes.
for i in $(seq 40); do
    mkdir "data/modules/m$i"
    sed "s/^id: repair-conversations\$/id: m$i/" data/modules/second/module.yaml > "data/modules/m$i/module.yaml"
done
"$KINFOLD" build > lines 2>&1 &
build=$!
while [ -z "$(ls out 2> /dev/null)" ] && kill -0 "$build" 2> /dev/null; do
    sleep 0.01
done
kill -TERM "$build"
status=0
wait "$build" || status=$?
[ "$status" = 130 ] || fail "ended with $status, not 130"

for module in out/*; do
    [ "$(find "$module" -type f | wc -l)" = "$(find "$module" -name '*.pdf' | wc -l)" ] || fail "$module has leftovers"
    [ -f "$module/facilitator-guide.pdf" ] && [ -f "$module/six-steps.pdf" ] || fail "$module has some of its files"
done
find out -name '*.pdf' | while read -r name; do
    tail -c 6 "$name" | grep -q '^%%EOF' || fail "$name is cut short"
done
[ "$(find out -name facilitator-guide.pdf | wc -l)" -lt 42 ] || fail "the signal came too late to show anything"
if grep -q error lines; then
    cat lines >&2
    fail "a killed build is not quiet"
fi
