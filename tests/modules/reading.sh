#!/bin/sh
# Every handout reads at grade 7 or lower (Flesch-Kincaid), as kinfold counts and as GNU style does, on the same sentences.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/modules.sh"

# too_high GRADE
too_high() {
    awk -v grade="$1" 'BEGIN { exit !(grade > 7.0) }'
}

for file in "$KF_SOURCE_DIR"/modules/*/module.yaml; do
    module=$(basename "$(dirname "$file")")
    "$KINFOLD" inspect --stage reading "$module" > sentences 2> errors || { cat errors >&2; exit 1; }
    # style ends a sentence at a full stop alone: one sentence a line, quotes and other marks gone.
    for handout in $(sed -n 's/^== \([^:]*\):.*/\1/p' sentences); do
        ours=$(sed -n "s/^== $handout: grade \([^,]*\),.*/\1/p" sentences)
        awk -v name="== $handout:" 'index($0, "== ") == 1 { inside = index($0, name) == 1; next } inside' sentences |
            sed "s/[“”\"…]//g; s/[’‘]/'/g; s/[.!?:;]*$/./; s/[.!?]\([^.]\)/,\1/g" > text
        theirs=$(style -L en text | sed -n 's/^ *Kincaid: //p')
        [ -n "$theirs" ] || { echo "style has no grade for $module/$handout" >&2; exit 1; }
        printf '%-22s %-32s %6s %6s  %s sentences\n' "$module" "$handout" "$ours" "$theirs" "$(grep -c . text)"
        # Its words are given (Taking part: ... Not an assessment of safety, recovery or parenting.), five sentences in all.
        [ "$module/$handout" != kit/certificate ] || continue
        if too_high "$ours" || too_high "$theirs"; then
            echo "$module/$handout reads above grade 7: $ours here, $theirs by style" >&2
            failed=1
        fi
    done
done
exit $failed
