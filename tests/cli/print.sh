#!/bin/sh
# kinfold print: what goes to lp, and what is said when it cannot.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"

fake_printers

"$KINFOLD" build repair-conversations --quiet --make handouts,ticket --piece ready-to-talk
out=out/repair-conversations

tells 0 'job Office-1' print $out/ready-to-talk.pdf
grep -qF '[sides=two-sided-long-edge][-o][media=Letter][-o][print-scaling=none]' told || fail "lp was told: $(cat told)"
copies=$(sed -n 's/.*"copies" : \([0-9]*\).*/\1/p' $out/print-ticket.json)
grep -qF "[-n][$copies]" told && [ "$copies" -gt 2 ] || fail "not as many copies as the ticket says, $copies: $(cat told)"

# The line of the ticket tells lp the same.
line=$(sed -n 's/.*"lp" : "\(.*\)"$/\1/p' $out/print-ticket.json)
rm told
(cd $out && sh -c "$line") > said
tells 0 'job Office-2' print $out/ready-to-talk.pdf
[ "$(sed -n 1p told | sed 's/\[[^[]*$//')" = "$(sed -n 2p told | sed 's/\[[^[]*$//')" ] || fail "$(cat told)"

# Names that a shell would take apart.
cp $out/ready-to-talk.pdf "a 'b' \$c.pdf"
rm told
tells 0 'job Office-1' print "a 'b' \$c.pdf" --ticket $out/print-ticket.json --copies 3 --printer Upstairs
grep -qF "[-d][Upstairs][-n][3]" told && grep -qF "[a 'b' \$c.pdf]" told || fail "$(cat told)"
tells 0 'was sent (--dry-run)' print "a 'b' \$c.pdf" --dry-run
[ "$(wc -l < told)" = 1 ] || fail 'a dry run printed'
line=$(grep '^lp ' printed)
sh -c "$line" > said
tail -1 told | grep -qF "[a 'b' \$c.pdf]" || fail "the line of a dry run: $line"

# What cannot be printed; then nothing is.
rm told
echo 'no pdf' > letter.pdf
: > empty.pdf
printf '%%PDF-1.7\n' > other.pdf
tells 2 'letter.pdf is no PDF' print letter.pdf empty.pdf missing.pdf $out $out/ready-to-talk.pdf
for words in 'empty.pdf is no PDF' 'missing.pdf is not there' "$out is a folder"; do
    grep -qF "$words" printed || fail "not said: $words: $(cat printed)"
done
tells 2 'no file to print' print
tells 2 'whole number from 1 to 999' print other.pdf --copies 0
tells 2 'did you mean --printer Office?' print other.pdf --printer Ofice
tells 2 'name one of these with --printer: Office, Upstairs' print other.pdf --printer Laser
tells 1 'is no print ticket' print other.pdf --ticket letter.pdf
tells 1 'cannot read gone.json' print other.pdf --ticket gone.json
[ ! -e told ] || fail "something was printed: $(cat told)"
tells 0 'other.pdf was not made by Kinfold' print other.pdf

# Machines that lack something.
touch out-of-paper
tells 5 'the printer said no' print other.pdf
rm out-of-paper
echo 'no system default destination' > default
tells 2 'name one with --printer; there are: Office, Upstairs' print other.pdf
: > printers
tells 3 'this machine has no printer' print other.pdf
tells 3 'no printer, so none called "Office"' print other.pdf --printer Office
grep -q 'look with `lpstat -e`' printed || fail "what to do is not said: $(cat printed)"
mkdir none
status=0
PATH="$folder/none" "$KINFOLD" print other.pdf > printed 2>&1 || status=$?
PATH="$folder/bin:/usr/bin:/bin"
[ $status = 3 ] && grep -q 'apt install cups-client' printed || fail "without lp: $status: $(cat printed)"
