#!/bin/sh
# Two machines make a sheet of sites as one does, with the map that tells of all; and the plan names each file.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"
own_kit
printf '%s\n' site,community,group-size North,riverbend,9 East,,7 South,riverbend,9 West,,9 > sites.csv
options="--sites sites.csv --piece six-steps --make handouts --jobs 1"

ends 0 list --jobs-plan $options --out one
mv lines plan
ends 0 build $options --out one --quiet
find one -type f | sort > made
cut -f 4 plan | sort | cmp - made || fail "the plan and the build differ: $(cut -f 4 plan | sort | diff - made)"
grep '/North/\|/South/' plan | cut -f 1 | sort -u > keys
[ "$(wc -l < keys)" = 1 ] || fail "sites that are alike are made apart: $(cat plan)"

for share in 1 2; do
    ends 0 build $options --out many --shard $share/2
    cat lines >> said
    ends 0 list --jobs-plan $options --out one --shard $share/2
    cat lines >> shares
done
diff -r one many || fail "two machines make other files"
[ "$(grep -c 'map-of-changes.pdf: what each site changed' said)" = 1 ] || fail "the map is made by: $(cat said)"
sort shares > all
sort plan | cmp - all || fail "the plans of the shares are not the plan"
tells 2 "--resume: of a sheet of sites all is made again" build $options --resume
