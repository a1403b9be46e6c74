#!/usr/bin/env bash
# usage: install.sh [DIR]        (DIR is build/language-server unless told)
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
exec "$here/../support/install_npm.sh" "$here" "${1:-$here/../../build/language-server}" \
    node_modules/yaml-language-server/bin/yaml-language-server
