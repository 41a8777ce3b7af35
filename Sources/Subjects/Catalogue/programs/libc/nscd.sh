#!/bin/sh
# nscd.sh COMMAND...: runs COMMAND with glibc's name service cache daemon beside it, as its package configures it.
set -e
# Unpacked packages have neither /var/run, where the C library looks for its socket, nor a /var to write into.
mount -t tmpfs tmpfs /var
mkdir -p /var/cache/nscd /run/nscd
ln -s /run /var/run
nscd --foreground >&2 &
# Without the socket, the C library would look names up by itself.
until [ -S /run/nscd/socket ]; do
    kill -0 $!
    sleep 0.01
done
exec "$@"
