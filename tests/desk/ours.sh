#!/bin/sh
# The community's form: a change is seen before it is saved, a mistake stands beside its field, and the file that is written
# is what a person would have written. What someone else has changed meanwhile is not written over.
set -eu
. "${KF_SOURCE_DIR:?}/tests/support/desk.sh"

own_kit
"$KINFOLD" new community mine > /dev/null
cp mine/community.yaml before.yaml
open_desk --community mine
browse ours.cjs

sed -e 's/^program: Mine           #/program: Willow House   #/' -e 's/^  reporting-body: blank/  reporting-body: the county office/' \
    -e 's/^paper: letter  /paper: a4      /' before.yaml > wanted.yaml
diff wanted.yaml mine/community.yaml || fail "another file was written than a person would have written"
! ls mine/.kinfold-* 2> /dev/null || fail "a name of ours is left"

# The command line prints what the desk shows.
get '/api/file.pdf?module=repair-conversations&piece=six-steps' > desk.pdf
"$KINFOLD" build repair-conversations --piece six-steps --make handouts --community mine --quiet
cmp desk.pdf out/repair-conversations/six-steps.a4.pdf 2> /dev/null || cmp desk.pdf out/repair-conversations/six-steps.pdf

# A body that is no change, a change of nothing that can be changed, one of a file that is another by now.
post()
{
    answers "$1" -b "$cookie" -X POST -H "Origin: $home" --data-binary "$3" "$home$2"
}
digest=$(sha256sum mine/community.yaml | cut -c1-64)
cp mine/community.yaml kept.yaml
for bad in 'x' '{}' '{"edits": 1}' '{"edits": [["program"]]}' '{"edits": [[1, "a"]]}' '{"edits": [["program/x/y", "a"]]}' '[[[['; do
    post 400 "/api/ours/save?digest=$digest" "$bad"
done
post 422 "/api/ours/save?digest=$digest" '{"edits": [["program", null]]}'
post 422 "/api/ours/save?digest=$digest" '{"edits": [["paper", "a17"]]}'
post 409 "/api/ours/save?digest=$(printf '%064d' 0)" '{"edits": [["program", "Cedar House"]]}'
post 409 "/api/ours/save" '{"edits": [["program", "Cedar House"]]}'
cmp kept.yaml mine/community.yaml || fail "something was written"
post 200 "/api/ours/save?digest=$digest" '{"edits": [["program", "Cedar: \"House\" #1"]]}'
has mine/community.yaml "program: 'Cedar: \"House\" #1'  # Your name"
close_desk
