# zsh -f type.zsh FOLDER LINE: prints what a line becomes when it is typed and Tab is struck, with the completions of FOLDER.
# A terminal of zsh's own is typed into; the line is asked back by a key.
zmodload zsh/zpty
folder=$PWD
zpty shell zsh -f -i
zpty -w shell "fpath=(${(q)1} \$fpath); autoload -Uz compinit; compinit -u -D; bindkey '^I' complete-word
tell() { print -r -- \$BUFFER > ${(q)folder}/line; zle kill-buffer }; zle -N tell; bindkey '^X' tell; print re''ady"
while zpty -r shell shown; do [[ $shown == *ready* ]] && break; done
rm -f line
zpty -w -n shell "$2"$'\t\x18'
for n in {1..3000}; do
    [[ -s line ]] && break
    sleep 0.1
    zpty -r -t shell shown
done
cat line
