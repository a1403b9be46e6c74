#!/bin/bash
# A desk that a team shares: reading and printing, unless it is told otherwise; several on the same folders; what is counted
# and logged names nobody.
set -eu
. "${KF_SOURCE_DIR:?}/tests/support/desk.sh"

own_kit
fake_printers
mkdir root
cp -r "$KF_SOURCE_DIR/modules/communities/riverbend" root
"$KINFOLD" new community prairie-county --out root > lines
mkdir root/.hidden root/empty
cp root/riverbend/community.yaml root/.hidden

trap 'kill -KILL $started 2> /dev/null || :; rm -rf "$folder"' EXIT
started=

# share NAME OPTION...: a desk that is called so here; its address is in the variable NAME, its log in the file NAME.log.
share()
{
    name=$1
    shift
    : > "$name.txt"
    "$KINFOLD" desk --shared --jobs 2 "$@" > "$name.txt" 2> "$name.log" &
    started="$started $!"
    wait_until is_open $! "$name.txt" "$name.log"
    at=$(sed -n 's|^ *\(http://.*\)/$|\1|p' "$name.txt")
    eval "$name=\$at; process_of_$name=$!"
}
# stop NAME: it ends as it should.
stop()
{
    eval "process=\$process_of_$1"
    kill -TERM "$process"
    wait "$process" || fail "the desk $1 ends with $?"
}

tells 2 'no folder is named' desk --shared
tells 2 'for a shared desk' desk --root root
tells 2 'for a shared desk' desk --allow-edit
tells 2 'for a shared desk' desk --host desk.example
tells 2 'leave out --community' desk --shared --root root --community root/riverbend
tells 2 'no folder in it holds a community.yaml' desk --shared --root root/empty
tells 2 'No such file' desk --shared --root nowhere
tells 2 'no name of a host' desk --shared --root root --host https://desk.example

share one --root root --host desk.example --host desk.example:8443
share two --root root --host desk.example --allow-edit
form='module=repair-conversations&piece=six-steps'

# Which communities there are, and none but those.
answers 200 "$one/api/communities"
[ "$(cat body)" = '{"communities":["prairie-county","riverbend"]}' ] || fail "$(cat body)"
answers 303 "$one/c/riverbend"
answers 200 -L "$one/c/riverbend"
for name in nobody empty .hidden .. '%2e%2e' '..%2froot%2friverbend' 'riverbend%2f..%2friverbend' riverben riverbendx; do
    answers 404 --path-as-is "$one/c/$name/"
    answers 404 --path-as-is "$one/c/$name/api/about?$form"
done
answers 404 "$one/api/about?$form" # of none
# How each calls itself: asked of a worker once, and again when its file is another; one with mistakes has its folder's name.
for _ in 1 2; do
    answers 200 "$one/c/riverbend/api/name"
    has body '"program":"Riverbend Family Services"'
done
curl -sSf "$one/metrics" > metrics
grep -qxF 'kinfold_answer_seconds_count{task="name"} 1' metrics || fail "a name that is known is asked for again"
cp root/riverbend/community.yaml before.yaml
sed -i 's/^program:.*/program: Willow House/' root/riverbend/community.yaml
answers 200 "$one/c/riverbend/api/name"
has body '"program":"Willow House"'
echo 'program: [' > root/riverbend/community.yaml
answers 422 "$one/c/riverbend/api/name"
cp before.yaml root/riverbend/community.yaml
answers 404 "$one/api/name"
cp -r root/riverbend 'root/Our Haus ü'
answers 200 "$one/c/Our%20Haus%20%C3%BC/api/about?$form"
rm -r 'root/Our Haus ü'

# Both give the same bytes, which are the command line's; each community its own.
for path in "api/page.png?$form&page=1&dpi=40" "api/file.pdf?$form" "api/library"; do
    curl -sSf "$one/c/riverbend/$path" > from-one
    curl -sSf "$two/c/riverbend/$path" > from-two
    cmp from-one from-two
done
curl -sSf "$one/c/riverbend/api/file.pdf?$form" > desk.pdf
curl -sSf "$one/c/prairie-county/api/file.pdf?$form" > other.pdf
(cd root && "$KINFOLD" build repair-conversations --piece six-steps --make handouts --community riverbend --quiet --out ../out)
cmp desk.pdf out/repair-conversations/six-steps.pdf
! cmp -s desk.pdf other.pdf || fail "two communities have the same page"

