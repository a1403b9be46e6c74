#!/bin/sh
# The words of a page: a sentence is clicked, or reached by keyboard, said otherwise, seen and saved as a person would have
# written it. What others changed meanwhile is not written over, what may not be changed is not, and the kit is not touched.
set -eu
. "${KF_SOURCE_DIR:?}/tests/support/desk.sh"

own_kit
"$KINFOLD" new community mine > /dev/null
cp mine/overlays/repair-conversations.yaml before.yaml
digest_of_kit() { find -L data -type f -exec sha256sum {} + | sort | sha256sum; }
kit=$(digest_of_kit)
open_desk --community mine
browse words.cjs

cat > changes.yaml <<'END'
  - replace: six-steps/steps/pause/text
    with: Settle first. Then, whenever everybody is comfortable, ask.
    why: Our families ask for it
  - remove: six-steps/my-own-words
    why: We write on another day
  - insert-after: six-steps/my-words-heading
    blocks:
      - checklist:
          - One name I wrote down
          - "Whom I can call: ___"
    why: They asked for boxes
  - replace: six-steps/steps/listen/text
    with: Listen for three minutes.
    why: They talk longer
END
sed '/^changes:$/r changes.yaml' before.yaml > wanted.yaml
diff wanted.yaml mine/overlays/repair-conversations.yaml || fail "another file was written than a person would have written"
! ls mine/overlays/.kinfold-* 2> /dev/null || fail "a name of ours is left"

# What it was made against is written down as `overlay accept` does it.
cp mine/overlays/repair-conversations.lock.yaml lock.yaml
tells 0 'all as recorded' overlay status repair-conversations --community mine --strict
"$KINFOLD" overlay accept repair-conversations --community mine > /dev/null
cmp lock.yaml mine/overlays/repair-conversations.lock.yaml || fail "accept writes another lock file"
tells 0 'no errors' check repair-conversations --community mine

# The command line prints what the desk shows.
page='module=repair-conversations&piece=six-steps'
get "/api/file.pdf?$page" > desk.pdf
"$KINFOLD" build repair-conversations --piece six-steps --make handouts --community mine --quiet
cmp desk.pdf out/repair-conversations/six-steps.pdf

# The kit changes: old, new and ours are told, and each settles with one click.
restale()
{
    sed -i "s/$1/$2/" data/modules/repair-conversations/module.yaml
    tells 4 'stale' overlay status repair-conversations --community mine --strict
    SETTLE=$3 TOLD="$1|$2|$4" browse stale.cjs
    tells 0 'all as recorded' overlay status repair-conversations --community mine --strict
}
restale 'Settle, then ask.' 'Settle, breathe, ask.' 'Keep ours' 'whenever everybody is comfortable'
has mine/overlays/repair-conversations.yaml 'whenever everybody is comfortable'
restale 'Listen for two minutes.' 'Listen for one minute.' 'Take the kit’s' 'Listen for three minutes.'
! grep -q 'three minutes' mine/overlays/repair-conversations.yaml || fail "the change is still there"
sed -i 's/Settle, breathe, ask./Settle, then ask./; s/Listen for one minute./Listen for two minutes./' data/modules/repair-conversations/module.yaml
[ "$kit" = "$(digest_of_kit)" ] || fail "the kit has been written to"

# --- by hand ---------------------------------------------------------------------------------------------------------------

post() # STATUS PATH BODY
{
    answers "$1" -b "$cookie" -X POST -H "Origin: $home" --data-binary "$3" "$home$2"
}
overlay() # CHANGE: a body with the file as it is
{
    python3 -c 'import json, sys
text = open("mine/overlays/repair-conversations.yaml").read()
print(json.dumps({"overlay": text, "accepted": ["six-steps/lead"], "change": json.loads(sys.argv[1])}))' "$1" > asked
    echo @asked
}
digest=$(get "/api/wording?$page" | python3 -c 'import json, sys; print(json.load(sys.stdin)["digest"])')
files() { find mine -type f -exec sha256sum {} + | sort; }
files > kept
save="/api/wording/save?$page&digest=$digest"

# No change, a change of nothing that can be changed, one of a file that is another by now.
for bad in x '{}' '[]' '{"overlay": 1}' '{"overlay": "a: ["}' '{"overlay": null}' '{"edits": []}' '[[[['; do
    case $(curl -s -o body -w '%{http_code}' -b "$cookie" -X POST -H "Origin: $home" --data-binary "$bad" "$home$save") in
    400 | 422) ;;
    *) fail "$bad is taken: $(cat body)" ;;
    esac
done
for bad in '{"do": "put", "path": "overlay-of", "with": "x"}' '{"do": "drop", "path": "changes/99"}' '{"do": "burn"}' '7'; do
    post 400 "$save" "$(overlay "$bad")"
