#!/bin/sh
# Every handout reads at grade 7 or lower (Flesch-Kincaid), as kinfold counts and as GNU style does, on the same sentences,
# and the two are within half a grade.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/modules.sh"

"$KINFOLD" report --sentences > sentences 2> errors || { cat errors >&2; exit 1; }

# A file for each handout, for style: it takes a sentence that begins with a small letter for none, ends one at a colon, and
# reads a telephone number as four words.
sed "s/“//g; s/”//g; s/…//g; s/’/'/g; s/‘//g; s/ – /, /g; s/ — /, /g; s/[\"()]//g" sentences | awk '
    /^== / { file = $2; sub(/:$/, "", file); sub("/", "@", file); print file, $4 > "graded"; next }
    {
        sub(/[.!?:;, ]*$/, ""); gsub(/[.!?:;]/, ",")
        while (match($0, /[0-9]-[0-9]/)) { $0 = substr($0, 1, RSTART) substr($0, RSTART + 2) }
        print toupper(substr($0, 1, 1)) substr($0, 2) "." > file
    }'

# What style miscounts, by the ends of words: no syllable in the last of body, today, also, people, needed; two in makes.
wrong_syllables() {
    tr 'A-Z' 'a-z' < "$1" | tr -c "a-z'" '\n' | awk '
        /[aeiouy][^aeiouy]+([aeiouy]*[aiouy]|ee|ue)$/ && !/^every$/ { n++ }
        /[aeiouy].*[bcdfgkpstz]le$/ { n++ }
        /[aeiouy].*[td]ed$/ { n++ }
        /[^aeiouysxzcg]es$/ && !/[cs]hes$/ && !/[bcdfgkpstz]les$/ && /[aeiouy].*es$/ { n-- }
        END { print n + 0 }'
}

while read -r handout ours; do
    case $ours in *[0-9]) ;; *) continue ;; esac # "too few words to grade"
    style -L en "$handout" > counted
    theirs=$(sed -n 's/^ *Kincaid: //p' counted)
    words=$(sed -n 's/^ *[0-9]* characters$//; s/^ *\([0-9]*\) words, .*/\1/p' counted)
    [ -n "$theirs" ] && [ -n "$words" ] || { echo "style has no grade for $handout" >&2; exit 1; }
    echo "$handout $ours $theirs $words $(wrong_syllables "$handout")"
done < graded > both

awk '
    { mended = $3 + 11.8 * $5 / $4; raw = $2 - $3; left = $2 - mended
      raw = raw < 0 ? -raw : raw; left = left < 0 ? -left : left; sum += raw; rest += left
      most = raw > most ? raw : most; most_left = left > most_left ? left : most_left
      if (raw > 0.5) { sub("@", "/", $1); printf "%-50s %5.2f here, %5.1f by style, %5.2f when its syllables are mended\n", $1, $2, $3, mended; apart++ }
      if ($2 > 7 || $3 > 7 || mended > 7) { print $1 " reads above grade 7" > "/dev/stderr"; bad = 1 }
      if (left > 0.5) { print $1 ": " $2 " here, " mended " by style, mended: more than half a grade apart" > "/dev/stderr"; bad = 1 } }
    END { printf "%d handouts; apart by %.2f on the mean, %.2f at most, %d by over half a grade; mended %.2f and %.2f\n",
                 NR, sum / NR, most, apart, rest / NR, most_left
          exit bad || NR < 80 }' both
