#!/bin/sh
# An editor that runs the YAML language server: it finds the schema, completes blocks with their help and an example, marks
# mistakes at their lines, says what a key is for, and finds nothing wrong in any file of the kit.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"

server=${KF_LANGUAGE_SERVER:?run it with ctest}
[ -f "$server" ] || fail "there is no $server: run build/test once, or tests/language_server/install.sh"

ask()
{
    node "$KF_SOURCE_DIR/tests/language_server/client.js" "$server" "$@"
}

# says FILE LINE: a line of what the server answered, whole.
says()
{
    grep -qxF -e "$2" "$1" || fail "$1 has no line \"$2\": $(head -40 "$1")"
}

# What `new` writes finds its schemas, and is right.
"$KINFOLD" new module our-evenings > made
ask diagnose our-evenings/module.yaml > mistakes
[ ! -s mistakes ] || fail "the starter is wrong to the editor: $(cat mistakes)"

# A block's place: the names of all blocks, their help, an example to fill in. No block's own keys.
cat > our-evenings/page.yaml << 'END'
# yaml-language-server: $schema=.kinfold/module.schema.json
handouts:
  - id: one
    blocks:
      - 
      - callout: {title: Short.}
        
END
ask complete our-evenings/page.yaml:5:9 > blocks
for name in callout bullets grounding-strip steps-dialogue include; do
    says blocks "$name"
done
says blocks "> A framed line of reassurance; one a page at most."
says blocks "| bullets:"
says blocks "|     - You can stop at any time."
if grep -qx 'instead-of' blocks; then fail "keys of blocks stand among their names"; fi

# Beside a block: its keys, and no names of others.
ask complete our-evenings/page.yaml:7:9 > keys
says keys "text"
says keys "> Why it is so, one to three lines."
says keys "carry-safe"
if grep -qx 'bullets' keys; then fail "a second block is proposed beside one"; fi

ask hover our-evenings/page.yaml:6:10 > help
says help "A framed line of reassurance; one a page at most."

# Mistakes, each at its place and once.
cat > our-evenings/wrong.yaml << 'END'
# yaml-language-server: $schema=.kinfold/piece.schema.json
kinfold: 1
id: our-words
blocks:
  - calout: Short.
  - callout: {titel: Short.}
  - checklist: [a]
    columns: two
  - include: exit-if-afraid
    colour: red
steps:
  - say: Hello.
    sy: Hello.
  - include: limits-of-confidentiality
    minutes: {45: 3}
END
ask diagnose our-evenings/wrong.yaml > mistakes
says mistakes "our-evenings/wrong.yaml:5:5: Property calout is not allowed."
says mistakes "our-evenings/wrong.yaml:6:15: Property titel is not allowed."
says mistakes 'our-evenings/wrong.yaml:8:14: Incorrect type. Expected "integer".'
says mistakes "our-evenings/wrong.yaml:10:5: Property colour is not allowed."
says mistakes "our-evenings/wrong.yaml:13:5: Property sy is not allowed."
[ "$(wc -l < mistakes)" = 5 ] || fail "other mistakes are told: $(cat mistakes)"

# A community and its overlays, after `schema --all`.
mkdir -p programme/overlays
"$KINFOLD" schema --all programme > said
printf '%s\n' '# yaml-language-server: $schema=.kinfold/community.schema.json' 'kinfold: 1' 'program: Ours' 'region: US' \
    'brnd: {initials: O}' '' > programme/community.yaml
printf '%s\n' '# yaml-language-server: $schema=../.kinfold/overlay.schema.json' 'overlay-of: boundaries' 'changes:' \
    '  - insert-after: a/b' '    blocks:' '      - ' '  - replace: a/c' '    wth: x' '  - ' \
    > programme/overlays/boundaries.yaml
ask diagnose programme/community.yaml > mistakes
says mistakes "programme/community.yaml:5:1: Property brnd is not allowed."
[ "$(wc -l < mistakes)" = 1 ] || fail "other mistakes are told: $(cat mistakes)"
ask complete programme/community.yaml:6:1 > keys
says keys "helplines"
ask hover programme/community.yaml:4:2 > help
says help "Two-letter country of the helplines, such as US."
ask diagnose programme/overlays/boundaries.yaml > mistakes
says mistakes "programme/overlays/boundaries.yaml:8:5: Property wth is not allowed."
ask complete programme/overlays/boundaries.yaml:6:9 > blocks
says blocks "grounding-strip"
ask complete programme/overlays/boundaries.yaml:9:5 > keys
says keys "insert-before"
says keys "> Address of the item or block to stand before."

# What the program takes, the schemas take: every file of the kit.
"$KINFOLD" schema --all . > said
count=0
# take KIND FILE...
take()
{
    kind=$1
    shift
    for file; do
        count=$((count + 1))
        { echo "# yaml-language-server: \$schema=.kinfold/$kind.schema.json" && cat "$file"; } > "$kind-$count.yaml"
    done
}
kit=$KF_SOURCE_DIR/modules
take module "$kit"/*/module.yaml
take community "$kit"/communities/*/community.yaml
take piece "$kit"/pieces/*.yaml
take helplines "$kit"/helplines/*.yaml
take words "$kit"/words/*.yaml
for file in "$kit"/communities/*/overlays/*.yaml; do
    case $file in
    *.lock.yaml) take lock "$file" ;;
    *) take overlay "$file" ;;
    esac
done
ask diagnose ./*-*.yaml > mistakes
[ ! -s mistakes ] || fail "files of the kit are wrong to the editor: $(cat mistakes)"

status=0
"$KINFOLD" schema --all nowhere > said 2>&1 || status=$?
[ "$status" = 2 ] && grep -q 'there is no folder "nowhere"' said || fail "--all of no folder: $status"
