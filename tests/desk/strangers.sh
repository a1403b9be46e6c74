#!/bin/bash
# What is not ours is refused, and the desk goes on.
set -eu
. "${KF_SOURCE_DIR:?}/tests/support/desk.sh"

own_kit
trap '' PIPE # of those that are hung up on
open_desk
port=${home##*:}
page='/api/about?module=repair-conversations&piece=six-steps'

# Without the key or the cookie; with those of another desk.
answers 403 "$home$page"
answers 403 "$home/"
answers 403 -b "kinfold-desk-$port=$(printf '%064d' 0)" "$home$page"
answers 403 "$home/?key=$(printf '%064d' 0)"
answers 200 -b "$cookie" "$home$page"

# A name that someone has made to lead here; another page in the same browser.
answers 421 -b "$cookie" -H "Host: kinfold.example:$port" "$home$page"
answers 421 -b "$cookie" -H "Host: 127.0.0.1" "$home$page"
answers 403 -b "$cookie" -H 'Sec-Fetch-Site: cross-site' "$home$page"
print="/api/print?module=repair-conversations&piece=six-steps"
answers 403 -b "$cookie" -X POST "$home$print"
answers 403 -b "$cookie" -X POST -H 'Origin: http://kinfold.example' "$home$print"
answers 403 -b "$cookie" -X POST -H 'Origin: null' "$home$print"
answers 405 -b "$cookie" -X DELETE "$home$page"

# Paths that climb out, in every place that takes a name.
for name in ../../../etc/passwd %2e%2e/%2e%2e/etc/passwd /etc/passwd ..%2fmodules 'a%00b' .; do
    answers 404 -b "$cookie" --path-as-is "$home/assets/$name"
    answers 404 -b "$cookie" "$home/api/about?module=$name&piece=six-steps"
    [ "$name" = 'a%00b' ] || answers 404 -b "$cookie" "$home/api/library?language=$name" # "a" is a language that nobody has
    case $(curl -s -o /dev/null -w '%{http_code}' -b "$cookie" "$home/api/about?module=repair-conversations&piece=$name") in
    404 | 422) ;;
    *) fail "a piece named $name is found" ;;
    esac
done
! grep -q root: body || fail "a file of the machine is shown"

# More than it takes: 2 GB that are announced, 20 MB that are not, headers of 64 KB.
answers 413 -b "$cookie" -X POST -H "Origin: $home" -H 'Content-Length: 2147483648' -H 'Expect:' --data-binary @/dev/null "$home$print"
head -c 20000000 /dev/zero | answers 413 -b "$cookie" -X POST -H "Origin: $home" -H 'Transfer-Encoding: chunked' -H 'Expect:' \
    --data-binary @- "$home$print"
case $(head -c 65536 /dev/zero | tr '\0' a | { printf 'X-Long: '; cat; } > long; curl -s -o /dev/null -w '%{http_code}' -b "$cookie" -H @long "$home$page" || :) in
431 | 413 | 400 | 000) ;;
*) fail "headers of 64 KB are taken" ;;
esac

# A hundred connections that say nothing, and one that drips: the desk answers, and hangs up on them.
for i in $(seq 100); do
    eval "exec $((i + 100))<> /dev/tcp/127.0.0.1/$port"
done
answers 200 -b "$cookie" "$home$page"
exec 99<> "/dev/tcp/127.0.0.1/$port"
printf 'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Drip: ' >&99
is_hung_up_on()
{
    ! printf a >&99 2> /dev/null
}
wait_until is_hung_up_on
for i in $(seq 100); do
    eval "exec $((i + 100))>&-"
done
answers 200 -b "$cookie" "$home$page"
close_desk
