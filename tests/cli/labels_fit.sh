#!/bin/sh
# A label cut out at its marks covers the old line, and nothing else, within half a millimetre: measured on the finished
# pages and sheets, for each size of labels.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"
copy_kit old

# fits WHAT OPTION...: of the kits old and new.
fits()
{
    what=$1
    shift
    rm -rf pages out
    KINFOLD_DATA=old "$KINFOLD" build repair-conversations --make handouts --out pages --quiet --paper $paper > said 2>&1 ||
        fail "$what: $(cat said)"
    "$KINFOLD" corrections old new --make handouts --out out --report json --paper $paper "$@" > report.json 2> said ||
        fail "$what: $(cat said)"
    shown=$(python3 "$KF_SOURCE_DIR/tests/support/check_labels.py" report.json pages out/corrections-labels.pdf 2>&1) ||
        fail "$what: $shown"
    echo "$what: $shown"
}

# The line at the foot of each page and a number in the text.
paper=letter
cp -r old new
sed -i 's/number: "988"/number: "989"/; s/1-800-799-7233/1-800-799-7000/' new/modules/helplines/US.yaml
fits 'full sheets' --labels full

# A number alone fits on the small ones: a module of one page.
rm -r old/modules/repair-conversations/* new
cat > old/modules/repair-conversations/module.yaml << 'END'
kinfold: 1
id: repair-conversations
title: Numbers
number: 2
version: 1.0.0
date: 2026-11-01
identity: {mark: bubble, ribbon: double, accent: "#601D44"}
language: en-US
audience: [families]
handouts:
  - id: numbers
    title: Numbers
    blocks:
      - contacts: {from: region}
        id: contacts
END
cp -r old new
sed -i 's/number: "1-833-852-6262"/number: "1-833-852-6363"/' new/modules/helplines/US.yaml
for size in 30 20 10; do
    fits "$size labels a sheet" --labels $size
done
paper=a4
for size in 21 24 14; do
    fits "$size labels a sheet of A4" --labels $size
done
