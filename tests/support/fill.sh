# Sourced by tests/modules: another program fills every field of a form, and what it wrote is read back.

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

# fill_all FILE FILLED: writes into each line, ticks each box, chooses on each scale and list. Says what is not read back
# as it was written; leaves what was, in the file wanted.
fill_all() {
    pdftk "$1" dump_data_fields_utf8 | wishes > wishes
    as_fdf < wishes > values.fdf
    pdftk "$1" fill_form values.fdf output "$2"
    cut -d '|' -f 2,3 wishes | sort > wanted
    pdftk "$2" dump_data_fields_utf8 | values > read
    cmp -s wanted read || fail "$1: $(diff wanted read | grep -c '^[<>]') values are not read back as written"
    [ -z "$(cut -d '|' -f 2 wishes | sort | uniq -d)" ] || fail "$1: a field name twice"
    printf '%-62s %3d lines, %2d boxes and scales\n' "$(basename "$2")" "$(grep -c '^Text' wishes)" \
        "$(grep -Ec '^(Button|Choice)' wishes || :)"
}
