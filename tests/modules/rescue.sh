#!/usr/bin/env bash
# Reads finished guides: each "Go to page N, Title" leads to the activity of that title, and whoever jumps to the closing at
# the last minute has all its minutes left.

set -u
. "$KF_SOURCE_DIR/tests/support/modules.sh"

begin=$((18 * 60))

# minute CLOCK: "7:08" in the evening, after midnight.
minute() { echo $(((${1%:*} + 12) * 60 + 10#${1#*:})); }

# words FILE PAGE: of one page, on one line.
words() { pdftotext -raw -f "$2" -l "$2" "$1" - | tr '\n' ' ' | sed 's/\xc2\xa0/ /g; s/  */ /g'; }

# check_page FILE PAGE LENGTH
check_page() {
    local text page title at target minutes
    text=$(words "$1" "$2")
    while IFS='|' read -r page title; do
        jumps=$((jumps + 1))
        target=$(words "$1" "$page")
        grep -q "Activity [0-9]* .*$title" <<<"$target" || fail "$1, page $2: \"$title\" is not on page $page"
    done < <(grep -o 'Go to page [0-9]*, [^.]*\.' <<<"$text" | sed 's/Go to page \([0-9]*\), \(.*\)\.$/\1|\2/')
    while read -r at page; do
        minutes=$(words "$1" "$page" | grep -o '[0-9]* minutes · Led by' | head -1)
        [ $((begin + $3 - $(minute "$at"))) -ge "${minutes%% *}" ] || fail "$1, page $2: $at is too late for page $page"
    done < <(grep -o '[0-9]*:[0-9]* pm[^.:?]*[:?] Go to page [0-9]*, Close\.' <<<"$text" |
        sed 's/^\([0-9:]*\) .* page \([0-9]*\),.*/\1 \2/')
}

# check_guide FILE LENGTH
check_guide() {
    local pages
    jumps=0
    pages=$(pdfinfo "$1" | awk '/^Pages:/ {print $2}')
    for ((p = 1; p <= pages; p++)); do check_page "$1" "$p" "$2"; done
    [ "$jumps" -ge 5 ] || fail "$1: $jumps jumps only"
}

build() { "$KINFOLD" build --make guide --start 18:00 --out out --quiet "$@" || fail "build $*"; }

build --length 75 repair-conversations boundaries
build --length 90 attachment-injuries
build --length 75 --variant large-print repair-conversations
build --length 120 --community "$KF_SOURCE_DIR/modules/communities/prairie-county" --paper a4 boundaries

for guide in repair-conversations/facilitator-guide.75 boundaries/facilitator-guide.75 \
    repair-conversations/facilitator-guide.75.large-print; do
    check_guide "out/$guide.pdf" 75
done
check_guide out/attachment-injuries/facilitator-guide.pdf 90
check_guide out/boundaries/facilitator-guide.120.a4.pdf 120
exit $failed
