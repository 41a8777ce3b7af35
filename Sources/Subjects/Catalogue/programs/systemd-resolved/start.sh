# start.sh ADDRESS LISTENER UPSTREAM: runs systemd-resolved, which forwards to UPSTREAM, and whose listener at LISTENER, an
# address that nobody outside its network reaches, is found at ADDRESS: socat hands over what comes.
# It takes its configuration from /etc alone, and its own folder in /run for granted. It believes that it is offline unless
# an interface other than lo is up. There is no user but root: its own is another name for it.
here=${0%/*}
echo systemd-resolve:x:0:0::/:/bin/false >>/etc/passwd
mkdir -p /run/systemd/resolve /etc/systemd
{ cat "$here/resolved.conf" && echo "DNS=$3"; } >/etc/systemd/resolved.conf
exec sh "$here/../sandbox/own-network.sh" "$1" sh -c '
    socat -b 65536 -T 20 "UDP4-RECVFROM:53,bind=$1,fork" "UDP4-SENDTO:$2:53" &
    socat -b 65536 "TCP4-LISTEN:53,bind=$1,reuseaddr,fork" "TCP4:$2:53" &
    exec /lib/systemd/systemd-resolved
' sh "$1" "$2"
