#!/bin/sh
# What is asked for and not in a language yet is told by itself, without what staff would need.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"
own_kit

# speaks STATUS WORDS ARGUMENT...: as tells, in Arabic, and never of the pages for staff.
speaks()
{
    tells "$@" --language ar
    ! grep -q 'pages for staff' printed || { cat printed >&2 && fail "kinfold $*: speaks of the pages for staff"; }
}

speaks 1 'handout "ready-to-talk" is not in "ar" yet' inspect --stage pages repair-conversations --piece ready-to-talk
speaks 1 'handout "ready-to-talk" is not in "ar" yet' check repair-conversations --piece ready-to-talk
speaks 1 'handout "ready-to-talk" is not in "ar" yet' preview repair-conversations --piece ready-to-talk --out page.png
speaks 1 'did you mean six-steps?' check repair-conversations --piece six-stepz
speaks 0 '== six-steps.ar.pdf' inspect --stage pages repair-conversations

tells 1 'pages for staff are not in "ar" yet' check repair-conversations --piece facilitator-guide --language ar
