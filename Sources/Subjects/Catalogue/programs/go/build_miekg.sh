#!/bin/sh
# build_miekg.sh NAME FOLDER: compiles NAME.go, that stands on github.com/miekg/dns, into FOLDER.
# Debian's Go libraries are for the time before modules: a folder of sources (GOPATH).
set -e
export GOTOOLCHAIN=local GO111MODULE=off CGO_ENABLED=0 GOCACHE=/tmp/go-cache GOPATH=/usr/share/gocode
cd "$(dirname "$0")"
exec go build -o "$2/lookup" lines.go miekg.go "$1.go"
