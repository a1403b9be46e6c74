#!/usr/bin/env bash
# usage: install.sh [DIR]        (DIR is build/browser unless told)
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
exec "$here/../support/install_npm.sh" "$here" "${1:-$here/../../build/browser}" node_modules/playwright-core/package.json
