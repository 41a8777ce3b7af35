#!/bin/sh
# build.sh NAME FOLDER [LIBRARIES]: compiles NAME.java into FOLDER, and puts a link to the JDK's `java` beside it.
# Debian makes /usr/bin/java and javac only when a JDK is installed, not when it is unpacked.
set -e
sources=$(dirname "$0")
jdk=/usr/lib/jvm/default-java/bin
if command -v javac >/dev/null && command -v java >/dev/null; then
    jdk=$(dirname "$(readlink -f "$(command -v javac)")")
fi
"$jdk/javac" -encoding UTF-8 -cp "${3:-$2}" -d "$2" "$sources/Lines.java" "$sources/$1.java"
ln -sf "$jdk/java" "$2/java"
