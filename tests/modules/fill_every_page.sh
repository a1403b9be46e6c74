#!/bin/sh
# Every handout of the kit, and every block, as a form: another program writes into each line, ticks each box and chooses
# on each scale and list, in the edition for clinics; what it wrote is read back, and the files stay valid.
set -eu
: "${KINFOLD:?run it with ctest}" "${KF_SOURCE_DIR:?run it with ctest}"
export KINFOLD_DATA="$KF_SOURCE_DIR"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
failed=0

fail() {
    echo "$*" >&2
    failed=1
}

# field TYPE, NAME and what to write there, a line each, from pdftk's list of fields.
wishes() {
    awk '
        function flush() {
            if (name != "") print type "|" name "|" (type == "Text" ? "a line of " ++n : state)
            type = name = state = ""
        }
        /^---/ { flush() }
        /^FieldType: / { type = $2 }
        /^FieldName: / { name = substr($0, 12) }
        /^FieldStateOption: / && $2 != "Off" && state == "" { state = $2 }
        END { flush() }'
}

as_fdf() {
    printf '%%FDF-1.2\n1 0 obj\n<</FDF<</Fields['
    awk -F '|' '{ if ($1 == "Button") printf "<</T(%s)/V/%s>>", $2, $3; else printf "<</T(%s)/V(%s)>>", $2, $3 }'
    printf ']>>>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%%%EOF\n'
}

values() {
    awk '
        function flush() { if (name != "") print name "|" value; name = value = "" }
        /^---/ { flush() }
        /^FieldName: / { name = substr($0, 12) }
        /^FieldValue: / { value = substr($0, 13) }
        END { flush() }' | sort
}

clinic=$KF_SOURCE_DIR/modules/communities/release
vocabulary=$KF_SOURCE_DIR/tests/modules/vocabulary/module.yaml
"$KINFOLD" build --quiet --make handouts --fillable --community "$clinic" --out forms
"$KINFOLD" build --quiet --fillable --variant standard,large-print --community "$clinic" --out forms "$vocabulary"
mkdir filled
for file in forms/*/*.pdf; do
    name=$(basename "$(dirname "$file")")-$(basename "$file")
    pdftk "$file" dump_data_fields_utf8 | wishes > wishes
    as_fdf < wishes > values.fdf
    pdftk "$file" fill_form values.fdf output "filled/$name"
    cut -d '|' -f 2,3 wishes | sort > wanted
    pdftk "filled/$name" dump_data_fields_utf8 | values > read
    cmp -s wanted read || fail "$file: $(diff wanted read | grep -c '^[<>]') values are not read back as written"
    [ -z "$(cut -d '|' -f 2 wishes | sort | uniq -d)" ] || fail "$file: a field name twice"
    # One name, worker and phone for the whole file; a certificate has no head for them.
    case $file in
    */vocabulary/*thanks.*) ;;
    *) grep -c clinic wanted > /dev/null || fail "$file has no lines for the clinic" ;;
    esac
    printf '%-62s %3d lines, %2d boxes and scales\n' "$name" "$(grep -c '^Text' wishes)" "$(grep -c '^Button' wishes || :)"
done
ls filled/*.pdf > files
"$KF_VALIDATOR" --flavours ua1,2a filled/*.pdf > vera || fail "$(grep -v ^PASS vera)"
[ "$(grep -c ^PASS vera)" = $((2 * $(wc -l < files))) ] || fail "not all filled files are valid"
exit $failed
