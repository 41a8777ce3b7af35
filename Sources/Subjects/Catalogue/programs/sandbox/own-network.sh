# own-network.sh ADDRESS COMMAND...: runs COMMAND in a network namespace of its own, for a server that can't be told to
# listen on ADDRESS alone. A veth pair leads there and, for all other addresses, back to the sandbox.
set -e
address=$1
shift
# ADDRESS is on the loopback network, of which nothing leaves a machine: what leaves does so from this one.
outside=100.${address#127.}
# At most 15 octets, the longest name of an interface.
link=v$(echo "$address" | tr . -)

unshare --net sh -e -c '
    # The pair comes by and by.
    until ip link show dev eth0 >/dev/null 2>&1; do sleep 0.01; done
    ip link set lo up
    # This end may have addresses of the loopback network.
    echo 1 >/proc/sys/net/ipv4/conf/eth0/route_localnet
    ip address add "$1/32" dev eth0
    ip address add "$2/32" dev eth0
    ip link set eth0 up
    ip route add default dev eth0 src "$1"
    shift 2
    exec "$@"
' sh "$outside" "$address" "$@" &
inner=$!
ip address delete "$address/32" dev lo
# The namespace is there as soon as it isn't this one.
while [ "$(readlink /proc/$inner/ns/net)" = "$(readlink /proc/self/ns/net)" ]; do sleep 0.01; done
ip link add "$link" type veth peer name eth0 netns "$inner"
echo 1 >"/proc/sys/net/ipv4/conf/$link/route_localnet"
ip link set "$link" up
# Every address is local, by a route in the table "local": only a narrower one there leads elsewhere.
ip route add "$outside/32" dev "$link" table local
ip route add "$address/32" dev "$link" src 192.0.2.1 table local
wait "$inner"