# Reached under its names by https, and on the machine itself; whatever a header says of another.
answers 421 -H 'Host: kinfold.example' "$one/c/riverbend/"
answers 421 -H 'Host: kinfold.example' "$one/health"
answers 421 -H 'Host: 127.0.0.1' -H 'X-Forwarded-Host: desk.example' "$one/health"
answers 200 -H 'Host: desk.example' -H 'X-Forwarded-Host: kinfold.example' -H 'X-Forwarded-Proto: https' "$one/c/riverbend/"
answers 200 -H 'Host: desk.example:8443' "$one/c/riverbend/"
answers 421 -H 'Host: desk.example:8443' "$two/c/riverbend/"
print="c/riverbend/api/print?$form"
answers 403 -X POST -H 'Host: desk.example' "$one/$print"
answers 403 -X POST -H 'Host: desk.example' -H 'Origin: http://desk.example' "$one/$print"
answers 403 -X POST -H 'Host: desk.example' -H 'Origin: https://kinfold.example' "$one/$print"
[ ! -e told ] || fail "another's page has printed"
answers 200 -X POST -H 'Host: desk.example' -H 'Origin: https://desk.example' "$one/$print"
grep -q six-steps told || fail "it was not printed: $(cat told)"
answers 403 -H 'Sec-Fetch-Site: cross-site' "$one/c/riverbend/api/about?$form"
answers 403 -H 'Sec-Fetch-Site: cross-site' -H 'Sec-Fetch-Mode: no-cors' -H 'Sec-Fetch-Dest: image' "$one/c/riverbend/api/page.png?$form"
answers 200 -H 'Sec-Fetch-Site: cross-site' -H 'Sec-Fetch-Mode: navigate' -H 'Sec-Fetch-Dest: document' "$one/c/riverbend/handout?$form"
curl -s -D headers -o page "$one/c/riverbend/"
has headers "default-src 'none'"
! grep -qi '^set-cookie' headers || fail "a shared desk gives cookies"

# To read and to print, unless it is told otherwise.
digest=$(sha256sum root/riverbend/community.yaml | cut -c1-64)
save()
{
    curl -s -o "$1.body" -w '%{http_code}' -X POST -H "Origin: $2" --data-binary "$4" "$2/c/riverbend/api/ours/save?digest=$3"
}
cp root/riverbend/community.yaml before.yaml
[ "$(save refused "$one" "$digest" '{"edits": [["program", "Willow House"]]}')" = 403 ] || fail "$(cat refused.body)"
has refused.body '"reading"'
answers 404 "$one/c/riverbend/ours"
answers 403 "$one/c/riverbend/api/ours"
answers 404 "$one/c/riverbend/words?$form"
answers 403 "$one/c/riverbend/api/wording?$form"
answers 403 -X POST -H "Origin: $one" --data-binary '{"edits": []}' "$one/c/riverbend/api/ours"
answers 403 -X POST -H "Origin: $one" "$one/c/riverbend/api/anything-that-may-come"
cmp before.yaml root/riverbend/community.yaml || fail "a desk for reading has written"
answers 200 "$two/c/riverbend/ours"
answers 200 "$two/c/riverbend/api/wording?$form"
[ "$(save saved "$two" "$digest" '{"edits": [["program", "Willow House"]]}')" = 200 ] || fail "$(cat saved.body)"

# What one has written, the other shows; its files are what there is.
curl -sSf "$one/c/riverbend/api/file.pdf?$form" > after.pdf
! cmp -s desk.pdf after.pdf || fail "what one desk has written does not show in the other"
cmp before.yaml root/.hidden/community.yaml

# Many who save at once, in two desks, what all began on the same file: one does, and is not written over.
share three --root root --allow-edit
for round in $(seq 6); do
    digest=$(sha256sum root/riverbend/community.yaml | cut -c1-64)
    waited=
    for i in 1 2 3 4; do
        for desk in two three; do
            save "by-$desk-$i" "${!desk}" "$digest" "{\"edits\": [[\"program\", \"$desk $i of $round\"]]}" > "status-$desk-$i" &
            waited="$waited $!"
        done
    done
    wait $waited
    saved=$(grep -lx 200 status-*) || fail "nobody can save: $(cat status-*)"
    [ "$(echo "$saved" | wc -l)" = 1 ] || fail "several save at once: $saved"
    [ "$(cat status-* | grep -o 409 | wc -l)" = 7 ] || fail "the others are not told: $(cat status-*)"
    winner=$(echo "${saved#status-}" | tr - ' ')
    has root/riverbend/community.yaml "program: $winner of $round"
done
cp before.yaml root/riverbend/community.yaml

# One that holds the lock and does not let go: refused in words, and nothing is written.
exec 8<> root/riverbend/community.yaml
flock 8
digest=$(sha256sum root/riverbend/community.yaml | cut -c1-64)
[ "$(save held "$two" "$digest" '{"edits": [["program", "Held"]]}')" = 422 ] || fail "$(cat held.body)"
has held.body refused
exec 8>&-
cmp before.yaml root/riverbend/community.yaml

# Health and counts.
answers 200 "$one/health"
# counts PATTERN: a line of what is counted.
counts()
{
    curl -sS -o metrics "$one/metrics"
    grep -qx "$1" metrics
}
wait_until counts 'kinfold_connections 1' # those before it have hung up, which the desk hears in its time
for line in 'kinfold_requests_total{route="/api/print",method="POST",status="200"} 1' \
    'kinfold_requests_total{route="-",method="POST",status="403"} 6' \
    'kinfold_answer_seconds_count{task="page"} 1' 'kinfold_answer_seconds_bucket{task="page",le="+Inf"} 1' \
    'kinfold_workers_died_total 0'; do
    grep -qxF "$line" metrics || fail "not counted: $line: $(cat metrics)"
