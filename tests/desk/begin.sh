#!/bin/sh
# A desk in an empty folder becomes a programme's own, without a terminal: what is made is what `kinfold new community` and a
# person would have made. Nothing is written over, and nothing half-made stays.
set -eu
. "${KF_SOURCE_DIR:?}/tests/support/desk.sh"

own_kit
mkdir taken
open_desk
browse begin.cjs
case $(get /api/library) in
*'"folder":"willow-house"'*'"program":"Willow House"'*) ;;
*) fail "the library is not that of the new community" ;;
esac

"$KINFOLD" new community willow-house --out by-hand > /dev/null
sed -i 's/^paper: letter/paper: a4    /' by-hand/willow-house/community.yaml
diff -r by-hand/willow-house willow-house || fail "another folder was made than kinfold new makes"
get '/api/file.pdf?module=repair-conversations&piece=six-steps' > desk.pdf
"$KINFOLD" build repair-conversations --piece six-steps --make handouts --community willow-house --quiet
cmp desk.pdf out/repair-conversations/six-steps.a4.pdf 2> /dev/null || cmp desk.pdf out/repair-conversations/six-steps.pdf

# The desk is somebody's now.
post()
{
    answers "$1" -b "$cookie" -X POST -H "Origin: $home" --data-binary "$3" "$home$2"
}
post 409 /api/begin '{"program": "Cedar House", "country": "US", "paper": "letter"}'
post 409 '/api/open?folder=willow-house' '{}'
close_desk

# Another day: it is offered again, and no other folder is.
open_desk
get '/api/begin/name?folder=willow-house' > name
has name '"program":"Willow House"'
browse here.cjs
close_desk

open_desk
post 404 '/api/open?folder=taken' '{}'
for name in ../willow-house "$PWD/willow-house" . '' willow-house/overlays; do
    answers 404 -b "$cookie" "$home/api/begin/name?folder=$name"
    post 404 "/api/open?folder=$name" '{}'
done
for bad in '' 'x' '[]' '{}' '{"program": 3}' '{"program": "  ", "country": "US", "paper": "letter"}'; do
    case $(curl -s -o body -w '%{http_code}' -b "$cookie" -X POST -H "Origin: $home" --data-binary "$bad" "$home/api/begin") in
    400 | 422) ;;
    *) fail "begun with $bad: $(cat body)" ;;
    esac
done
post 400 /api/begin '{"program": "Cedar House", "country": "../US", "paper": "letter"}'
post 400 /api/begin '{"program": "Cedar House", "country": "US", "paper": "a17"}'
post 409 /api/begin '{"program": "Taken", "country": "US", "paper": "letter"}'
# Letters that nobody sees; a disk that takes no more.
post 422 /api/begin "$(printf '{"program": "Cedar \342\200\256 House", "country": "US", "paper": "letter"}')"
[ ! -e cedar-house ] || fail "half a folder stays: $(find cedar-house)"
if [ "$(id -u)" != 0 ]; then
    chmod a-w .
    post 422 /api/begin '{"program": "Cedar House", "country": "US", "paper": "letter"}'
    chmod u+w .
fi
[ "$(ls -A taken)" = '' ] || fail "something was written into another folder"
post 200 '/api/begin' '{"program": "  ../../Ni\u00f1os: \"y\" #1 ", "country": "GB", "paper": "a4"}'
has ninos-y-1/community.yaml "program: '../../Niños: \"y\" #1' "
"$KINFOLD" check repair-conversations --community ninos-y-1 --quiet || fail "what was made cannot be read"
close_desk
