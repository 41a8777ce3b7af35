#!/bin/sh
# dietlibc.sh SOURCE OUTPUT INCLUDE, or dietlibc.sh --version.
# Debian puts `diet` beside the library; a link to it on the path is made only when it is installed.
set -e
PATH=$PATH:$(echo /usr/lib/*/diet/bin)
[ "$1" = --version ] && { diet -v || true; } 2>&1 && exit
exec diet gcc -O2 -Wall -Wextra "-I$3" -o "$2" "$1"
