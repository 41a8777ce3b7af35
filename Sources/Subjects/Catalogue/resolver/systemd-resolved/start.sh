# It takes its configuration from /etc alone, and its own folder in /run for granted. It believes that it is offline unless
# an interface other than lo is up. Nobody outside its network reaches its listener: socat hands over what comes.
# There is no user but root: its own is another name for it.
echo systemd-resolve:x:0:0::/:/bin/false >>/etc/passwd
mkdir -p /run/systemd/resolve /etc/systemd
cp {{directory}}/resolved.conf /etc/systemd/resolved.conf
exec sh {{programs}}/sandbox/own-network.sh {{address}} sh -c '
    socat -b 65536 -T 20 UDP4-RECVFROM:53,bind={{address}},fork UDP4-SENDTO:127.0.0.53:53 &
    socat -b 65536 TCP4-LISTEN:53,bind={{address}},reuseaddr,fork TCP4:127.0.0.53:53 &
    exec /lib/systemd/systemd-resolved
'
