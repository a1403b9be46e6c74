#!/bin/sh
# No test sleeps for a time or draws lots: it waits for what happens (wait_until in tests/support/cli.sh), and takes a port that
# it was given.
set -eu
cd "${KF_SOURCE_DIR:-$(dirname "$0")/../..}/tests"

# Who may: those that wait in a loop for something, the fault of a file that changes beside a build, kills at random moments
# that are told with their seed, a voice of a test's own, answers that come late when asked to (browser/), and what measures
# (peers/, cluster/).
may='^(support/cli\.sh|package/type\.zsh|unit/desk/test_pool\.c|language_server/client\.js|faults/(places\.sh|kill)|desk/read\.cjs|browser/browser\.cjs):'

calls='(^|[^-a-zA-Z_"])(u|nano|g_u)?sleep[( ]+[0-9$"&]|waitForTimeout|setTimeout|/dev/u?random|\$\{?(RANDOM|SECONDS|EPOCH)|[^$.]\$\$[^/(]'
if grep -rnE -e "$calls" --include='*.sh' --include='*.[ch]' --include='*js' --include='*.py' --include='*.zsh' --exclude-dir=corpus \
    arch browser cli desk faults fuzz golden language_server modules package readability support unit validator \
    faults/calls faults/kill faults/table | grep -vE -e "$may" -e '^arch/steady\.sh:' >&2; then
    echo "wait for what happens instead: see tests/README.md" >&2
    exit 1
fi
