#!/bin/sh
# A thousand bad modules among good ones: the good ones are made as ever, and each bad one has its own
# message. What so many cost is measured by tests/peers/growth.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"
. "$KF_SOURCE_DIR/tests/support/faults.sh"
kit_with_second_module
mv data/modules/second data/modules/zero # the last of the list, behind all bad ones
sed -i 's/^id: second$/id: zero/' data/modules/zero/module.yaml

program=$(quick_program)
count=1000
! is_sanitized "$program" || count=100
good=data/modules/repair-conversations/module.yaml
$program build --out good --quiet

# bad KIND ID: what stands in its module.yaml.
bad()
{
    case $1 in
    0) ;;
    1) sed "s/^id: .*/id: $2/" $good | head -c 3000 ;; # half-written
    2) sed "s/^id: .*/id: $2/; s/^title: .*/title: [/" $good ;;
    3) head -c 2000 "$KF_SOURCE_DIR/fonts/NotoSans_400Regular.ttf" ;;
    4) echo 'only words' ;;
    5) sed "s/^id: .*/id: $2/; s/^title:/tilte:/" $good ;;
    6) sed "s/^id: .*/id: $2/; s/^\( *minutes:\) .*/\1 many/" $good ;;
    7) printf 'kinfold: 1\nid: another\n' ;;
    8) printf 'a: ' && printf '[%.0s' $(seq 300) ;;
    esac
}

for kind in 0 1 2 3 4 5 6 7 8; do
    for i in $(seq "$kind" 10 $((count - 1))); do
        mkdir "data/modules/bad-$i"
        bad "$kind" "bad-$i" > "data/modules/bad-$i/module.yaml"
    done
done
for i in $(seq 9 10 $((count - 1))); do
    mkdir "data/modules/bad-$i"
    ln -s nowhere "data/modules/bad-$i/module.yaml"
done

happens "$count bad modules among two good ones" 'empty, half-written, not YAML, not UTF-8, wrong keys and values, broken links' 1 \
    "2 modules of $((count + 2))" $program build --out out
same good out
for i in $(seq 0 $((count - 1))); do
    echo "bad-$i: not written"
    echo "/bad-$i/module.yaml: error"
done | sort > wanted
{
    grep -x 'bad-[0-9]*: not written' printed
    sed -n 's#.*data\(/modules\)\(/bad-[0-9]*/module.yaml\):[0-9:]* *error\[.*#\2: error#p' printed | sort -u
} | sort > found
cmp -s wanted found || fail "not each has its own message: $(diff wanted found | head)"
$program build --out out --report json --quiet > report.json 2> /dev/null || :
[ "$(grep -oE '"/?[^"]*bad-[0-9]+/module.yaml"' report.json | sort -u | wc -l)" = "$count" ] || fail 'the report leaves some out'
