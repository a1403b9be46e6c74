#!/bin/sh
# Each test that tests/README.md names for a contract is there, and each contract has one.
set -eu
cd "${KF_SOURCE_DIR:-$(dirname "$0")/../..}"

table=$(sed -n '/^## Contracts/,$p' tests/README.md | grep '^| [A-Z]')
[ -n "$table" ] || {
    echo "tests/README.md has no table of contracts" >&2
    exit 1
}

missing=$(
    echo "$table" | while IFS='|' read -r _ contract names _; do
        echo "$names" | grep -q '`' || echo "no test:$contract"
        for name in $(echo "$names" | grep -o '`[^`]*`' | tr -d '`'); do
            case $name in
            */*) [ -x "tests/$name.sh" ] ;;
            *) grep -rqE "(cmocka_unit_test[a-z_]*|T)\($name[,)]" tests/unit ;;
            esac || echo "$name is gone:$contract"
        done
    done
)
[ -z "$missing" ] || {
    echo "$missing" >&2
    exit 1
}

# Every section that has a test at all keeps one.
for section in Stages Addresses 'Schema rows' Text Names Boxes Program 'Honest checks'; do
    echo "$table" | grep -q "^| $section: " || {
        echo "no contract of \"$section\" is tested" >&2
        exit 1
    }
done
