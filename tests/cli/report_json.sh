#!/bin/sh
# The report is JSON with files, diagnostics and the exit code, and stdout holds nothing else.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"
kit_with_second_module

"$KINFOLD" build repair-conversations --piece six-steps --report json > report 2> lines
for line in '"path" : "out/repair-conversations/six-steps.pdf"' '"module" : "repair-conversations"' \
    '"piece" : "six-steps"' '"variant" : "standard"' '"paper" : "letter"' '"language" : "en-US"' '"sides" : 1' \
    '"artifacts" : {' '"header" : ' '"exit" : 0' '"errors" : 0'; do
    grep -qF -e "$line" report || fail "the report lacks $line"
done
[ "$(head -n 1 report)" = "{" ] && [ "$(tail -n 1 report)" = "}" ] || fail "something stands beside the report"
grep -q 'six-steps\.pdf ' lines || fail "the lines for people are not on stderr"
bytes=$(sed -n 's/.*"bytes" : \([0-9]*\).*/\1/p' report)
[ "$bytes" = "$(wc -c < out/repair-conversations/six-steps.pdf)" ] || fail "the report gives $bytes bytes"

sed -i '3i colour: "red"' data/modules/second/module.yaml
status=0
"$KINFOLD" check second --report json --quiet > report 2> lines || status=$?
[ "$status" = 1 ] || fail "ended with $status, not 1"
for line in '"code" : "unknown-key"' '"severity" : "error"' '"line" : 3' '"column" : ' '"address" : ' '"message" : ' \
    '"hint" : ' '"exit" : 1' 'modules/second/module.yaml"'; do
    grep -qF -e "$line" report || fail "the report lacks $line"
done

# Wrong usage, too, once the options are read.
status=0
"$KINFOLD" check no-such-module --report json > report 2> lines || status=$?
[ "$status" = 2 ] || fail "ended with $status, not 2"
grep -qF '"exit" : 2' report || fail "no report of an unknown module"
