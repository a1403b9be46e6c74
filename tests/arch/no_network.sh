#!/bin/sh
# The program imports no function that opens a connection. What its libraries could do is not its own doing, and Landlock
# keeps them from it.
set -eu
: "${KINFOLD:?run it with ctest}"

names='socket socketpair connect bind listen accept accept4 send sendto sendmsg sendmmsg recv recvfrom recvmsg
    getaddrinfo gethostbyname gethostbyname_r res_query res_search if_nametoindex'
wrong=$(nm -D --undefined-only "$KINFOLD" | awk '{ sub(/@.*/, "", $NF); print $NF }' | sort -u |
    while read -r symbol; do
        case $symbol in
        g_socket_* | g_network_* | g_resolver_* | g_inet_* | g_tcp_* | g_tls_* | g_dbus_* | curl_* | soup_* | SSL_*)
            echo "$symbol" ;;
        esac
        for name in $names; do
            [ "$symbol" != "$name" ] || echo "$symbol"
        done
    done)
[ -z "$wrong" ] || {
    echo "imported from libraries, and of the network:" >&2
    echo "$wrong" >&2
    exit 1
}
nm -D --undefined-only "$KINFOLD" | grep -q g_malloc || {
    echo "$KINFOLD shows no imports at all: this test shows nothing" >&2
    exit 1
}
