#!/bin/sh
# A group's session: its agenda and all that is printed for it; each file is the command line's, byte for byte. Everything is
# printed in order, as often as the ticket says; what fails is told, tried again or left out; it can be stopped.
set -eu
. "${KF_SOURCE_DIR:?}/tests/support/desk.sh"

mkdir data
cp -r "$KF_SOURCE_DIR/modules" data/modules
ln -s "$KF_SOURCE_DIR/fonts" data/fonts
export KINFOLD_DATA="$folder/data"
cp -r "$KF_SOURCE_DIR/modules/communities/riverbend" ours
fake_printers
: > told
open_desk --community ours
browse group.cjs

"$KINFOLD" build repair-conversations --make handouts,guide,ticket --length 75 --start 18:30 --group-size 9 --community ours \
    --quiet --out out
# What lp was told the first time: the ticket, then each file as print-ticket.json has it.
sed -n 's/^\[-n\]\[\([0-9]*\)\]\[-o\]\[sides=\([a-z-]*\)\].*\/\(.*\)\]$/\3 \1 \2/p' told > printed
{
    echo "print-ticket.pdf 1 one-sided"
    sed -n 's/.*"file" : "\(.*\)",/\1/p; s/.*"copies" : \([0-9]*\),/\1/p; s/.*"sides" : "\(.*\)",/\1/p' \
        out/repair-conversations/print-ticket.json | paste -d ' ' - - - | grep -v ' 0 '
} > wanted
head -n "$(wc -l < wanted)" printed | diff wanted - || fail "something else was printed, or in another order"

same()
{
    get "/api/group/file.pdf?$1&length=75&start=18:30&group-size=9&make=$2&piece=$3" > desk.pdf
    cmp desk.pdf "$4" || fail "$2, $3: the desk's file is not the command line's"
}
module=module=repair-conversations
same $module handouts six-steps out/repair-conversations/six-steps.pdf
same $module guide facilitator-guide out/repair-conversations/facilitator-guide.75.pdf
same $module handouts,guide,ticket print-ticket out/repair-conversations/print-ticket.pdf
"$KINFOLD" build repair-conversations --make pack,packet,cards,posters --length 75 --start 18:30 --group-size 9 --community ours \
    --quiet --out more
same $module packet participant-packet more/repair-conversations/participant-packet.pdf
same $module pack facilitator-pack more/repair-conversations/facilitator-pack.75.pdf
same $module cards cards more/repair-conversations/cards.pdf
same $module posters posters more/repair-conversations/posters.pdf

# A change on the disk shows in the next file; what there is not is told.
sed -i 's/^program:.*/program: Lakeside House/' ours/community.yaml
get "/api/group/file.pdf?$module&length=75&start=18:30&group-size=9&make=handouts&piece=six-steps" > desk.pdf
! cmp -s desk.pdf out/repair-conversations/six-steps.pdf || fail "a change of the community does not show"
for wrong in 'module=../kit' 'module=none' "$module&start=25:00" "$module&group-size=x" "$module&group-size=1001" "$module&make=all" \
    "$module&length=-1" "$module&carry-safe=1" ''; do
    answers 404 -b "$cookie" "$home/api/group?$wrong"
    answers 404 -b "$cookie" "$home/api/group/file.pdf?$wrong&piece=six-steps"
done
answers 422 -b "$cookie" "$home/api/group?$module&length=3"
answers 422 -b "$cookie" "$home/api/group/file.pdf?$module&make=handouts&piece=none"
answers 403 -b "$cookie" -X POST "$home/api/group/print?$module&make=handouts&piece=six-steps"
close_desk

# All sessions of a series: the pack of them and one ticket, and what each session hands out.
cp -r "$KF_SOURCE_DIR/modules/communities/riverbend" course
cat >> course/community.yaml <<'END'
series:
  title: Winter evenings
  group-size: 8
  sessions:
    - {id: first, module: repair-conversations, date: 2027-01-12, start: "19:00", length: 90}
    - {id: second, module: boundaries, date: 2027-01-19, start: "19:00", length: 90}
END
"$KINFOLD" build --make pack,packet,handouts,ticket --community course --quiet --out course-out
open_desk --community course
browse series.cjs
(cd kept && for file in *; do
    cmp "$file" ../course-out/winter-evenings/"$file" || fail "the desk's $file is not the command line's"
done)
[ "$(ls kept | wc -l)" = "$(ls course-out/winter-evenings/*.pdf | wc -l)" ] || fail "kept: $(ls kept)"
all='series=1&make=pack,packet,handouts,ticket'
for wrong in 'series=1&make=pack,guide' 'series=1&make=handouts' 'series=2&make=pack' "$all&group-size=x"; do
    answers 404 -b "$cookie" "$home/api/group?$wrong"
done
answers 422 -b "$cookie" "$home/api/group/file.pdf?$all&piece=six-steps"
close_desk
open_desk --community ours
answers 404 -b "$cookie" "$home/api/group?$all"
close_desk
