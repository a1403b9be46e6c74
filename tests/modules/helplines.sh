#!/bin/sh
# The page of helplines of every country: each checked number of its list that is to print is there, none that nobody has
# checked, and none of another country; a code to scan has its number or address beside it.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/modules.sh"

# rows FILE: id|number|verified|url of each line, a gap's number empty.
rows() {
    awk '
        function flush() { if (id != "") print id "|" number "|" verified "|" url; id = number = verified = url = "" }
        /^  - id: / { flush(); id = $3 }
        /^    number: / { sub(/^    number: /, ""); gsub(/"/, ""); number = $0 }
        /^    verified: / { verified = $2 }
        /^    url: / { url = $2 }
        END { flush() }' "$1"
}

digits() {
    tr -cd '0-9\n'
}

for file in "$KF_SOURCE_DIR"/modules/helplines/*.yaml; do
    country=$(basename "$file" .yaml)
    paper=a4
    case $country in US | CA) paper=letter ;; esac
    mkdir -p "$country-place"
    printf 'kinfold: 1\nprogram: Place\nregion: %s\npaper: %s\nnames: {reporting-body: blank}\n' "$country" "$paper" \
        > "$country-place/community.yaml"
    # A country without a line for violence needs the community's.
    rows "$file" | grep -q '^violence-line|[^|]' ||
        printf 'helplines:\n  add:\n    - {id: violence-line, label: Ours, number: 555-0100, hours: all, verified: true, %s}\n' \
            'verified-on: 2026-10-01' >> "$country-place/community.yaml"
    "$KINFOLD" build kit --piece helplines --make handouts --variant standard,large-print,ink-saver --quiet \
        --community "$country-place" --out "$country" > log 2>&1 || fail "$country: $(cat log)"
    rows "$file" > rows
    print=$(sed -n 's/^print: \[\(.*\)\]/\1/p' "$file" | tr -d ,)
    for page in "$country"/kit/*.pdf; do
        pdftotext "$page" - > words
        tr '\n' ' ' < words > line
        digits < words > numbers
        for id in $print; do
            number=$(sed -n "s/^$id|\([^|]*\)|true|.*/\1/p" rows)
            [ -z "$number" ] || grep -qFe "$number" words || fail "$page: $id, $number, is not there"
            address=$(sed -n "s/^$id||[^|]*|https:..//p" rows)
            [ -z "$address" ] || grep -qFe "$address" words || fail "$page: $id has no address"
            if [ -z "$number" ]; then
                grep -q 'No single national line' line || fail "$page: $id is not said to be missing"
            fi
        done
        sed -n 's/^[^|]*|\([^|]*\)|false|.*/\1/p' rows | while read -r number; do
            grep -qFxe "$number" words && echo "$number"
        done > unchecked || :
        [ ! -s unchecked ] || fail "$page: nobody has checked $(cat unchecked)"
    done
    [ "$(find "$country" -name '*.pdf' | grep -c .)" = 3 ] || fail "$country: not three pages"
done

# No country's own long numbers stand on another's page.
for file in "$KF_SOURCE_DIR"/modules/helplines/*.yaml; do
    country=$(basename "$file" .yaml)
    for other in "$KF_SOURCE_DIR"/modules/helplines/*.yaml; do
        [ "$other" != "$file" ] || continue
        rows "$other" | cut -d '|' -f 2 | digits | grep -E '^.{7,}' | sort -u > theirs
        rows "$file" | cut -d '|' -f 2 | digits | sort -u > ours
        pdftotext "$country/kit/$(ls "$country/kit" | grep -v -e large -e ink)" - | digits > numbers
        grep -vFxf ours theirs | grep -Fxf - numbers > foreign && fail "$country: $(cat foreign) is of $(basename "$other")"
    done
done

# A community's own line more is room enough for one side of paper, in English and in Spanish; and the line to call on cards
# is the country's.
for file in "$KF_SOURCE_DIR"/modules/helplines/*.yaml; do
    country=$(basename "$file" .yaml)
    crisis=$(rows "$file" | sed -n 's/^crisis-line|\([^|]*\)|.*/\1/p')
    own="$country-own"
    mkdir "$own"
    grep -v -e '^helplines:' -e '^  add:' -e '^    - ' "$country-place/community.yaml" > "$own/community.yaml"
    {
        printf 'sample: true\nlanguages: [en, es]\nhelplines:\n  add:\n'
        grep '^    - ' "$country-place/community.yaml" || :
        printf '    - {id: own-line, label: River night line, number: 555-0111, hours: 6 pm to 8 am, %s}\n' \
            'note: A River House worker answers, languages: [en, es], verified: true, verified-on: 2026-10-01'
    } >> "$own/community.yaml"
    for language in en-US es; do
        "$KINFOLD" build kit --piece helplines --make handouts --quiet --community "$own" --language $language \
            --out "own/$country" > log 2>&1 || fail "$own, $language: $(cat log)"
    done
    for page in own/"$country"/kit/*.pdf; do
        pages=$(pdfinfo "$page" | sed -n 's/^Pages: *//p')
        [ "$pages" = 1 ] || fail "$page: $pages sides with a line of its own"
    done
    "$KINFOLD" build attachment-injuries --piece story-cards --make handouts --quiet --community "$own" --language en-US \
        --out "own/$country" > log 2>&1 || fail "$own, cards: $(cat log)"
    [ "$(pdftotext -l 1 "own/$country/attachment-injuries/story-cards.pdf" - | grep -cFxe "$crisis")" = 10 ] ||
        fail "$country: its line, $crisis, is not on each card"
done

# In the place of England's, another nation's.
printf 'helplines: {use: {violence-line: violence-line-scotland}}\n' >> GB-place/community.yaml
"$KINFOLD" build kit repair-conversations --make handouts --quiet --community GB-place --out scotland
for page in scotland/kit/helplines.pdf scotland/repair-conversations/six-steps.pdf; do
    pdftotext "$page" - > words
    grep -q '0800 027 1234' words || fail "$page: no Scottish line"
    ! grep -q '0808 2000 247' words || fail "$page: England's line too"
done

"$KF_VALIDATOR" --flavours ua1,2a ??/kit/*.pdf scotland/kit/*.pdf own/*/*/*.pdf > vera || fail "$(grep -v ^PASS vera)"
exit $failed
