#!/bin/sh
# A disk that is full half-way: files that were there stay whole, none is half-written, and the message says what to do. The
# disk is full for each file over a size, as the shell can arrange.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"

# full KIB ARGUMENT...: kinfold ARGUMENT..., where a file over so many KiB cannot be written
full()
{
    blocks=$(($1 * 2))
    shift
    status=0
    (trap '' XFSZ && ulimit -f $blocks && exec "$KINFOLD" "$@") > printed 2>&1 || status=$?
    [ "$status" = 5 ] || fail "kinfold $*: ended with $status, not 5: $(cat printed)"
    grep -q 'cannot be written: File too large' printed || fail "kinfold $*: $(cat printed)"
    grep -q 'hint: .*make room' printed || fail "what to do is not said: $(cat printed)"
}

# same BEFORE AFTER
same()
{
    diff -r "$1" "$2" > differences || fail "not as before: $(cat differences)"
    [ -z "$(find "$2" -name '.kinfold-*')" ] || fail "left behind: $(find "$2" -name '.kinfold-*')"
}

# The packet is the last and the largest of its module's files.
mkdir -p out/repair-conversations
for file in six-steps.pdf participant-packet.pdf; do
    echo old > out/repair-conversations/$file
done
echo elsewhere > linked.pdf
ln -s ../../linked.pdf out/repair-conversations/ready-to-talk.pdf
cp -r out before
full 100 build repair-conversations --make handouts,packet
grep -q 'repair-conversations: not written' printed || fail "$(cat printed)"
! grep -q 'six-steps.pdf .* side' printed || fail "it says that files were made: $(cat printed)"
same before out
[ "$(cat linked.pdf)" = elsewhere ] || fail 'the file behind a link is another'
full 100 build repair-conversations --make handouts,packet --out fresh
[ -z "$(find fresh -type f)" ] || fail "made all the same: $(find fresh -type f)"
"$KINFOLD" build repair-conversations --make handouts,packet --quiet
[ "$(head -c 5 linked.pdf)" = %PDF- ] || fail 'the link is not followed'
[ -z "$(find out -name '.kinfold-*')" ] || fail "left behind: $(find out -name '.kinfold-*')"

# Certificates: the second is larger than the first.
{
    printf 'name,sessions\n'
    printf 'Person One,1\n'
} > people.csv
mkdir papers && echo old > papers/certificates.pdf && cp -r papers before-papers
full 10 certificates --roster people.csv --out papers
same before-papers papers

# Tonight, in one file and in two.
echo old > tonight.pdf
full 10 tonight 2.1
[ "$(cat tonight.pdf)" = old ] || fail 'tonight.pdf is another'

# All other verbs say it in the same words.
mkdir said new-place
i=0
while read -r words; do
    i=$((i + 1))
    # shellcheck disable=SC2086 # words of a command line
    full 4 $words
    sed -n 's/.*\(\[write-refused\]\): .* \(cannot be written: .*\)/\1 \2/p' printed | sort -u > said/$i
    cmp -s said/1 said/$i || fail "kinfold $words: says it otherwise: $(cat printed)"
    [ -z "$(find new-place -type f)" ] || fail "kinfold $words: made all the same: $(find new-place -type f)"
done << 'END'
preview repair-conversations --piece six-steps --out new-place/page.png
docs ladder --pictures new-place
report repair-conversations --out new-place
i18n extract repair-conversations --out new-place
i18n review repair-conversations --piece six-steps --language es --out new-place
schema --all new-place
END
