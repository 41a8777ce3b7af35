# SmartDNS measures how far the addresses are before it answers: here all are nearer than it can measure, and what it then
# does is chance. In a network of its own no address of an answer can be reached, as behind most firewalls.
exec sh {{programs}}/sandbox/own-network.sh {{address}} sh -e -c '
    ip route add unreachable 198.18.0.0/15
    # -f: in the foreground. -x: no restart after a crash. -p -: no PID file.
    exec smartdns -f -x -c {{directory}}/smartdns.conf -p -
'
