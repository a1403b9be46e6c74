#!/bin/sh
# Someone's first use of the desk, with no terminal after the first line: find a page, begin a community, give it a name and a
# logo, change a sentence, keep the file. It is what the command line makes of the folder that the desk has written.
set -eu
. "${KF_SOURCE_DIR:?}/tests/support/desk.sh"

own_kit
cat > mark.svg << 'END'
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"><path d="M2 18 L10 2 L18 18 Z" fill="#123"/></svg>
END
open_desk
browse first_use.cjs
close_desk

"$KINFOLD" build repair-conversations --piece six-steps --make handouts --community willow-house --quiet
cmp kept.pdf out/repair-conversations/six-steps.pdf || fail "the desk's file is not the command line's"
pdftotext kept.pdf kept.txt
has kept.txt 'Willow House'
has kept.txt 'Take a breath. Then ask.'
"$KINFOLD" check repair-conversations --community willow-house --quiet || fail "what was saved is not sound"
"$KINFOLD" overlay status --community willow-house > status.txt
has status.txt fresh

# As a person would have written them.
"$KINFOLD" new community by-hand > /dev/null
diff by-hand/community.yaml willow-house/community.yaml > changes || :
[ "$(grep -c '^>' changes)" -le 4 ] || fail "more was written than was changed: $(cat changes)"
has willow-house/community.yaml 'logo: logo.svg'
has willow-house/overlays/repair-conversations.yaml 'why: It is how we say it'
