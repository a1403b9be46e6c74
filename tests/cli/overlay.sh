#!/bin/sh
# A programme built on another: its series as a table, its changes in layers, how they stand, what is recorded, the log.
set -eu
. "${KF_SOURCE_DIR:?run it with ctest}/tests/support/cli.sh"
own_kit

mkdir -p county/overlays site/overlays site/sessions/2/overlays
cat > county/community.yaml << 'EOF'
kinfold: 1
program: Lee County
region: US
names: {on-call: the on-call worker, worker: your county worker, reporting-body: the county}
EOF
cat > site/community.yaml << 'EOF'
kinfold: 1
based-on: ../county
program: East Site
series:
  title: Spring families group
  group-size: 10
  sessions:
    - {module: repair-conversations, date: 2027-03-02, start: "18:00", length: 90}
    - {module: repair-conversations, date: 2027-03-09, start: "18:00", length: 120}
EOF
cat > county/overlays/repair-conversations.yaml << 'EOF'
overlay-of: repair-conversations
changes:
  - replace: six-steps/steps/agree/try
    with: County words.
  - insert-after: six-steps/my-own-words/1
    items: [County item]
EOF
cat > site/overlays/repair-conversations.yaml << 'EOF'
overlay-of: repair-conversations
changes:
  - replace: six-steps/my-own-words/1+county-1
    with: Site item
    why: ours
  - replace: learn-the-steps/title
    with: Learn six steps
EOF
sed 's/Site item/Session item/; /learn/,$d' site/overlays/repair-conversations.yaml \
    > site/sessions/2/overlays/repair-conversations.yaml

# expect STATUS WORD...: kinfold overlay WORD... ends so; its lines are in shown.
expect()
{
    wanted=$1
    shift
    status=0
    "$KINFOLD" overlay "$@" --community site > shown 2> errors || status=$?
    [ "$status" = "$wanted" ] || { cat shown errors >&2 && fail "overlay $* ends with $status, not $wanted"; }
}
shows()
{
    grep -qE -e "$1" shown || { cat shown >&2 && fail "does not show: $1"; }
}

"$KINFOLD" list --series --community site > shown
shows '^Spring families group, a group of 10$'
shows '1  1  Tue 2 Mar 2027  18:00 to 19:30  90 min   Repair conversations'
shows '2  2  Tue 9 Mar 2027  18:00 to 20:00  120 min  Repair conversations'

expect 4 status --strict
shows 'line 3 +unrecorded +replace +six-steps/my-own-words/1\+county-1'
shows '5 changes: 5 unrecorded'
expect 0 accept --only six-steps/my-own-words/1+county-1
expect 0 status
shows '5 changes: 2 fresh, 3 unrecorded'
expect 0 accept
[ ! -e county/overlays/repair-conversations.lock.yaml ] || fail "accept wrote into the other programme's folder"
cp site/overlays/repair-conversations.lock.yaml first
expect 0 accept
cmp first site/overlays/repair-conversations.lock.yaml || fail "accepted twice, the lock is another"

# The county says it otherwise: ours is stale, then, taken out there, an orphan. The pages are made all the same.
sed -i 's/County item/Other item/' county/overlays/repair-conversations.yaml
expect 4 status --strict repair-conversations
shows 'line 3 +stale +replace'
shows 'the kit now +Other item'
sed -i '/insert-after/,$d' county/overlays/repair-conversations.yaml
"$KINFOLD" check repair-conversations --session 2 --community site --make handouts > lines 2> errors \
    || fail "an orphan stops the check: $(cat errors)"
grep -q 'warning\[orphaned-overlay\]' errors || fail "check does not tell of the orphan"

expect 0 log
shows 'core part'
shows '2 changes, 1 to core parts, 0 to safety texts'
[ "$(sed -n '2p' shown)" = "  replace  repair-conversations/learn-the-steps/title" ] || fail "the core part is not first"
expect 0 log --report json
shows '"core" : true'
"$KINFOLD" check repair-conversations --piece six-steps --report json --community site > shown 2> errors
shows '"adaptations" : \['
shows '"new" : "Learn six steps"'

expect 2 acept
expect 2 accept --only no/such/address
expect 2 status --only six-steps

