#!/bin/sh
# Builds a lookup program with the musl that Zig carries: build-with-zig.sh ZIG INCLUDE SOURCE OUTPUT
set -eu

# Zig makes its libc on first use; what that takes goes with the subject's root.
export ZIG_GLOBAL_CACHE_DIR=/tmp/zig ZIG_LOCAL_CACHE_DIR=/tmp/zig
exec "$1" cc -target native-linux-musl -static -O2 -Wall -Wextra -I"$2" -o "$4" "$3"
