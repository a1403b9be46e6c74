#!/bin/sh
# Another program fills every field of the fillable handout; what it writes is read back, and the file stays valid.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/modules.sh"
. "$KF_SOURCE_DIR/tests/support/forms.sh"
count=0

names() {
    pdftk "$1" dump_data_fields_utf8 | sed -n 's/^FieldName: //p'
}

# fill FILE: to filled.pdf, each field with its own number and letters of Western Europe.
fill() {
    # The file of values is in Latin 1, as FDF's own encoding nearly is.
    names "$1" > names
    {
        printf '%%FDF-1.2\n1 0 obj\n<</FDF<</Fields['
        number=0
        while read -r name; do
            number=$((number + 1))
            printf '<</T(%s)/V(value %d caf\351)>>' "$name" "$number"
        done < names
        printf ']>>>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%%%EOF\n'
    } > values.fdf
    pdftk "$1" fill_form values.fdf output filled.pdf
}

# check FILE FIELDS
check() {
    fill "$1"
    [ "$(wc -l < names)" = "$2" ] || fail "$1: $(wc -l < names) fields instead of $2"
    [ -z "$(sort names | uniq -d)" ] || fail "$1: a field name twice"
    pdftk filled.pdf dump_data_fields_utf8 | sed -n 's/^FieldValue: //p' > values
    number=0
    while read -r name; do
        number=$((number + 1))
        [ "$(sed -n "${number}p" values)" = "value $number café" ] ||
            fail "$1: $name reads \"$(sed -n "${number}p" values)\" back"
    done < names
    # Seen on the page too, by a program that draws what the file says and adds nothing.
    pdftotext filled.pdf - | grep -c 'value [0-9]* café' > seen || :
    [ "$(cat seen)" -gt 0 ] || fail "$1: the filled values are not drawn"
    # Each field says what it is for (PDF/UA-1, 7.18.1).
    qpdf --qdf --object-streams=disable "$1" plain.pdf
    tooltips=$(grep -ac '^ */TU ' plain.pdf || :)
    [ "$tooltips" = "$2" ] || fail "$1: $tooltips tooltips for $2 fields"
    count=$((count + 1))
    mv filled.pdf "filled-$count.pdf"
}

build_form fillable --piece six-steps --fillable
build_form a4 --piece six-steps --fillable --paper a4
build_form large --piece six-steps --fillable --variant large-print
build_form couple --piece six-steps --fillable --audience couple
build_form riverbend --piece six-steps --fillable --community "$riverbend"
check "fillable/$module/six-steps.fillable.pdf" 6
cp names standard.names
check "a4/$module/six-steps.fillable.a4.pdf" 6
cmp names standard.names || fail "A4 has other field names"
check "large/$module/six-steps.large-print.fillable.pdf" 6
sort names > sorted.names
sort standard.names | cmp - sorted.names || fail "large print has other field names"
check "couple/$module/six-steps.couple.fillable.pdf" 6
check "riverbend/$module/six-steps.fillable.pdf" 5

# A drop-down: the options that it exports and shows; the chosen one is read back, and drawn by its words.
mkdir choice
cat > choice/module.yaml <<'YAML'
kinfold: 1
id: choice
number: 1
title: Choices
subtitle: Of a plan
version: "1.0"
date: 2026-11-21
language: en-US
licence: CC-BY-4.0
audience: [mixed-family]
identity: {mark: circle, ribbon: solid, accent: "#09324F", tint: "#EEF1F3"}
aim: Plan.
main-message: A plan helps.
action: Plan.
handouts:
  - id: plan
    title: My plan
    blocks:
      - plan-table:
          columns: [What I will try, How often]
          choices: [{column: 2, options: [Once, Each week, Every day]}]
          blank-rows: 1
YAML
"$KINFOLD" build --quiet choice/module.yaml --make handouts --fillable --out choice
chosen=choice/choice/plan.fillable.pdf
pdftk "$chosen" dump_data_fields_utf8 > fields
grep -A 9 '^FieldType: Choice' fields | grep -qx 'FieldName: choice/plan/plan-table/row-1/2' || fail "no drop-down: $(cat fields)"
[ "$(sed -n 's/^FieldStateOption: //p' fields | paste -sd ' ')" = '1 2 3' ] || fail "exports: $(cat fields)"
printf '%%FDF-1.2\n1 0 obj\n<</FDF<</Fields[<</T(choice/plan/plan-table/row-1/2)/V(2)>>]>>>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%%%EOF\n' > values.fdf
count=$((count + 1))
pdftk "$chosen" fill_form values.fdf output "filled-$count.pdf"
pdftk "filled-$count.pdf" dump_data_fields_utf8 | grep -qx 'FieldValue: 2' || fail "the choice is not read back"
[ "$(pdftotext "filled-$count.pdf" - | grep -c 'Each week')" = 2 ] || fail "the choice is not drawn"

# Each Form element holds its field and nothing else (PDF/UA-1, 7.18.4).
"$KINFOLD" inspect --stage tags --piece six-steps --make handouts --fillable "$module" > tags
forms=$(grep -c '^ *Form ' tags || :)
[ "$forms" = 6 ] || fail "$forms Form elements instead of 6"
grep '^ *Form ' tags | while read -r line; do
    kids=$(echo "$line" | grep -o '{p[0-9]* Widget' | wc -l)
    runs=$(echo "$line" | grep -oE ' p[0-9]+:[0-9]+' | wc -l)
    [ "$kids" = 1 ] && [ "$runs" = 0 ] || echo "kids: $kids fields, $runs runs: $line"
done > bad
[ ! -s bad ] || fail "$(cat bad)"
# Before and after, one Java machine for all.
"$KF_VALIDATOR" --flavours ua1,2a */"$module"/*.pdf "$chosen" filled-*.pdf > vera || fail "$(grep -v ^PASS vera)"
[ "$(grep -c ^PASS vera)" = $((4 * count)) ] || fail "not all files were validated"
exit $failed