done
kept=$(sed -n 's/^kinfold_answers_kept_total //p' metrics)
curl -sSf "$one/c/riverbend/api/about?$form" > once
curl -sSf "$one/c/riverbend/api/about?$form" > twice
answers 200 "$one/metrics"
[ "$(sed -n 's/^kinfold_answers_kept_total //p' body)" -gt "$kept" ] || fail "an answer that is kept is not counted"
kill_workers "$process_of_one"
answers 200 "$one/health" # another takes its place
counts 'kinfold_workers_died_total 1' || fail "a worker that died is not counted: $(cat metrics)"
mv data/modules data/gone
answers 503 "$one/health"
mv data/gone data/modules

# Nothing that was asked for, nobody, and no folder stands in the log or in the counts.
curl -s -A 'Agent Smith' -e 'https://kinfold.example/mail' -H 'X-Forwarded-For: 192.0.2.7' -H 'X-Remote-User: carmen' -u carmen:pass \
    "$one/c/riverbend/handout?module=secretmodule&piece=secretpiece&name=Carmen" > page
curl -s "$one/secret-path" "$one/c/secretcommunity/" -X SECRET > page
cp one.log log
[ "$(grep -cvE '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z (GET|POST|HEAD|other) (-|/[a-z./-]*) [0-9]{3} [0-9]+ ms [0-9]+ bytes$' log || :)" = 0 ] ||
    fail "another kind of line: $(grep -vE ' (-|/[a-z./-]*) [0-9]{3} ' log)"
for word in secret riverbend prairie carmen smith 192.0.2.7 six-steps repair willow example "$folder" root; do
    ! grep -qiF "$word" log metrics || fail "\"$word\" stands in the log or in the counts"
done
[ "$(grep -c '/api/print 200' log)" = 1 ] || fail "not logged: $(cat log)"

# One community alone.
share four --root root/riverbend
answers 200 "$four/api/about?$form"
answers 404 "$four/c/riverbend/"
curl -sSf "$four/api/file.pdf?$form" > alone.pdf
cmp desk.pdf alone.pdf

ADDRESS=$two/ EDITS=1 node "$KF_SOURCE_DIR/tests/desk/shared.cjs"
ADDRESS=$one/ node "$KF_SOURCE_DIR/tests/desk/shared.cjs"
for name in one two three four; do
    stop $name
done

# The example for nginx, where that is: it asks who someone is, and goes on when one of two desks is gone.
command -v nginx > /dev/null && command -v openssl > /dev/null || exit 0
share five --root root --host desk.example.org
share six --root root --host desk.example.org
openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=desk.example.org -keyout key -out certificate 2> openssl.txt
echo "carmen:$(openssl passwd -apr1 quiet-evening)" > users
{
    [ "$(id -u)" != 0 ] || echo 'user root;'
    echo "pid $folder/nginx.pid; error_log $folder/nginx.log; events {} http {"
    for kind in client_body proxy fastcgi uwsgi scgi; do
        echo "${kind}_temp_path $folder/$kind;"
    done
    sed -e "s|127.0.0.1:8631|${five#http://}|; s|127.0.0.1:8632|${six#http://}|; s|listen 443|listen unix:nginx.socket|" \
        -e "s|/etc/ssl/desk.example.org.pem|$folder/certificate|; s|/etc/ssl/private/desk.example.org.key|$folder/key|" \
        -e "s|/etc/nginx/kinfold.users|$folder/users|" "$KF_SOURCE_DIR/src/desk/kinfold-desk.nginx"
    echo '}'
} > nginx.conf
nginx -p "$folder" -c "$folder/nginx.conf" -g 'daemon off; master_process off;' > nginx.txt 2>&1 &
started="$started $!"
server=$!
site=https://desk.example.org
through='--cacert certificate --unix-socket nginx.socket' # no port that another program may have
is_asked()
{
    ! has_ended $server || fail "nginx ends: $(cat nginx.txt nginx.log)"
    [ "$(curl -s -o body -w '%{http_code}' $through "$site/")" = 401 ]
}
wait_until is_asked
answers 401 $through "$site/c/riverbend/"
answers 200 $through -u carmen:quiet-evening "$site/c/riverbend/"
curl -sSf $through -u carmen:quiet-evening "$site/c/riverbend/api/file.pdf?$form" > through.pdf
cmp desk.pdf through.pdf
answers 403 $through -u carmen:quiet-evening -X POST "$site/$print"
head -c 5500000 /dev/zero > large # a logo of 4 MB, as it is sent: the desk says no, not the server before it
answers 403 $through -u carmen:quiet-evening -X POST --data-binary @large "$site/$print"
answers 200 $through -u carmen:quiet-evening -X POST -H 'Origin: https://desk.example.org' "$site/$print"
answers 404 $through -u carmen:quiet-evening "$site/metrics"
stop five
for _ in 1 2 3 4; do
    answers 200 $through -u carmen:quiet-evening "$site/c/riverbend/api/about?$form"
done
! grep -iE 'carmen|riverbend' five.log six.log || fail "a name stands in the log"
kill -QUIT $server
wait $server || fail "nginx ends with $?"
stop six
