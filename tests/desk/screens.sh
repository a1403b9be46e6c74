#!/bin/sh
# Every screen, for people who use a screen reader, a keyboard, a phone or large letters, in each language of the desk.
set -eu
. "${KF_SOURCE_DIR:?}/tests/support/desk.sh"

own_kit
open_desk
browse screens.cjs
close_desk