# An overlay with mistakes: each change is listed, those that are wrong say so; nothing is recorded, and nobody reads that
# there are no changes.
cp -r site broken
cp broken/overlays/repair-conversations.lock.yaml first
sed -i 's|replace: learn-the-steps/title|remove: arrive/steps/limits-of-confidentiality|; /with: Learn/d' \
    broken/overlays/repair-conversations.yaml
# expect_broken WORD...: as expect, of that one; it ends with 1 and tells the mistake.
expect_broken()
{
    status=0
    "$KINFOLD" overlay "$@" --community broken > shown 2> errors || status=$?
    [ "$status" = 1 ] || fail "overlay $* of an overlay with mistakes ends with $status"
    grep -qE "^broken/overlays/repair-conversations.yaml:[0-9]+:[0-9]+: error\\[" errors || fail "overlay $*: $(cat errors)"
    grep -q 'no changes' shown && fail "overlay $* says that there are none"
    return 0
}
expect_broken status
shows 'line 6 +mistake +remove +arrive/steps/limits-of-confidentiality'
shows '^  has mistakes, told with file and line'
expect_broken status --report json
shows '"faulty" : true'
expect_broken log
shows '^repair-conversations: not listed, it has mistakes'
expect_broken accept
shows '^repair-conversations: nothing recorded, it has mistakes'
cmp first broken/overlays/repair-conversations.lock.yaml || fail "an overlay with mistakes is recorded"
echo '  - replace: six-steps/title: x' >> broken/overlays/repair-conversations.yaml
expect_broken status
shows '^  has mistakes, told with file and line'

# What nothing reads is told in build and check, and ends a strict run before anything is written.
cp -r site odd
mv odd/overlays/repair-conversations.yaml odd/overlays/repair-conversation.yaml
"$KINFOLD" build repair-conversations --piece six-steps --community odd --out out > lines 2> errors \
    || fail "a file that nothing reads stops the build: $(cat errors)"
grep -q 'odd/overlays/repair-conversation.yaml: warning\[unused-file\]' errors || fail "build does not tell of it"
grep -q 'did you mean repair-conversations.yaml?' errors || fail "build does not tell the nearest module"
status=0
"$KINFOLD" check repair-conversations --piece six-steps --strict --community odd > lines 2> errors || status=$?
[ "$status" = 4 ] || fail "a strict check of a file that nothing reads ends with $status"

# Every change is seen without asking: of a session, of a language, of both; and what is recorded covers them.
mkdir -p dos/overlays dos/sessions/late/overlays dos/translations/en-US/overlays
cat > dos/community.yaml << 'EOF'
kinfold: 1
program: Dos
region: US
languages: [es, en-US]
names: {on-call: Ana, worker: Ana, reporting-body: el condado}
series:
  sessions:
    - {id: late, module: repair-conversations}
EOF
cat > dos/overlays/repair-conversations.yaml << 'EOF'
overlay-of: repair-conversations
changes:
  - remove: six-steps/my-own-words/3
  - replace: six-steps/steps/agree/try
    language: es
    with: Nuestras palabras.
EOF
cat > dos/sessions/late/overlays/repair-conversations.yaml << 'EOF'
overlay-of: repair-conversations
changes:
  - replace: six-steps/my-own-words/1
    with: Late words
  - replace: six-steps/my-own-words/1
    language: es
    with: Palabras tardías
EOF
cat > dos/translations/en-US/overlays/repair-conversations.yaml << 'EOF'
overlay-of: repair-conversations
changes:
  - replace: learn-the-steps/title
    with: Learn six steps
EOF
of_dos()
{
    status=0
    "$KINFOLD" overlay "$@" --community dos > shown 2> errors || status=$?
    [ "$status" = 0 ] || { cat shown errors >&2 && fail "overlay $* of a programme in two languages ends with $status"; }
}
of_dos status
shows '5 changes: 5 unrecorded$'
of_dos accept
of_dos status
shows '5 changes: 5 fresh$'
grep -q 'language: "es"' dos/sessions/late/overlays/repair-conversations.lock.yaml || fail "a session's Spanish is not recorded"
