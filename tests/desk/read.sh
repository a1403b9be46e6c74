#!/bin/sh
# A handout on a phone: read, written in, printed, with the keyboard alone; what is written is sent nowhere. The file that is
# saved works alone, from the disk.
set -eu
. "${KF_SOURCE_DIR:?}/tests/support/desk.sh"

own_kit
open_desk
page='/read?module=repair-conversations&piece=six-steps'
get "$page&download=1" -D headers > six-steps.html
has headers 'filename="six-steps.html"'
get "$page&download=1&carry-safe=1&language=es" -D headers > safe.html
has headers 'filename="sheet-2-1.es.html"'
! grep -q 'repair\|six-steps\|Your Organization' safe.html || fail "what is safe to carry tells what it is about: $(grep -o '.*repair.*' safe.html)"
! grep -o 'https\?:[^"]*' six-steps.html || fail "the file asks someone"
get "/read?module=repair-conversations&piece=six-steps&language=ar" | grep -q '<main[^>]*lang="ar" dir="rtl"' || fail "Arabic does not run from right to left"
"$KINFOLD" preview repair-conversations --piece six-steps --out command.html > lines
cmp six-steps.html command.html || fail "the desk's file is not the command line's"
SAVED="$folder/six-steps.html"
export SAVED
browse read.cjs

# What there is not; what is for staff; what cannot be printed. The page of the handout tells it.
answers 404 -b "$cookie" "$home/read"
answers 404 -b "$cookie" "$home/read?module=repair-conversations"
for piece in six-steps-clinician facilitator-guide no-such-page ../six-steps; do
    answers 303 -b "$cookie" "$home/read?module=repair-conversations&piece=$piece"
done
get "/read?module=repair-conversations&piece=no-such-page" -L | grep -q handout.js || fail "it does not lead to the page of the handout"
answers 303 -b "$cookie" -D headers "$home/read?module=x%0d%0aX-Bad:%20y&piece=z"
! grep -qi '^x-bad' headers || fail "a header is made of what was asked"
answers 303 -b "$cookie" "$home/read?module=../etc&piece=passwd"
answers 403 "$home$page"
close_desk
