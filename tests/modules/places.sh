#!/bin/sh
# Reads finished guides with the handouts that they speak of: what "Handout 2.1, page 1, item 3: Share how it felt" names
# stands there on the printed page, in each length, in large print, for a community and in Spanish. (Packs: pack.sh.)
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/modules.sh"
communities=$KF_SOURCE_DIR/modules/communities
total=0

# An item that a community puts before the others moves those after it, on the page and in the guide; a note may come along.
cp -r "$communities/prairie-county" "$communities/high-plains" .
cat >> prairie-county/overlays/repair-conversations.yaml <<'END'

  - insert-before: six-steps/steps/say-what-happened
    items:
      - id: sit
        step: Sit side by side
        text: Choose a place with two chairs.
        instead-of: “Stand there and listen.”
        try: “Where would you like to sit?”
        facilitator: Chairs that stand face to face. Turn them a little.
    why: People here talk side by side.
  - replace: six-steps/sides
    with: 2
    why: A step more.
  - insert-before: ready-to-talk/ask-heading
    blocks:
      - page-break: true
    why: We tear it off.
  - replace: ready-to-talk/sides
    with: 3
    why: A page more.
END

# printed OPTION...: handouts and guides, into a folder of their own.
printed() {
    rm -rf out
    "$KINFOLD" build --make handouts,guide --quiet --out out "$@" > said 2>&1 || fail "$*: $(cat said)"
    for guide in out/*/facilitator-guide*.pdf; do
        module=${guide%/*}
        handouts=$(ls "$module"/*.pdf | grep -v facilitator-guide)
        # shellcheck disable=SC2086
        python3 "$KF_SOURCE_DIR/tests/support/check_places.py" "$guide" $handouts > counted 2> wrong || fail "$* $guide: $(cat wrong)"
        total=$((total + $(sed 's/ .*//' counted)))
    done
}

for length in 45 90 120; do
    printed --length $length repair-conversations boundaries attachment-injuries
done
printed --variant large-print repair-conversations boundaries
printed --community prairie-county repair-conversations boundaries
printed --community "$communities/puente-familiar" --language es repair-conversations boundaries
[ "$total" -ge 90 ] || fail "only $total places are named"

exit $failed
