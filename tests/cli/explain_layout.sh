#!/bin/sh
# --explain-layout says of each page how it was filled, the same each time; without it nothing is said.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"
own_kit

lines_of() {
    "$KINFOLD" check "$@" | grep '^    page '
}

lines_of repair-conversations --piece six-steps --explain-layout > once
lines_of repair-conversations --piece six-steps --explain-layout > again
cmp once again || fail "said another thing the second time"
grep -qE '^    page 1: .*[0-9] mm left$' once || fail "says no room left: $(cat once)"
[ "$(wc -l < once)" = 1 ] || fail "$(wc -l < once) lines for one side"

"$KINFOLD" check repair-conversations --piece six-steps > lines
! grep -q 'page 1' lines || fail "explains unasked"

"$KINFOLD" build repair-conversations --piece six-steps --explain-layout > lines
grep -A 1 '^  six-steps\.pdf ' lines | tail -n 1 | grep -q '^    page 1: ' || fail "no line under its file"

"$KINFOLD" check repair-conversations --piece six-steps --explain-layout --report json > report 2> lines
for line in '"pages" : [' '"page" : 1' '"layout" : "' '"left-mm" : '; do
    grep -qF -e "$line" report || fail "the report lacks $line"
done
"$KINFOLD" check repair-conversations --piece six-steps --report json > report 2> lines
! grep -qF '"left-mm"' report || fail "the report explains unasked"

# A break that someone asks for is named.
cat > module.yaml <<'YAML'
kinfold: 1
id: sample
number: 1
title: A sample
subtitle: Of pages
version: "1.0"
date: 2026-11-21
language: en-US
licence: CC-BY-4.0
audience: [mixed-family]
identity: {mark: circle, ribbon: solid, accent: "#09324F", tint: "#EEF1F3"}
aim: Rest.
main-message: Rest helps.
action: Rest.
handouts:
  - id: page
    title: Rest
    blocks:
      - text: One.
      - page-break: {front: true}
      - text: Two.
YAML
lines_of module.yaml --make handouts --explain-layout > pages
sed -n 1p pages | grep -q 'page 1: natural; ' || fail "page 1: $(cat pages)"
sed -n 2p pages | grep -q 'page 2: left empty, ' || fail "page 2: $(cat pages)"
sed -n 3p pages | grep -q 'page 3: begins at a page break; natural; ' || fail "page 3: $(cat pages)"
