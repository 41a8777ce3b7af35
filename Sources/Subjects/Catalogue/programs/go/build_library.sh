#!/bin/sh
# build_library.sh FOLDER NAME...: compiles lines.go and each NAME.go into FOLDER. They stand on Debian's Go libraries,
# which are for the time before modules: a folder of sources (GOPATH).
set -e
export GOTOOLCHAIN=local GO111MODULE=off CGO_ENABLED=0 GOCACHE=/tmp/go-cache GOPATH=/usr/share/gocode
folder=$1
shift
cd "$(dirname "$0")"
exec go build -o "$folder/lookup" lines.go $(printf ' %s.go' "$@")
