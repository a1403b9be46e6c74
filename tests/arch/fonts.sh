#!/bin/sh
# fonts/ holds exactly what fonts.yaml says: the same bytes, a licence for each, 8 MB at most.
set -eu
cd "${KF_SOURCE_DIR:-$(dirname "$0")/../..}/fonts"

status=0
fail()
{
    echo "fonts/$*" >&2
    status=1
}

# One line a font: file, digest, licence.
rows=$(awk '
    $1 == "file:" { file = $2 }
    $1 == "sha256:" { digest = $2 }
    $1 == "licence:" { print file, digest, $2 }' fonts.yaml)

[ -n "$rows" ] || fail "fonts.yaml: no fonts in it"
[ "$(grep -c '^  - family: ' fonts.yaml)" = "$(echo "$rows" | wc -l)" ] ||
    fail "fonts.yaml: a row lacks file, sha256 or licence"

while read -r file digest licence; do
    if [ ! -f "$file" ]; then
        fail "fonts.yaml: names $file, which is not there"
    elif [ "$(sha256sum < "$file")" != "$digest  -" ]; then
        fail "$file: is not the file fonts.yaml gives the digest of"
    fi
    grep -qs '^SIL OPEN FONT LICENSE Version 1.1' "$licence" || fail "$licence: is not the Open Font License"
    grep -qs '^Copyright ' "$licence" || fail "$licence: has no copyright line"
done << END
$rows
END

for file in *.ttf *.otf; do
    [ ! -f "$file" ] || grep -q "^    file: $file\$" fonts.yaml || fail "$file: is not in fonts.yaml"
done

for file in *; do
    case $file in
    *.ttf | OFL-*.txt | fonts.yaml | README.md) ;;
    *) fail "$file: does not belong here" ;;
    esac
done

size=$(cat ./* | wc -c)
[ "$size" -le 8000000 ] || fail ": $size bytes, more than 8 MB"

exit $status
