#!/bin/sh
# Compiles what is installed, and installs it into $KF_STAGE/usr as a package would.
set -eu
umask 022 # as where packages are made
: "${KF_BUILD_DIR:?run it with ctest}" "${KF_STAGE:?run it with ctest}"

cmake --build "$KF_BUILD_DIR" --target installables
rm -rf "$KF_STAGE"
DESTDIR=$KF_STAGE cmake --install "$KF_BUILD_DIR" --prefix /usr
