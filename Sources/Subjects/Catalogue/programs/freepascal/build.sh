#!/bin/sh
# build.sh NAME FOLDER: compiles NAME.pas into FOLDER; build.sh --version: the compiler's.
# Debian makes the command `fpc` and the configuration that names the folders of its units when it is installed: the
# compiler is called by itself, and the folders are here.
set -e
compiler=$(echo /usr/lib/*/fpc/*/ppc*)
units=$(echo /usr/lib/*/fpc/*/units/*-linux)
[ "$1" = --version ] && exec "$compiler" -iV
exec "$compiler" -n -O2 -v0we "-Fu$units/*" -FD/usr/bin "-FE$2" "-o$2/lookup" "$(dirname "$0")/$1.pas"
