# As Debian starts it (/etc/sv/dnscache).
export ROOT={{directory}}/root IP={{address}} IPSEND=0.0.0.0 CACHESIZE=1000000 UID=0 GID=0
# The seed comes from its standard input.
LD_PRELOAD={{output}}/setgroups.so exec dnscache </dev/urandom
