#!/bin/sh
# The library says what is in a session and in which order, what the community changed, and what the kit has changed under it;
# a guide is found in the length that is asked for, and is what the command line makes.
set -eu
. "${KF_SOURCE_DIR:?}/tests/support/desk.sh"

own_kit
cp -r "$KF_SOURCE_DIR/modules/communities/riverbend" ours
module=data/modules/repair-conversations/module.yaml
line=$(awk '/^  materials:/ { getline; sub(/^ *- /, ""); print; exit }' $module)
printf '\n  - replace: session/materials/1\n    with: What we always have.\n    why: It is in the room.\n' >> ours/overlays/repair-conversations.yaml
"$KINFOLD" overlay accept repair-conversations --community ours > lines
open_desk --community ours
browse library.cjs
"$KINFOLD" build repair-conversations --piece facilitator-guide --length 45 --community ours --quiet
cmp kept.pdf out/repair-conversations/facilitator-guide.45.pdf || fail "the desk's guide is not the command line's"

# The kit moves on under a change of a handout, then under one of the guide.
marks()
{
    get '/api/library' > library.json
    node -e 'const [module] = JSON.parse(require("fs").readFileSync("library.json")).modules;
        const of = (one) => (one.changed ? "changed" : "kept") + (one.outOfDate ? " old" : "");
        const six = module.handouts.find((one) => one.id === "six-steps"), ready = module.handouts.find((one) => one.id === "ready-to-talk");
        console.log(`${of(six)}, ${of(ready)}, ${of(module.session)}`)'
}
[ "$(marks)" = 'changed, kept, changed' ] || fail "the marks are: $(marks)"
# A page is found by what prints on it, not by what only the guide says of it.
has library.json 'Anger can be fair'
! grep -q 'People rush to' library.json || fail "a page for families is found by words for staff"
sed -i 's/Can we talk on Sunday about how it went?/Can we talk next week about how it went?/' $module
[ "$(marks)" = 'changed old, kept, changed' ] || fail "the marks are: $(marks)"
sed -i "s/^    - $line\$/    - $line, and tea/" $module
[ "$(marks)" = 'changed old, kept, changed old' ] || fail "the marks are: $(marks)"
rm -r ours/overlays
[ "$(marks)" = 'kept, kept, kept' ] || fail "the marks are: $(marks)"
close_desk
