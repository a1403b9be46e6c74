#!/bin/sh
# Each mistake of bad_input/*.case is named at its place, once, in plain words; the other module is still made; and what
# the hint says mends it. bad_input.sh NAME... runs the cases named and shows what the program said.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
source=${KF_SOURCE_DIR:-$here/../..}
kinfold=${KINFOLD:?names the program}
cases=$here/bad_input

# Words of programmers, not of those who write handouts.
jargon='scalar|mapping|sequence|node|parse|token|schema|null|string|boolean|integer|syntax error|UTF-8 continuation'

# The lines of a case that begin with `key: `, without it.
lines_of()
{
    sed -n "s/^$1: //p" "$case_file"
}

# The lines expected, `/words/` put right: the number of the first line that holds them.
expected()
{
    lines_of expect | while read -r line; do
        case $line in
        */:*)
            file=${line%%:*}
            words=${line#*:/}
            words=${words%/:*}
            number=$(grep -anF -e "$words" "$kit/modules/$file" | head -n 1 | cut -d : -f 1)
            echo "$file:$number:${line##*/:}"
            ;;
        *) echo "$line" ;;
        esac
    done
}

# The kit with one module of one page: its other pages may grow, and no case has to know them.
keep_first_page()
{
    for file in "$kit"/modules/*/module.yaml; do
        case $file in */repair-conversations/*) ;; *) rm -r "${file%/*}" ;; esac
    done
    awk '
        /^[a-z]/ { part = $1; skip = 0 }
        /^  - include:/ { skip = 0 }
        /^  - id:/ && (part == "facilitator-pages:" || (part == "handouts:" && ++pages > 1)) { skip = 1 }
        !skip' "$kit/modules/repair-conversations/module.yaml" |
        sed 's/uses: \[.*six-steps.*/uses: [six-steps]/; /six-steps/!s/uses: \[.*/uses: []/' > "$work/module.yaml"
    mv "$work/module.yaml" "$kit/modules/repair-conversations/module.yaml"
}

say()
{
    echo "$name: $*" >&2
    failed=1
}

run()
{
    code=0
    # shellcheck disable=SC2046,SC2086 # several words
    (cd "$kit" && KINFOLD_DATA=. "$kinfold" $arguments $output > ../out.txt 2>&1) || code=$?
    # Paths are shown from the folder modules/ on.
    sed 's|^\./modules/||; s|^modules/||' "$work/out.txt" > "$work/said.txt"
    if grep -E 'Sanitizer|runtime error:|CRITICAL|core dumped' "$work/out.txt" >&2 || [ "$code" -gt 5 ]; then
        say "the program broke (code $code)"
    fi
}

test_case()
{
    name=$1
    case_file=$cases/$name.case
    failed=0
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    kit=$work/kit
    mkdir "$kit"
    cp -R "$source/modules" "$kit/modules"
    keep_first_page
    ln -s "$(cd "$source/fonts" && pwd)" "$kit/fonts"
    mkdir "$kit/modules/other"
    sed 's/^id: .*/id: other/' "$kit/modules/repair-conversations/module.yaml" > "$kit/modules/other/module.yaml"

    # The cases' own commands begin here, in the folder modules/.
    module=repair-conversations/module.yaml
    riverbend=communities/riverbend/community.yaml
    overlay=communities/riverbend/overlays/repair-conversations.yaml
    export module riverbend overlay

    arguments=$(lines_of run)
    arguments=${arguments:-build}
    case $arguments in build*) output='--out out' ;; *) output='' ;; esac
    expected_code=$(lines_of exit)

    lines_of break > "$work/break.sh"
    (cd "$kit/modules" && sh -eu "$work/break.sh") || say "the lines \`break:\` failed"
    run
    [ $# -lt 2 ] || { echo "=== $name" && cat "$work/said.txt"; } >&2
    [ "$code" = "${expected_code:-1}" ] || say "exit code $code, not ${expected_code:-1}"
    expected | sort > "$work/expected.txt"
    grep -E '^([^ ]*: )?(error|warning)\[' "$work/said.txt" | sed 's/\(\]\): .*/\1/' | sort > "$work/found.txt" || true
    diff "$work/expected.txt" "$work/found.txt" >&2 || say "other lines than expected"
    lines_of says > "$work/phrases.txt"
    while read -r phrase; do
        grep -qF -e "$phrase" "$work/said.txt" || say "does not say: $phrase"
    done < "$work/phrases.txt"
    # The author's own lines are shown with a bar in front.
    grep -vE '^ *[0-9]* \|' "$work/said.txt" | grep -iEw "$jargon" >&2 && say "speaks like a programmer"
    [ ! -e "$kit/out/repair-conversations" ] || say "files of the module that has a mistake were made"
    if [ -n "$output" ] && [ -z "$(lines_of others)" ] && [ ! -s "$kit/out/other/six-steps.pdf" ]; then
        say "the other module was not made"
    fi

    lines_of fix > "$work/fix.sh"
    if [ -s "$work/fix.sh" ]; then
        (cd "$kit/modules" && sh -eu "$work/fix.sh") || say "the lines \`fix:\` failed"
        fixed_run=$(lines_of run-fixed)
        arguments=${fixed_run:-$arguments}
        run
        [ "$code" = 0 ] && ! grep -qE '(error|warning)\[' "$work/said.txt" || {
            say "the hint, followed, does not mend it:"
            cat "$work/said.txt" >&2
        }
    fi
    return $failed
}

if [ $# -gt 0 ]; then
    [ "$1" != --one ] || { test_case "$2" && exit 0 || exit 1; }
    status=0
    for name; do
        (test_case "$name" show) || status=1
    done
    exit $status
fi

cd "$cases"
status=0
export KINFOLD="$kinfold" KF_SOURCE_DIR="$source"
printf '%s\n' *.case | sed 's/\.case$//' | xargs -n 1 -P 2 "$here/bad_input.sh" --one || status=1
exit $status