done
refuse() # WORDS CHANGE
{
    post 422 "$save" "$(overlay "$2")"
    has body "$1"
}
refuse 'is never removed' '{"do": "remove", "address": "six-steps/exit-if-afraid"}'
refuse 'is never removed' '{"do": "remove", "address": "six-steps/clinician/not-when/1"}'
refuse 'is not approved' '{"do": "replace", "address": "six-steps/exit-if-afraid/text", "with": "Stay calm."}'
refuse 'nothing has the address' '{"do": "replace", "address": "six-steps/nowhere", "with": "x"}'
refuse 'nothing has the address' '{"do": "remove", "address": "../../../etc/passwd"}'
refuse 'control character' '{"do": "replace", "address": "six-steps/lead", "with": "a\u0007b"}'
refuse 'does not fit on 1 side' "$(python3 -c 'print("{\"do\": \"replace\", \"address\": \"six-steps/lead\", \"with\": \"" + "long words " * 500 + "\"}")')"
refuse '"severity":"error"' "$(python3 -c 'print("{\"do\": \"replace\", \"address\": \"six-steps/lead\", \"with\": \"" + "x" * 70000 + "\"}")')"
post 409 "/api/wording/save?$page&digest=$(printf '%064d' 0)" "$(overlay '{"do": "replace", "address": "six-steps/lead", "with": "x"}')"
post 409 "/api/wording/save?$page" "$(overlay '{"do": "replace", "address": "six-steps/lead", "with": "x"}')"
for module in ../x ../../mine %2e%2e/x repair-conversations/../x nothing ''; do
    post 400 "/api/wording/save?module=$module&piece=six-steps&digest=$digest" "$(overlay null)"
done
post 422 "$save" '{"overlay": "overlay-of: boundaries\nchanges: []\n"}'
answers 403 -b "$cookie" -X POST -H 'Origin: http://kinfold.example' --data-binary "$(overlay null)" "$home$save"
files | cmp - kept || fail "something was written"

# Someone else's comment stays; two who save at once: the second is told.
echo '# mine' >> mine/overlays/repair-conversations.yaml
post 409 "$save" "$(overlay '{"do": "replace", "address": "six-steps/lead", "with": "Hurts can heal."}')"
digest=$(get "/api/wording?$page" | python3 -c 'import json, sys; print(json.load(sys.stdin)["digest"])')
post 200 "/api/wording/save?$page&digest=$digest" "$(overlay '{"do": "replace", "address": "six-steps/lead", "with": "Hurts can heal."}')"
tail -1 mine/overlays/repair-conversations.yaml | grep -qx '# mine' || fail "a comment is lost"
close_desk

# A community that has changed nothing yet gets a file with the head that it needs.
mkdir plain
cp "$KF_SOURCE_DIR/modules/communities/riverbend/"community.yaml "$KF_SOURCE_DIR/modules/communities/riverbend/logo.svg" plain/
open_desk --community plain
get "/api/wording?$page" > told
python3 -c 'import json
told = json.load(open("told"))
json.dump({"overlay": told["overlay"], "accepted": ["six-steps/lead"],
           "change": {"do": "replace", "address": "six-steps/lead", "with": "Hurts can heal.", "why": "plain", "language": "en-US"}}, open("asked", "w"))
print(told["digest"])' > digest
post 200 "/api/wording/save?$page&digest=$(cat digest)" @asked
printf 'overlay-of: repair-conversations\nlanguage: en-US\nchanges:\n  - replace: six-steps/lead\n    with: Hurts can heal.\n    why: plain\n' |
    diff - plain/overlays/repair-conversations.yaml
tells 0 'all as recorded' overlay status repair-conversations --community plain --strict

# An item of a list that is left out: what we said in its place goes with it.
hide_item()
{
    get "/api/wording?$page" > told
    python3 -c 'import json, sys
told = json.load(open("told"))
json.dump({"overlay": told["overlay"], "accepted": ["six-steps/my-own-words/2"],
           "change": {"do": sys.argv[1], "address": "six-steps/my-own-words/2", "with": "I felt ___", "language": "en-US"}}, open("asked", "w"))
print(told["digest"])' "$1" > digest
    post 200 "/api/wording/save?$page&digest=$(cat digest)" @asked
}
hide_item replace
has plain/overlays/repair-conversations.yaml 'replace: six-steps/my-own-words/2'
hide_item remove
[ "$(tail -1 plain/overlays/repair-conversations.yaml)" = '  - remove: six-steps/my-own-words/2' ] || fail "the item is not left out"
! grep -q 'I felt' plain/overlays/repair-conversations.yaml || fail "what is left out is said otherwise too"
tells 0 'all as recorded' overlay status repair-conversations --community plain --strict
python3 - <<'END'
import json
told = json.load(open("told"))
items = {one["address"]: one for one in told["items"]}
assert items["six-steps/my-own-words/1"]["safety"] is False, "a line of a list cannot be hidden"
assert items["six-steps/clinician/not-when/1"]["safety"] is True, "a line that keeps people safe can be hidden"
END

# Only what was done here is written down: what a person changed by hand is theirs to accept.
rm plain/overlays/repair-conversations.lock.yaml
get "/api/wording?$page" > told
python3 -c 'import json
told = json.load(open("told"))
json.dump({"overlay": told["overlay"], "accepted": ["six-steps/title"],
           "change": {"do": "replace", "address": "six-steps/title", "with": "Six steps", "language": "en-US"}}, open("asked2", "w"))
print(told["digest"])' > digest
post 200 "/api/wording/save?$page&digest=$(cat digest)" @asked2
[ "$(grep address: plain/overlays/repair-conversations.lock.yaml)" = '  - address: "six-steps/title"' ] || fail "more is accepted than was done"
close_desk

# Without a community there is nothing to save into.
open_desk
post 400 "/api/wording/save?$page&digest=$(cat digest)" @asked
close_desk
