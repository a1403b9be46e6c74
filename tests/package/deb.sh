#!/bin/sh
# The Debian packages hold what is installed, name what they need, and are the same bytes whenever they are made.
set -eu
: "${KF_STAGE:?run it with ctest}" "${KF_BUILD_DIR:?}"
. "${KF_SOURCE_DIR:?}/tests/support/cli.sh"

# pack FOLDER. gzip: the usual xz takes its time.
pack()
{
    (cd "$KF_BUILD_DIR" && umask 022 &&
        SOURCE_DATE_EPOCH=1000000000 DEBFULLNAME="A clinic" DEBEMAIL=post@clinic.example cpack -D CPACK_DEBIAN_COMPRESSION_TYPE=gzip -B "$folder/$1") > log 2>&1 || {
        cat log >&2
        fail "cpack fails"
    }
    rm -rf "$1/_CPack_Packages"
}
pack first
find "$KF_BUILD_DIR/package" -exec touch {} +
TZ=Asia/Tokyo pack second
for deb in first/*.deb; do
    cmp "$deb" "second/$(basename "$deb")" || fail "made twice, $(basename "$deb") is not the same"
done

deb=$(echo first/kinfold_*.deb)
dpkg-deb --field "$deb" > control
for words in 'Package: kinfold' 'Maintainer: A clinic <post@clinic.example>' 'Section: text' 'Priority: optional' \
    'Recommends: librsvg2-2' 'libc6 (>= ' 'libpango-1.0-0 (>= ' 'libcairo2 (>= '; do
    has control "$words"
done
[ "Version: $("$KINFOLD" --version | cut -d' ' -f2)" = "$(grep ^Version: control)" ] || fail "the version is another"

# What a package is for is said in its first line, and not twice.
dpkg-deb --field first/libkinfold-dev_*.deb Description | head -n 1 > summary
has summary 'accessible workshop handouts - development files'
[ "$(for deb in first/*.deb; do dpkg-deb --field "$deb" Description | head -n 1; done | sort -u | wc -l)" = 3 ] ||
    fail "two packages say the same of themselves"
# Other packages find out by these which package holds the library; the loader is told of it.
dpkg-deb --info first/libkinfold0_*.deb shlibs > shlibs
has shlibs "libkinfold 0 libkinfold0 (>= $(dpkg-deb --field "$deb" Version))"
dpkg-deb --info first/libkinfold0_*.deb triggers > triggers
has triggers 'activate-noawait ldconfig'

mkdir unpacked
for deb in first/*.deb; do
    dpkg-deb --extract "$deb" unpacked
    dpkg-deb --contents "$deb" | awk '{ print $2 }' | sort -u > owners
    [ "$(cat owners)" = root/root ] || fail "$deb: not all belongs to root: $(cat owners)"
    TZ=UTC dpkg-deb --contents "$deb" | awk '{ print $4 }' | sort -u > days
    [ "$(cat days)" = 2001-09-09 ] || fail "$deb: not all has the day of the changelog: $(cat days)"
done
(cd "$KF_STAGE" && find . ! -type d | sort) > staged
(cd unpacked && find . ! -type d | sort) | cmp - staged || fail "the packages do not hold what is installed"

# The text about rights is in the form that Debian's programs read.
rights=unpacked/usr/share/doc/kinfold/copyright
[ "$(grep -c '^License: ' "$rights")" = 10 ] || fail "not every licence is told: $(grep '^License' "$rights")"
! grep -nE '^[^A-Z @#]' "$rights" || fail "a line of the licences is not set in"
