#!/bin/sh
# The desk in a language that is written from right to left, by made-up words: all is mirrored, nothing is cut off or covered.
set -eu
. "${KF_SOURCE_DIR:?}/tests/support/desk.sh"

own_kit
# Each word becomes letters that turn the direction, about as many; names in braces and escapes stay.
node -e 'const fs = require("fs"), [from, to] = process.argv.slice(1);
    const turn = (text) => text.replace(/\{\{[a-z-]+\}\}|\\.|[A-Za-z]+/g, (word) => "{\\".includes(word[0]) ? word : "سلامكلمة".repeat(3).slice(0, word.length));
    fs.writeFileSync(to, fs.readFileSync(from, "utf8").replace(/^language: .*/m, "language: ar").replace(/^name: .*/m, "name: عربية")
        .replace(/^(  [a-z0-9+-]+: )(.*)$/gm, (line, key, text) => key + turn(text)));' \
    "$KF_SOURCE_DIR/modules/words/desk/en-US.yaml" data/modules/words/desk/ar.yaml
cp -r "$KF_SOURCE_DIR/modules/communities/riverbend" ours
open_desk --community ours
get '/api/words?language=ar' > words
has words '"rightToLeft":true'
has words '"name":"عربية"'
get '/api/words?language=es' > words
has words '"rightToLeft":false'
browse right_to_left.cjs
close_desk
