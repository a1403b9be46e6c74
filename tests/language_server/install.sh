#!/usr/bin/env bash
# usage: install.sh [DIR]        (DIR is build/language-server unless told)
# Installs the YAML language server of package-lock.json, whose digests npm compares. Uses the
# network the first time only.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
dir=${1:-$here/../../build/language-server}
server=node_modules/yaml-language-server/bin/yaml-language-server

fail()
{
    echo "install.sh: $*" >&2
    exit 3
}

for command in node npm; do
    command -v "$command" > /dev/null || fail "there is no $command (build/test installs it)"
done
mkdir -p "$dir"
cd "$dir"
if [ ! -f "$server" ] || ! cmp -s "$here/package-lock.json" package-lock.json; then
    cp "$here/package.json" .
    # The lock comes last, so that an installation that was cut short is begun anew.
    rm -f package-lock.json
    cp "$here/package-lock.json" npm-shrinkwrap.json
    npm ci --ignore-scripts --no-audit --no-fund --loglevel=error --prefer-offline ||
        fail "npm could not fetch the server of package-lock.json"
    mv npm-shrinkwrap.json package-lock.json
fi
echo "ready: $dir/$server"
