#!/bin/sh
# Files made to harm: they cost no time, wait for nothing, read nothing outside, and no string of theirs becomes a part of
# the PDF. bad_input/ has those that a person could have written.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"

own_kit
mkdir data/modules/hostile
module=data/modules/hostile/module.yaml

# page TITLE: a module whose blocks come from the standard input.
page()
{
    cat > $module << END
kinfold: 1
id: hostile
number: 98
title: "$1"
version: "1.0"
date: 2026-11-21
language: en-US
licence: CC-BY-4.0
audience: [mixed-family]
identity: {mark: bubble, ribbon: double, accent: "#601D44", tint: "#F4EFF2"}
aim: See it.
main-message: A page.
action: Look.
handouts:
  - id: page
    title: "$1"
    keep: private
    blocks:
END
    cat >> $module
}

# refused WORDS: the build ends with 1, waits for nothing, says this, and makes nothing.
refused()
{
    rm -rf out
    status=0
    timeout 600 "$KINFOLD" build hostile --make handouts > printed 2>&1 || status=$?
    [ "$status" = 1 ] && grep -qF -e "$1" printed || fail "ended with $status, or does not say \"$1\": $(head -5 printed)"
    [ ! -e out/hostile ] || fail "files were made: $1"
}

# --- strings that would be PDF ----------------------------------------------------------------------------------------------

wicked='x) >> endobj 99 0 obj << /Evil /Yes >> stream \\\\ ( )( \\) <a> %PDF'
page "$wicked" << END
      - text: "[call ) >> /Evil](tel:1) and [x](https://e.org/a%29b?q=)/Evil>>)"
        id: links
      - text: "$wicked: ___"
        id: evil
END
for form in '' --fillable; do
    # shellcheck disable=SC2086 # none, or one word
    "$KINFOLD" build hostile --make handouts $form > printed 2>&1 || fail "$(cat printed)"
