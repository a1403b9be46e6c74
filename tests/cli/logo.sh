#!/bin/sh
# A logo of any shape is fitted into the head of a page: never stretched, never over words, at the margin, seen in grey.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"
own_kit
check=$KF_SOURCE_DIR/tests/support/check_logo.py

"$KINFOLD" new community ours > /dev/null
sed -i 's/^program: Ours/program: Oak House/; s/^  # logo: [a-z.]*/  logo: logo.svg/; /^  initials: /d' ours/community.yaml
grep -q '^  logo: logo.svg' ours/community.yaml || fail "the starter names no logo"
grep -q "^program: Oak House" ours/community.yaml || fail "the starter has another name"

# drawing WIDTH HEIGHT COLOUR: a page with a framed ellipse and nothing behind it, to be made into pixels.
drawing()
{
    awk -v w="$1" -v h="$2" -v colour="$3" 'BEGIN {
        s = (w < h ? w : h) / 8
        c = sprintf("%s RG %s rg %g w %g %g %g %g re S %g %g %g %g re f", colour, colour, s, s / 2, s / 2, w - s, h - s,
                    w / 3, h / 3, w / 3, h / 3)
        printf "%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        printf "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 %g %g]/Contents 4 0 R>>endobj\n", w, h
        printf "4 0 obj<</Length %d>>stream\n%s\nendstream endobj\ntrailer<</Root 1 0 R>>\n", length(c), c
    }' > drawing.pdf
}

# svg WIDTH HEIGHT COLOUR
svg()
{
    echo "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 $1 $2'><path fill-rule='evenodd' fill='$3'
        d='M0 0H$1V$2H0ZM1 1V$(($2 - 1))H$(($1 - 1))V1Z'/><circle cx='$(($1 / 2))' cy='$(($2 / 2))' r='2' fill='$3'/></svg>" \
        > ours/logo.svg
    logo logo.svg
}

# pixels KIND RESOLUTION: of the drawing; those of a PNG have nothing behind them.
pixels()
{
    case $1 in
    png) pdftocairo -png -transp -singlefile -r "$2" drawing.pdf ours/logo 2> /dev/null ;;
    jpg) pdftocairo -jpeg -singlefile -r "$2" drawing.pdf ours/logo 2> /dev/null ;;
    esac
    logo "logo.$1"
}

logo()
{
    sed -i "s/^  logo: [a-z.]*/  logo: $1/" ours/community.yaml
}

pages='--piece six-steps'

# fits WHAT ASPECT HEIGHT LEAST HOW OPTION...: the first page holds it so.
fits()
{
    what=$1 aspect=$2 height=$3 least=$4 how=$5
    shift 5
    rm -rf out
    # shellcheck disable=SC2086
    "$KINFOLD" build repair-conversations $pages --community ours --out out --quiet "$@" > said 2>&1 ||
        fail "$what $*: $(cat said)"
    # shellcheck disable=SC2086
    size=$(python3 "$check" out/repair-conversations/*.pdf "$aspect" "$height" "$least" $how 2>&1) || fail "$what $*: $size"
    echo "$what $*: $size mm"
}

# Every shape and kind. A wide one is as high as the head where there is room beside the name.
svg 60 10 black
fits 'SVG 6:1' 6 9 40 ''
svg 40 10 '#1b4f8a'
fits 'SVG 4:1' 4 9 35 ''
svg 20 20 black
fits 'SVG square' 1 9 8.9 ''
svg 10 30 black
fits 'SVG 1:3' .333 9 2.9 ''
drawing 400 100 '.1 .1 .1'
pixels jpg 72
fits 'JPEG 4:1' 4 9 35 ''
pixels png 72
fits 'PNG 4:1, nothing behind' 4 9 35 ''
pixels png 10.8
fits 'PNG of 60 by 15 pixels' 4 9 35 ''
drawing 1000 1000 '.35 0 .2'
pixels png 216
fits 'PNG of 9 megapixels' 1 9 8.9 ''
drawing 100 300 '0 .2 .4'
pixels jpg 72
fits 'JPEG 1:3' .333 9 2.9 ''

# In every form of the page. In large print the words leave a wide one less.
svg 40 10 '#1b4f8a'
fits 'SVG 4:1' 4 9 35 '' --paper a4
fits 'SVG 4:1' 4 13 30 '' --variant large-print
fits 'SVG 4:1' 4 9 35 grey --variant ink-saver
drawing 400 100 '.6 0 0'
pixels jpg 72
fits 'JPEG 4:1' 4 9 35 grey --variant ink-saver
pixels png 72
fits 'PNG 4:1' 4 9 35 grey --variant ink-saver
pages='--make guide'
fits 'PNG 4:1 in the guide' 4 9 28 '' --length 90
pages='--piece six-steps'

# A name that is long, with a line under it: the name is not broken for the logo's sake, and stays clear of it.
cp ours/community.yaml community.yaml
sed -i 's/^program: Oak House/program: Northern Plains and Lakes Family Learning Center/' ours/community.yaml
fits 'PNG 4:1 beside a long name' 4 9 23 ''
pdftotext -layout out/repair-conversations/six-steps.pdf - | grep -q 'Northern Plains and Lakes Family Learning Center ' ||
    fail 'the name is broken for the logo'
cp community.yaml ours/community.yaml

# Mirrored, but for the logo itself.
sed -i 's/^language: .*/language: ar/; s/^program:.*/&\nsample: true/' ours/community.yaml
svg 40 10 black
fits 'SVG 4:1 from the right' 4 9 30 right
svg 10 30 black
fits 'SVG 1:3 from the right' .333 9 2.9 right
cp community.yaml ours/community.yaml

# What is not seen on white paper is said, at the line; dark on nothing is fine.
drawing 400 100 '.93 .93 .93'
for kind in png jpg; do
    pixels $kind 72
    tells 4 "ours/community.yaml:$(grep -n '^  logo' ours/community.yaml | cut -d: -f1):9: warning[bad-image]" \
        build repair-conversations --piece six-steps --community ours --out out --strict
    grep -q 'is too pale for white paper' printed || fail "almost white: $(cat printed)"
done
