#!/usr/bin/env bash
# usage: install_npm.sh PACKAGE DIR FILE
# Installs in DIR what PACKAGE/package-lock.json names, whose digests npm compares; FILE is one of its files. Uses the network
# the first time only.
set -euo pipefail

package=$1 dir=$2 file=$3

fail()
{
    echo "install_npm.sh: $*" >&2
    exit 3
}

for command in node npm; do
    command -v "$command" > /dev/null || fail "there is no $command (build/test installs it)"
done
mkdir -p "$dir"
cd "$dir"
if [ ! -f "$file" ] || ! cmp -s "$package/package-lock.json" package-lock.json; then
    cp "$package/package.json" .
    # The lock comes last, so that an installation that was cut short is begun anew.
    rm -f package-lock.json
    cp "$package/package-lock.json" npm-shrinkwrap.json
    npm ci --fetch-retries=5 --ignore-scripts --no-audit --no-fund --loglevel=error --prefer-offline ||
        fail "npm could not fetch what package-lock.json names"
    mv npm-shrinkwrap.json package-lock.json
fi
echo "ready: $dir/$file"
