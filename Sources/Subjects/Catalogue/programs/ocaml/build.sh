#!/bin/sh
# build.sh NAME FOLDER: compiles NAME.ml into FOLDER. Where OCaml keeps `unix` differs between its versions.
set -e
cp "$(dirname "$0")/lines.ml" "$(dirname "$0")/$1.ml" "$2"
cd "$2"
exec ocamlopt -I +unix -o lookup unix.cmxa lines.ml "$1.ml"
