#!/bin/sh
# build.sh FOLDER SOURCE…: compiles SOURCE… into FOLDER and puts a link to the matching `java` beside.
# Debian makes /usr/bin/java and javac only when a JDK is installed, not when it is unpacked.
set -e
folder=$1
shift
jdk=/usr/lib/jvm/default-java/bin
if command -v javac >/dev/null && command -v java >/dev/null; then
    jdk=$(dirname "$(readlink -f "$(command -v javac)")")
fi
"$jdk/javac" -encoding UTF-8 -d "$folder" "$@"
ln -sf "$jdk/java" "$folder/java"
