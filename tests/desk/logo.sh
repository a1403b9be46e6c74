#!/bin/sh
# From an empty folder to a programme's own name, logo, number and words, in a browser alone; the files are those that a person
# would have written. A logo is what decoding says it is; one that would do more than draw is cleaned or refused, and nothing
# that is there is written over.
set -eu
. "${KF_SOURCE_DIR:?}/tests/support/desk.sh"

svg()
{
    printf '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">%s</svg>' "$1"
}

own_kit
svg '<script>fetch("http://example.org")</script><a xlink:href="http://example.org"><circle cx="4" cy="4" r="4" onload="alert(1)"/></a>' \
    > with-script.svg
svg '<image href="photo.png"/>' > only-a-picture.svg
open_desk
day=$(date +%Y-%m-%d)
browse logo.cjs
close_desk

# What a person would have written.
"$KINFOLD" new community willow-house --out by-hand > /dev/null
sed -i -e 's/^  # logo: logo.svg/  logo: logo.svg/' -e 's/^  worker: a worker you trust *#/  worker: Dolores Finch (555-0142)  #/' \
    -e '/^words:$/a\  - {from: dinner, to: supper}' \
    -e '/^  add:$/a\    - id: our-night-line\n      label: Our night line\n      number: "555-0100"\n      how: call\n      hours: 6 pm to 8 am\n      languages: [en]\n      verified: true\n      verified-on: TODAY' \
    by-hand/willow-house/community.yaml
grep -q "verified-on: $day" willow-house/community.yaml || day=$(date +%Y-%m-%d) # midnight has passed meanwhile
sed -i "s/verified-on: TODAY/verified-on: $day/" by-hand/willow-house/community.yaml
diff by-hand/willow-house/community.yaml willow-house/community.yaml || fail "another file was written than a person would have written"
[ "$(ls -A willow-house | tr '\n' ' ')" = '.kinfold README.md community.yaml logo.svg overlays ' ] || fail "the folder holds $(ls -A willow-house)"
grep -q '<circle cx="4" cy="4" r="4"></circle>' willow-house/logo.svg || fail "the drawing is gone: $(cat willow-house/logo.svg)"
! grep -qE 'script|onload|example|<a' willow-house/logo.svg || fail "the logo can do more than draw: $(cat willow-house/logo.svg)"

# The command line prints what the desk shows.
open_desk --community willow-house
get '/api/file.pdf?module=repair-conversations&piece=six-steps' > desk.pdf
"$KINFOLD" build repair-conversations --piece six-steps --make handouts --community willow-house --quiet
cmp desk.pdf out/repair-conversations/six-steps.pdf

post()
{
    answers "$1" -b "$cookie" -X POST -H "Origin: $home" --data-binary "$3" "$home$2"
}
refuses() # WORD FILE
{
    post 422 /api/ours/logo "@$2"
    grep -q "$1" body || fail "$2: it is not said that $1: $(cat body)"
}

# Not what they seem.
svg '<script>alert(1)</script>' > only-script.svg
refuses '"refusal":"empty"' only-script.svg
printf '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>%s' "$(svg '<path d="&x;"/>')" > outside.svg
refuses '"refusal":"entities"' outside.svg
{
    printf '<!DOCTYPE svg [<!ENTITY a0 "ha">'
    for i in 1 2 3 4 5 6 7 8 9; do
        j=$((i - 1))
        printf '<!ENTITY a%d "&a%d;&a%d;&a%d;&a%d;&a%d;&a%d;&a%d;&a%d;&a%d;&a%d;">' $i $j $j $j $j $j $j $j $j $j $j
    done
    printf ']>'
    svg '<path d="&a9;"/>'
} > laughs.svg
refuses '"refusal":"entities"' laughs.svg
svg '<path d="M0 0"/><text>Willow House</text>' > letters.svg
refuses '"refusal":"letters"' letters.svg
printf 'GIF89a' > picture.png
refuses '"refusal":"other"' picture.png
printf '\211PNG\r\n\032\nnot a picture at all, whatever its first bytes say' > broken.png
refuses bad-image broken.png
printf '\211PNG\r\n\032\n\000\000\000\015IHDR\000\000\165\060\000\000\165\060\010\006\000\000\000' > large.png
refuses '40 million pixels' large.png
printf '\377\330\377\340\000\020JFIF' > broken.jpg
refuses bad-image broken.jpg
{ printf '<svg>'; head -c 5000000 /dev/zero | tr '\0' ' '; printf '</svg>'; } > heavy.svg
refuses '"refusal":"too-large"' heavy.svg
head -c 20000000 /dev/zero > huge.svg
answers 413 -b "$cookie" -X POST -H "Origin: $home" -H 'Expect:' --data-binary @huge.svg "$home/api/ours/logo"
answers 403 -b "$cookie" -X POST -H 'Origin: http://example.org' --data-binary @with-script.svg "$home/api/ours/logo"

# It has a name of ours, or none; a logo that is there already stays.
digest=$(sha256sum willow-house/community.yaml | cut -c1-64)
find willow-house -type f -exec sha256sum {} + | sort > kept
data=$(svg '<rect width="9" height="9"/>' | base64 -w0)
for name in ../logo.svg /tmp/logo.svg logo.svg logo.png logo-3.svg community.yaml overlays/logo.svg .kinfold/logo.svg; do
    post 400 "/api/ours/save?digest=$digest" "{\"edits\": [[\"brand/logo\", \"$name\"]], \"logo\": {\"name\": \"$name\", \"data\": \"$data\"}}"
done
post 422 "/api/ours/save?digest=$digest" '{"edits": [["brand/logo", "../by-hand/willow-house/logo.svg"]]}'
post 400 "/api/ours/save?digest=$digest" "{\"edits\": [], \"logo\": {\"name\": \"logo-2.svg\", \"data\": \"$(base64 -w0 < laughs.svg)\"}}"
both="{\"edits\": [[\"brand/logo\", \"logo-2.svg\"]], \"logo\": {\"name\": \"logo-2.svg\", \"data\": \"$data\"}}"
post 409 "/api/ours/save?digest=$(printf '%064d' 0)" "$both"
find willow-house -type f -exec sha256sum {} + | sort | cmp - kept || fail "something was written: $(ls -A willow-house)"
post 200 "/api/ours/save?digest=$digest" "$both"
has willow-house/community.yaml '  logo: logo-2.svg '
sha256sum -c --quiet --ignore-missing < kept 2> /dev/null | grep -v community.yaml | grep FAILED && fail "a file that was there is another"
post 200 "/api/ours/save?digest=$(sha256sum willow-house/community.yaml | cut -c1-64)" '{"edits": [["brand/logo", null]]}'
! grep -q logo willow-house/community.yaml || fail "the logo is still named"
close_desk
