#!/bin/sh
# build.sh NAME FOLDER: compiles NAME.cpp into FOLDER. Debian keeps Qt's headers below the machine's name.
set -e
headers=$(echo /usr/include/*/qt5)
exec g++ -std=c++17 -O2 -fPIC -Wall -Wextra "-I$headers" "-I$headers/QtCore" "-I$headers/QtNetwork" \
    -o "$2/lookup" "$(dirname "$0")/$1.cpp" -lQt5Network -lQt5Core
