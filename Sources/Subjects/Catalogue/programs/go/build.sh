#!/bin/sh
# build.sh FOLDER [cgo]: compiles lookup.go into FOLDER, with the C library's resolver when `cgo` is said.
# As a module with the toolchain's own language version: without one, Go chooses the defaults of Go 1.20 (no EDNS).
set -e
export GOTOOLCHAIN=local GOFLAGS=-mod=mod CGO_ENABLED=0 GOCACHE=/tmp/go-cache GOPATH=/tmp/go
[ "$2" = cgo ] && export CGO_ENABLED=1
module=$(mktemp -d)
cp "$(dirname "$0")/lines.go" "$(dirname "$0")/lookup.go" "$module"
cd "$module"
go mod init lookup 2>/dev/null
go build -o "$1/lookup" .
rm -r "$module"
