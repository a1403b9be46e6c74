#!/bin/sh
# What each stage hands to the next, of the real module's first handout, is what stages/<stage>.txt says.
# KF_UPDATE_GOLDENS=1 rewrites the files.
set -eu
: "${KINFOLD:?run it with ctest}" "${KF_SOURCE_DIR:?run it with ctest}"

goldens=$KF_SOURCE_DIR/tests/golden/stages
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$KF_SOURCE_DIR" # paths in messages are below this folder
failed=0

# The first three show a whole module: the part of its first handout is kept.
handout_alone() {
    awk '
        /^(  )?[a-z-]+:/ { inside = /^ *handouts:/ }
        inside && /^(    - [0-9]+ mapping|  - handout)/ { count++ }
        inside && count < 2'
}

stage() {
    "$KINFOLD" inspect --stage "$1" --make handouts --piece six-steps repair-conversations > "$work/whole"
    case $1 in
    nodes | composed | module) handout_alone < "$work/whole" ;;
    *) cat "$work/whole" ;;
    esac > "$work/$1.txt"
}

# Lengths may differ by 0.06 (mm in pages, pt in ops), for one Pango rounds advances another way; all else may not.
near() {
    awk -v other="$2" '
        function number(word) { return word ~ /^-?[0-9]+(\.[0-9]+)?$/ }
        {
            if ((getline line < other) <= 0) { print "too short: " $0; exit 1 }
            count = split(line, words, " ")
            same = count == NF
            for (i = 1; i <= NF && same; i++) {
                same = $i == words[i] || (number($i) && number(words[i]) && ($i - words[i]) ^ 2 <= 0.0036)
            }
            if (!same) { print "- " $0; print "+ " line; bad = 1 }
        }
        END { if ((getline line < other) > 0) { print "too long: " line; exit 1 } exit bad }' "$1"
}

for stage in nodes composed module lint boxes pages ops tags; do
    stage "$stage"
    [ -s "$work/$stage.txt" ] || {
        echo "$stage prints nothing" >&2
        failed=1
    }
    if [ -n "${KF_UPDATE_GOLDENS:-}" ]; then
        cp "$work/$stage.txt" "$goldens/$stage.txt"
        continue
    fi
    case $stage in
    pages | ops) near "$goldens/$stage.txt" "$work/$stage.txt" > "$work/diff" ;;
    *) diff -u "$goldens/$stage.txt" "$work/$stage.txt" > "$work/diff" ;;
    esac || {
        echo "stage $stage differs from tests/golden/stages/$stage.txt:" >&2
        head -40 "$work/diff" >&2
        failed=1
    }
done
exit $failed
