#!/bin/sh
# The desk's own words, from files that people change: a mistake in one is told with its line, and the desk speaks English
# meanwhile; where those words are lost as well, that is what the screen says.
set -eu
. "${KF_SOURCE_DIR:?}/tests/support/desk.sh"

own_kit
words=data/modules/words/desk
sed -i '5s/.*/  "search: Buscar/' "$words/es.yaml"
open_desk
get '/api/words?language=es' > told
has told '"language":"en-US"'
has told 'es.yaml'
browse languages.cjs

cp "$words/en-US.yaml" whole.yaml
sed -i '7s/.*/  "search: Find/' "$words/en-US.yaml"
LOST=1
export LOST
browse languages.cjs
cp whole.yaml "$words/en-US.yaml"
rm "$words/es.yaml"
get '/api/words?language=es' > told
! grep -q '"message"' told || fail "what is mended is told: $(cat told)"
close_desk
