#!/bin/sh
# The installed library: its example compiles and runs, its functions do what the header says, nothing else leaves it.
set -eu
: "${KF_STAGE:?run it with ctest}"
. "${KF_SOURCE_DIR:?}/tests/support/cli.sh"

lib=$(dirname "$(find "$KF_STAGE" -name libkinfold.so)")
export PKG_CONFIG_PATH="$lib/pkgconfig" LD_LIBRARY_PATH="$lib"

# compile SOURCE PROGRAM
compile()
{
    # shellcheck disable=SC2046,SC2086 # lists of words
    ${CC:-cc} -std=c17 -Wall -Wextra -Wpedantic -Werror ${KF_SANITIZERS:-} "$1" -o "$2" \
        $(pkg-config --cflags --libs kinfold) || fail "$1 does not compile"
}
compile "$KF_SOURCE_DIR/src/libkinfold/example.c" example
compile "$KF_SOURCE_DIR/tests/package/library_test.c" library_test

# The example makes what the program makes, and tells what is wrong.
"$KINFOLD" build repair-conversations --piece six-steps --make handouts --quiet
./example repair-conversations six-steps > page.pdf 2> errors || fail "the example fails: $(cat errors)"
cmp page.pdf out/repair-conversations/six-steps.pdf || fail "the library makes other bytes than the program"
status=0
./example repair-conversations six-stepz > page.pdf 2> errors || status=$?
[ "$status" = 1 ] && [ ! -s page.pdf ] || fail "an unknown page is made"
has errors 'hint: did you mean six-steps?'

# The loader comes by a link: Debian's /lib is one to /usr/lib.
ln -s "$lib" linked
LD_LIBRARY_PATH=$folder/linked ./example repair-conversations six-steps > page.pdf 2> errors || fail "by a link: $(cat errors)"
cmp page.pdf out/repair-conversations/six-steps.pdf || fail "by a link, other bytes are made"

cp -r "$KF_SOURCE_DIR/modules/communities/riverbend" riverbend
mkdir empty
./library_test "$KF_STAGE/usr/share/kinfold" riverbend

# Only its own names, and every one that the header tells.
nm -D --defined-only "$lib/libkinfold.so" | awk '$2 != "A" { sub(/@.*/, "", $3); print $3 }' | sort > shown
sed -n 's/^KINFOLD_API .*[ *]\(kinfold_[a-z_]*\)(.*/\1/p' "$KF_STAGE/usr/include/kinfold.h" | sort | cmp - shown ||
    fail "the library shows: $(cat shown)"

# The header stands alone, in C++ too where there is a compiler.
printf '#include <kinfold.h>\nint main() { return kinfold_version() == nullptr; }\n' > alone.cc
! command -v c++ > /dev/null || c++ -std=c++17 -fsyntax-only "-I$KF_STAGE/usr/include" alone.cc || fail "C++ cannot read the header"
