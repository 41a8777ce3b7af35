# As netavark starts it for podman: with a folder of networks, forwarding to what resolv.conf names. It forks and ends, so
# that it gets a PID namespace of its own, which ends with this one.
exec unshare --pid --fork --kill-child sh -c '/usr/lib/podman/aardvark-dns --config {{directory}}/networks --port 53 run; exec sleep infinity'
