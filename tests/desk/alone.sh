#!/bin/sh
# A worker that dies takes nothing with it; what is written on the disk shows in the next page; a mistake in a file is told.
set -eu
. "${KF_SOURCE_DIR:?}/tests/support/desk.sh"

own_kit
cp -r "$KF_SOURCE_DIR/modules/communities/riverbend" ours
open_desk --community ours
about='/api/about?module=repair-conversations&piece=six-steps'
page='/api/page.png?module=repair-conversations&piece=six-steps&page=1&dpi=40'

get "$page" > before.png
get "$page" > again.png
cmp before.png again.png

kill_workers "$desk"
status=$(get "$page" -o after.png -w '%{http_code}')
[ "$status" = 200 ] || fail "after its worker was killed, the desk says $status"
cmp before.png after.png

sed -i 's/^program:.*/program: Lakeside House/' ours/community.yaml
get "$page" > changed.png
! cmp -s before.png changed.png || fail "a change of the community does not show"

get '/api/words?language=en' > words
has words '"Find a page"'
sed -i 's/^  search: .*/  search: Look for a page/' data/modules/words/desk/en-US.yaml
get '/api/words?language=en' > words
has words '"Look for a page"'

echo 'programm: twice' >> ours/community.yaml
[ "$(get "$about" -o told -w '%{http_code}')" = 422 ] || fail "a mistake is not told"
has told 'unknown key \"programm\"'
sed -i '$d' ours/community.yaml
[ "$(get "$about" -o told -w '%{http_code}')" = 200 ] || fail "a mistake that is mended stays: $(cat told)"
close_desk
