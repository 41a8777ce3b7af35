#!/bin/sh
# build.sh FOLDER: compiles lookup.go into FOLDER.
# As a module with the toolchain's own language version: without one, Go chooses the defaults of Go 1.20 (no EDNS).
set -e
export GOTOOLCHAIN=local GOFLAGS=-mod=mod CGO_ENABLED=0 GOCACHE=/tmp/go-cache GOPATH=/tmp/go
module=$(mktemp -d)
cp "$(dirname "$0")/lookup.go" "$module"
cd "$module"
go mod init lookup 2>/dev/null
go build -o "$1/lookup" .
rm -r "$module"
