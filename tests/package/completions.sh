#!/bin/bash
# A shell completes verbs, options, their choices, and the names of modules and handouts, from the installed script. bash is
# asked here as it asks the script; of zsh and fish, where they are installed, that they read theirs.
set -eu
: "${KF_STAGE:?run it with ctest}"
. "${KF_SOURCE_DIR:?}/tests/support/cli.sh"

share=$KF_STAGE/usr/share
mkdir bin
ln -s "$KINFOLD" bin/kinfold
export PATH="$folder/bin:$PATH"
. "$share/bash-completion/completions/kinfold"
[[ $(complete -p kinfold) == *'-F _kinfold kinfold' ]] || fail "bash is not told of the function"

# offers WANTED WORD...: the last word is the one being typed; WANTED must be all that is offered.
offers()
{
    wanted=$1
    shift
    COMP_WORDS=("$@")
    COMP_CWORD=$(($# - 1))
    _kinfold kinfold "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
    got=${COMPREPLY[*]}
    [ "$got" = "$wanted" ] || fail "$*: offers \"$got\", not \"$wanted\""
}
# offered WORD TYPED...: it is among what is offered.
offered()
{
    word=$1
    shift
    COMP_WORDS=("$@")
    COMP_CWORD=$(($# - 1))
    _kinfold kinfold "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
    [[ " ${COMPREPLY[*]} " == *" $word "* ]] || fail "$*: \"$word\" is not offered, but: ${COMPREPLY[*]}"
}
offers 'build' kinfold bu
offers '--paper' kinfold build --pap
offers 'letter a4' kinfold build --paper ''
offers 'a4' kinfold build --paper a
offers 'a4' kinfold build --paper = a
offers 'letter a4' kinfold build --paper =
offers 'large-print,ink-saver' kinfold build --variant large-print,ink
offers 'repair-conversations' kinfold build repair
offers 'six-steps' kinfold tonight six-st
offers 'six-steps' kinfold build repair-conversations --piece six-s
offers 'accept' kinfold overlay a
offers 'booklet booklet-full' kinfold build --impose bo
offers '' kinfold build --length ''
offers '--version' kinfold --ve
offers 'preview' kinfold help prev
mkdir out-there
touch out-file
offers 'out-there' kinfold build --out out-
offers 'out-file out-there' kinfold print out-

# Every verb and every option of its help.
"$KINFOLD" --help | sed -n '/^Verbs:/,/^$/s/^  \([a-z0-9-]*\) .*/\1/p' > verbs
[ -s verbs ] || fail "--help names no verbs"
while read -r verb; do
    offered "$verb" kinfold ''
    "$KINFOLD" "$verb" --help | sed -n '/^Options:/,/^$/s/^  \(-., \|    \)\(--[a-z-]*\).*/\2/p' > options
    [ -s options ] || fail "$verb --help tells no options"
    while read -r option; do
        offered "$option" kinfold "$verb" --
    done < options
done < verbs

# The stages that are offered are those that there are.
COMP_WORDS=(kinfold inspect --stage '')
COMP_CWORD=3
_kinfold kinfold '' --stage
for stage in "${COMPREPLY[@]}"; do
    "$KINFOLD" inspect --stage "$stage" repair-conversations --piece six-steps > lines 2> errors ||
        "$KINFOLD" inspect --stage "$stage" repair-conversations > lines 2> errors || fail "there is no stage $stage: $(cat errors)"
done
status=0
"$KINFOLD" inspect --stage no-such-stage-at-all repair-conversations 2> errors || status=$?
for stage in $(sed -n 's/.*the choices are: //p' errors | tr -d ,); do
    [[ " ${COMPREPLY[*]} " == *" $stage "* ]] || fail "the stage $stage is not offered"
done

! command -v zsh > /dev/null || zsh -n "$share/zsh/vendor-completions/_kinfold" || fail "zsh cannot read its script"
! command -v fish > /dev/null || fish --no-execute "$share/fish/vendor_completions.d/kinfold.fish" ||
    fail "fish cannot read its script"

tells 2 'there are no completions for "tcsh"' completions tcsh
tells 2 'completions takes one word' completions
