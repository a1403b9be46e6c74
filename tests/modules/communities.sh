#!/bin/sh
# The example communities: all their pages are made without a warning, valid, and hold what the community changed; each
# text that differs from the kit's comes from one of its overlays, its names or its words. Nothing is stale.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/modules.sh"

examples=$KF_SOURCE_DIR/modules/communities
modules='attachment-injuries boundaries kit repair-conversations'

for name in prairie-county puente-familiar; do
    "$KINFOLD" build --community "$examples/$name" --strict --quiet --out $name 2> errors || fail "$name: $(cat errors)"
    "$KINFOLD" overlay status --community "$examples/$name" --strict > status 2>&1 || fail "$name: $(cat status)"
done
"$KINFOLD" build --community "$examples/prairie-county" --session families-2 --quiet --out evening 2> errors ||
    fail "the evening: $(cat errors)"

# words FILE: as one line.
words()
{
    pdftotext "$1" - | tr '\n' ' '
}

# FILE|words that are there, or after a ! are not there
while IFS='|' read -r file wanted; do
    words "$file" > text
    case $wanted in
    !*) grep -qF -e "${wanted#!}" text && fail "$file has: ${wanted#!}" ;;
    *) grep -qF -e "$wanted" text || fail "$file lacks: $wanted" ;;
    esac
done << 'END'
prairie-county/repair-conversations/six-steps.pdf|Prairie County Family Evenings
prairie-county/repair-conversations/six-steps.pdf|Sample, not for use with families
prairie-county/repair-conversations/six-steps.pdf|feed the calves
prairie-county/repair-conversations/six-steps.pdf|Is after supper all right?
prairie-county/repair-conversations/six-steps.pdf|!dinner
prairie-county/repair-conversations/six-steps.pdf|If you ever feel afraid of this person
prairie-county/repair-conversations/weeks-away.pdf|If you ever feel afraid of this person
prairie-county/repair-conversations/weeks-away.pdf|Handout 2.12
prairie-county/repair-conversations/ready-to-talk.pdf|Who can hear us?
prairie-county/repair-conversations/facilitator-guide.pdf|Kin, neighbors and people who work together sit apart.
prairie-county/repair-conversations/facilitator-guide.pdf|!School reading room
prairie-county/attachment-injuries/story-cards.pdf|calf at the county fair
prairie-county/attachment-injuries/what-can-help.pdf|!Somatic
prairie-county/attachment-injuries/what-can-help.pdf|A doctor or nurse helps you find the right one.
prairie-county/boundaries/say-it-without-blame.pdf|Please call before you come.
prairie-county/boundaries/say-it-without-blame.pdf|I sleep in the bunkhouse.
prairie-county/boundaries/is-it-safe-for-me.pdf|Do not leave it in a truck
prairie-county/boundaries/facilitator-guide.pdf|Naloxone, and one person who knows how to give it
prairie-county/kit/helplines.pdf|555-0102
prairie-county/kit/helplines.pdf|555-0110
prairie-county/kit/helplines.pdf|1-800-799-7233
prairie-county/kit/group-agreement.pdf|In town, we let each other be.
evening/repair-conversations/facilitator-guide.90.session-families-2.pdf|School reading room
puente-familiar/repair-conversations/six-steps.pdf|Workshops for families
puente-familiar/repair-conversations/six-steps.pdf|you would take me to Mass
puente-familiar/repair-conversations/listening-and-words.pdf|In Spanish, in English or in both.
puente-familiar/repair-conversations/six-steps.es.pdf|Talleres para familias
puente-familiar/repair-conversations/six-steps.es.pdf|me llevarías a misa
puente-familiar/repair-conversations/six-steps.es.pdf|¿Se puede después de la cena?
puente-familiar/repair-conversations/listening-and-words.es.pdf|En español, en inglés o en los dos.
puente-familiar/repair-conversations/listening-and-words.es.pdf|!In Spanish, in English
puente-familiar/kit/helplines.es.pdf|Línea Puente
puente-familiar/kit/helplines.es.pdf|555-0120
puente-familiar/attachment-injuries/story-cards.es.pdf|La quinceañera
puente-familiar/boundaries/say-it-without-blame.es.pdf|llama antes de venir
END
for left_out in prairie-county/repair-conversations/three-talks prairie-county/boundaries/which-one-cards \
    puente-familiar/repair-conversations/observer-sheet puente-familiar/repair-conversations/observer-sheet.es; do
    [ ! -f "$left_out.pdf" ] || fail "$left_out is made"
done

# And nothing else: a text that is not the kit's says which layer brought it.
for module in $modules; do
    "$KINFOLD" inspect "$module" --stage composed 2> errors | sed 's/^ *//; s/ @[0-9:]*//' > kit
    "$KINFOLD" inspect "$module" --stage composed --community "$examples/prairie-county" 2> errors |
        sed 's/^ *//; s/ @[0-9:]*//' > ours
    grep -vxF -f kit ours | grep '"' | grep -v "^id: " > changed || fail "$module: nothing is changed"
    grep -vE '\[(overlay (high-plains|prairie-county)|names and words) ' changed > strange && fail "$module: $(cat strange)"
done

# One Java machine for all.
"$KF_VALIDATOR" --flavours ua1,2a */*/*.pdf > vera || fail "$(grep -v ^PASS vera)"
files=$(find . -name '*.pdf' | wc -l)
passes=$(grep -c ^PASS vera || :)
[ "$passes" = $((2 * files)) ] || fail "$passes passes for $files files in two flavours"
echo "$files files, $passes passes"
exit $failed
