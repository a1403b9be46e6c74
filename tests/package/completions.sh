#!/bin/bash
# A shell completes verbs, options, their choices, and the names of modules and handouts, from the installed script. bash is
# asked here as it asks the script; zsh and fish, where they are installed, by typing.
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

# fish and zsh, where they are installed, are asked what they make of what is typed.
export HOME="$folder"
fish_offers()
{
    got=$(fish --no-config -c "source '$share/fish/vendor_completions.d/kinfold.fish'; complete -C '$2'" | cut -f 1 | tr '\n' ' ')
    [ "$got" = "$1 " ] || fail "fish, $2: offers \"$got\", not \"$1\""
}
if command -v fish > /dev/null; then
    fish_offers build 'kinfold bu'
    fish_offers --paper 'kinfold build --pap'
    fish_offers 'a4 letter' 'kinfold build --paper '
    fish_offers large-print,ink-saver 'kinfold build --variant large-print,ink'
    fish_offers repair-conversations 'kinfold build repair'
    fish_offers six-steps 'kinfold tonight six-st'
fi
zsh_types()
{
    timeout 600 zsh -f "$KF_SOURCE_DIR/tests/package/type.zsh" "$share/zsh/vendor-completions" "$2" > typed || fail "zsh: $(cat typed)"
    [ "$(cat typed)" = "$1" ] || fail "zsh, $2: becomes \"$(cat typed)\", not \"$1\""
}
if command -v zsh > /dev/null; then
    zsh_types 'kinfold build ' 'kinfold bu'
    zsh_types 'kinfold build --paper ' 'kinfold build --pap'
    zsh_types 'kinfold build --variant large-print,ink-saver' 'kinfold build --variant large-print,ink'
    zsh_types 'kinfold build repair-conversations ' 'kinfold build repair'
    zsh_types 'kinfold tonight six-steps ' 'kinfold tonight six-st'
fi

tells 2 'there are no completions for "tcsh"' completions tcsh
tells 2 'completions takes one word' completions
