#!/bin/sh
# build.sh NAME FOLDER: compiles NAME.hs into FOLDER.
# Debian makes the list of GHC's packages when they are installed, not when they are unpacked: it is made here.
set -e
cp -r /var/lib/ghc/package.conf.d "$2/packages"
ghc-pkg --package-db "$2/packages" recache
ghc -O1 -Wall -clear-package-db -package-db "$2/packages" -threaded -outputdir "$2/objects" -o "$2/lookup" \
    "-i$(dirname "$0")" "$(dirname "$0")/$1.hs"
rm -r "$2/packages" "$2/objects"