done
for file in out/hostile/*.pdf; do
    qpdf --check "$file" > checked 2>&1 || fail "$file: $(cat checked)"
    qpdf --json "$file" > objects.json
    ! grep -qE '"/Evil[^"]*":|: "/Evil' objects.json || fail "$file: a text has become an object: $(grep -n /Evil objects.json)"
    grep -q /Evil objects.json || fail "$file: the text is not there at all"
    [ -z "${KF_VALIDATOR:-}" ] || "$KF_VALIDATOR" --flavours ua1,2a "$file" > checked 2>&1 || fail "$file: $(cat checked)"
done

# --- what would cost minutes ------------------------------------------------------------------------------------------------

{ echo '      - id: list'; echo '        bullets:'; for i in $(seq 10000); do echo "          - Item $i of the list."; done; } | page Sample
refused '"bullets" has 10000 items'

printf '      - id: t\n        text: %s\n' "$(head -c 60000 /dev/zero | tr '\0' x)" | page Sample
refused 'a word of more than 2048 bytes'
printf '      - id: t\n        text: "%s"\n' "$(head -c 60000 /dev/zero | tr '\0' '[')" | page Sample
refused 'a word of more than 2048 bytes'
printf '      - id: t\n        text: %s\n' "$(head -c 1000000 /dev/zero | tr '\0' x)" | page Sample
refused 'a text of more than 65536 bytes'

# --- columns ----------------------------------------------------------------------------------------------------------------

columns=$(seq -f 'c%g' -s ', ' 5000)
printf '      - id: t\n        compare-table: {columns: [%s], rows: [{id: r, cells: [%s]}]}\n' "$columns" "$columns" | page Sample
refused '"columns" has 5000 items'
printf 'first-name,sessions,%s\nSam,1\n' "$columns" > people.csv
KINFOLD_DATA=$KF_SOURCE_DIR timeout 600 "$KINFOLD" certificates --roster people.csv repair-conversations --sign-in --out sheet > printed 2>&1 || fail "$(grep -v note printed)"

# --- ways out of the folder -------------------------------------------------------------------------------------------------

# What lies outside is neither read nor sought.
cp "$KF_SOURCE_DIR/tests/fuzz/corpus/images/rgb.png" secret.png
echo 'secret: yes' > secret.yaml
for path in ../../../secret.png ./../../../secret.png "$folder/secret.png" 'a\..\..\secret.png' 'C:secret.png' '\secret.png'; do
    printf "      - id: t\n        image: {file: '%s', alt: A picture}\n" "$path" | page Sample
    refused 'error[path-escapes]'
    [ "$(grep -c 'error\[' printed)" = 1 ] || fail "$path: more than one message: $(cat printed)"
done
for path in ../../../secret "$folder/secret"; do
    printf "      - include: '%s'\n" "$path" | page Sample
    refused 'error[unknown-piece]'
done
printf "      - {id: '../t', text: Sample.}\n" | page Sample
refused 'error[bad-id]: "../t" cannot be an id'
printf '      - {id: t, text: Sample.}\n' | page Sample
sed 's|^id: hostile|id: ../hostile|' $module > module.yaml && cp module.yaml $module
refused 'error[bad-id]'
printf '      - {id: t, text: Sample.}\n' | page Sample
sed 's|id: page|id: ../../page|' $module > module.yaml && cp module.yaml $module
refused 'error[bad-id]: "../../page" cannot be an id'
printf '      - {id: t, text: Sample.}\n' | page Sample
tells 1 'has no translation to "../../secret"' build hostile --language ../../secret
tells 1 'unknown audience "../../secret"' build hostile --audience ../../secret

# programme LINE...: a community.yaml with these lines.
programme()
{
    rm -rf programme
    mkdir programme
    printf 'kinfold: 1\nprogram: P\nnames: {on-call: a worker, worker: a worker, reporting-body: the county}\n' \
        > programme/community.yaml
    printf '%s\n' "$@" >> programme/community.yaml
}
programme 'region: ../../secret' 'language: en-US'
tells 1 'region: "../../secret" is not a code' build hostile --community programme
programme 'region: US' 'language: ../../secret'
tells 1 'language: "../../secret" is not a code' build hostile --community programme
programme 'region: US' 'language: en-US' 'modules: [../../secret]'
tells 1 'the kit has no module "../../secret"' build hostile --community programme
programme 'region: US' 'language: en-US'
for file in overlays/hostile.yaml words/en-US.yaml; do
    mkdir -p "programme/${file%/*}"
    mkfifo "programme/$file"
    refused_in=$(timeout 600 "$KINFOLD" build hostile --community programme 2>&1) && fail "$file is waited for, or read"
    echo "$refused_in" | grep -qF 'It is a pipe or a device, not a file' || fail "$file: $refused_in"
    rm "programme/$file"
done
mkfifo pipe
tells 1 'It is a pipe or a device, not a file' certificates --roster pipe repair-conversations
tells 1 'It is a pipe or a device, not a file' build hostile --sites pipe

# --- pipes and devices ------------------------------------------------------------------------------------------------------

printf '      - id: t\n        image: {file: picture.png, alt: A picture}\n' | page Sample
mkfifo data/modules/hostile/picture.png
refused 'It is a pipe or a device, not a file'
rm data/modules/hostile/picture.png
ln -s /dev/zero data/modules/hostile/picture.png
refused 'leads out of the folder'
rm data/modules/hostile/picture.png

printf '      - id: t\n        text: Sample.\n' | page Sample
mkdir -p riverbend/fonts
cp -r data/modules/communities/riverbend .
mkdir -p riverbend/fonts
mkfifo riverbend/fonts/a.ttf
status=0
timeout 600 "$KINFOLD" build hostile --community riverbend --make handouts > printed 2>&1 || status=$?
[ "$status" = 1 ] && grep -qF 'is no font that can be read' printed || fail "ended with $status: $(cat printed)"
rm $module
mkfifo $module
refused 'It is a pipe or a device, not a file'
