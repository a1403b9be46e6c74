#!/bin/sh
# Two languages: what is asked for by mistake is said, with what to write, and nothing is made.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"
own_kit

# refused CODE WORDS ARGUMENT...
refused()
{
    code=$1
    words=$2
    shift 2
    status=0
    "$KINFOLD" build repair-conversations --out made "$@" > printed 2> errors || status=$?
    [ "$status" = "$code" ] || fail "$*: ended with $status, not $code: $(cat errors)"
    grep -Fq -e "$words" errors || fail "$*: says not \"$words\" but: $(cat errors)"
    grep -q 'hint: ' errors || fail "$*: no hint: $(cat errors)"
    [ ! -e made ] || fail "$*: made something"
}

refused 2 'takes two languages, and --language names none' --bilingual columns
refused 2 'names one' --language es --bilingual columns
refused 2 'names 3' --language en,es,ar --bilingual facing
refused 2 'names an empty one' --language en, --bilingual columns
refused 2 'is the same language twice' --language es,ES --bilingual columns
refused 1 'both languages of a page in two are "en-US"' --language en,en-US --bilingual columns
refused 1 'no translation to "xx"' --language en,xx --bilingual columns
refused 2 'takes one language' --language en,es
refused 2 'unknown choice "colums"' --language en,es --bilingual colums
refused 2 'pages for staff are made in one language' --language en,es --bilingual columns --make guide
refused 2 'pages for staff are made in one language' --language en,es --bilingual facing --piece facilitator-guide
refused 2 'the lines of large-print are too long' --language en,es --bilingual columns --variant standard,large-print
refused 2 'safe to carry' --language en,es --bilingual columns --carry-safe
refused 1 'cannot hold ar letters' --language en,ar --bilingual columns --fillable --piece six-steps
