#!/bin/sh
# What new makes builds as it is, in every edition, without a warning; nothing is ever written over.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"

"$KINFOLD" new module our-evenings > lines
[ "$(ls -A our-evenings)" = ".kinfold
module.yaml" ] || fail "made: $(ls our-evenings)"
grep -qxF '  kinfold build our-evenings/module.yaml' lines || fail "does not say how to build it: $(cat lines)"
grep -qx 'id: our-evenings .*' our-evenings/module.yaml || fail "the module has another id"
"$KINFOLD" schema module | cmp - our-evenings/.kinfold/module.schema.json || fail "the schema is another"
head -n 1 our-evenings/module.yaml | grep -qxF '# yaml-language-server: $schema=.kinfold/module.schema.json' || fail "the editor is not told of the schema"

# The next command runs, after a change of a word.
sed -i 's/title: One small ask /title: One little ask /' our-evenings/module.yaml
sed -n 's/^  kinfold //p' lines > command
eval "\"\$KINFOLD\" $(cat command) --make handouts" > printed
pdftotext out/our-evenings/one-small-ask.pdf - | grep -q 'One little ask' || fail "the changed word is not printed"

# Every key is told in a comment, or stands in a list that is; no key of the starter is without words near it.
grep -vE '#|^$' our-evenings/module.yaml | grep -E '^[a-z-]+:' && fail "these keys have no comment"

# A handout joins the list; all else in the file stays, comments too.
cp our-evenings/module.yaml before.yaml
(cd our-evenings && "$KINFOLD" new handout first-page) > lines
grep -qxF '  kinfold preview module.yaml --piece first-page' lines || fail "does not say how to look at it: $(cat lines)"
diff before.yaml our-evenings/module.yaml > changes || :
if grep '^<' changes; then
    fail "a line of the file changed"
fi
[ "$(grep -cE '^[0-9,]+a[0-9,]+$' changes)" = 1 ] || fail "not one place was added to"
"$KINFOLD" new handout second-page --out our-evenings > lines
"$KINFOLD" list our-evenings/module.yaml > list
[ "$(grep -c '^  50\.' list)" = 3 ] || fail "not three handouts: $(cat list)"
tail -n +4 list | grep -q '50.3 *second-page' || fail "the new one is not the last"

# In every edition, as printed and as a form, with nothing to say; and the files are valid.
for variant in standard large-print ink-saver clear-spacing; do
    "$KINFOLD" build our-evenings/module.yaml --strict --quiet --variant $variant --out out || fail "$variant"
    "$KINFOLD" build our-evenings/module.yaml --strict --quiet --variant $variant --fillable --paper a4 --out out ||
        fail "$variant, fillable"
done
"$KINFOLD" build our-evenings/module.yaml --strict --quiet --carry-safe --out out || fail "carry-safe"
"$KF_VALIDATOR" --flavours ua1,2a out/our-evenings/one-small-ask.pdf out/our-evenings/one-small-ask.fillable.a4.pdf \
    out/our-evenings/first-page.large-print.pdf out/our-evenings/facilitator-guide.pdf > vera || fail "$(grep -v ^PASS vera)"
[ "$(grep -c ^PASS vera)" = 8 ] || fail "not all files were validated"
# As one of the kit's own, where everything has an id.
"$KINFOLD" check "$KF_SOURCE_DIR/modules/starters/new-module.yaml" --strict --quiet || fail "the starter itself"

# The same starter twice.
"$KINFOLD" new module our-evenings --out elsewhere > lines
sed 's/One little ask/One small ask/' before.yaml | cmp - elsewhere/our-evenings/module.yaml || fail "two starters differ"

# refused STATUS WORDS ARGUMENT...: and nothing here is changed.
refused()
{
    wanted=$1 words=$2
    shift 2
    find . -name '*.yaml' -exec cksum {} + | sort > sums
    status=0
    "$KINFOLD" new "$@" > printed 2> errors || status=$?
    [ "$status" = "$wanted" ] || fail "new $*: ended with $status, not $wanted: $(cat errors)"
    grep -qF -e "$words" errors || fail "new $*: does not say \"$words\": $(cat errors)"
    find . -name '*.yaml' -exec cksum {} + | sort | cmp - sums || fail "new $*: changed a file all the same"
    [ ! -s printed ] || fail "new $*: printed something all the same"
}
refused 5 'our-evenings/module.yaml is there already' module our-evenings
refused 5 'there is a "first-page" in this module already' handout first-page --out our-evenings
refused 5 'there is a "arrive" in this module already' handout arrive --out our-evenings
refused 5 'there is a "safety-page" in this module already' handout safety-page --out our-evenings
refused 2 'write `kinfold new module our-evenings-2`' module 'Our Evenings: 2'
refused 2 'write `kinfold new handout my-own`' handout '...'
refused 2 'write `kinfold new module my-own`' module ''
refused 2 'the kit has a module "boundaries"' module boundaries
for name in session words pieces communities helplines themes facilitator-guide participant-packet; do
    refused 2 'choose another, such as my-module' module $name
done
refused 2 'choose another, such as my-handout' handout first-page-clinician --out our-evenings
refused 2 'there is no module.yaml to add a handout to' handout page
refused 2 'did you mean handout?' handuot page
refused 2 'new takes what to begin, and its name' module
touch file
refused 5 'cannot be written' module page --out file

# Lists of every shape: none yet, empty, at the margin, last in the file without a line's end; a list in one line is left.
module()
{
    mkdir "$1"
    sed -n '/^kinfold/,/^  tint/p' before.yaml > "$1/module.yaml"
    printf "$2" >> "$1/module.yaml"
    cp "$1/module.yaml" "$1/before.yaml"
}
module none ''
module empty '\nhandouts:\n'
module margin '\nhandouts:\n- id: one\n  lead: One thing.\n  title: One\n  blocks: []\n\n# What the next key is about.\nreferences: {}\n'
module open '\nhandouts:\n    - id: one\n      lead: One thing.\n      title: One # the last line'
for shape in none empty margin open; do
    "$KINFOLD" new handout page --out $shape > lines
    "$KINFOLD" check $shape/module.yaml --strict > said 2>&1 || fail "$shape: $(cat said)"
done
grep -B1 '^references' margin/module.yaml | grep -q '^# What the next key' || fail "a comment left its key"
grep -q 'title: One # the last line$' open/module.yaml || fail "a line without an end is another now"
module flow '\nhandouts: [{id: one, title: One, blocks: []}]\n'
refused 5 'begin each handout on a line of its own' handout page --out flow
[ "$(grep -c error errors)" = 1 ] || fail "a list in one line has more than one message"
module broken '\nhandouts:\n  - id: one\n   title: x\n'
refused 1 'error[yaml-syntax]' handout page --out broken
