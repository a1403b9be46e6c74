#!/bin/sh
# A handout that a programme leaves out, and that a text still names, is told at that text and at the change.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"

mkdir -p ours/overlays
printf 'kinfold: 1\nprogram: Ours\nregion: US\nlanguage: en-US\nnames: {on-call: Ana, reporting-body: the county}\n' > ours/community.yaml
cat > ours/overlays/repair-conversations.yaml <<'END'
overlay-of: repair-conversations
language: en-US
changes:
  - remove: stop-and-return
    why: We have a sheet of our own.
  - insert-after: six-steps/my-own-words
    blocks:
      - text: Then read 2.3 again, not 2.30 or 12.3.
        id: then-read
END
tells 0 'ours/overlays/repair-conversations.yaml:8:15: warning[removed-page]: this names handout 2.3, "Stop, and come back", which overlay ours leaves out' \
    check repair-conversations --community ours
grep -qF 'ours/overlays/repair-conversations.yaml:4:13: left out here' printed || { cat printed; fail 'the change is not named'; }
[ "$(grep -c 'removed-page' printed)" -ge 2 ] || { cat printed; fail 'the kit names it too, and is not told'; }
grep -q 'modules/repair-conversations/module.yaml:[0-9]*:[0-9]*: warning.removed-page' printed || { cat printed; fail 'no line of the kit'; }

# What all keep is named without a word.
"$KINFOLD" check repair-conversations > printed 2>&1 || fail "$(cat printed)"
! grep -q removed-page printed || { cat printed; fail 'the kit has left nothing out'; }
