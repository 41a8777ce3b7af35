# As Debian starts it (dqcache-start, /etc/default/dqcache).
export ROOT={{directory}}/root IP={{address}} IPSEND4=0.0.0.0 CACHESIZE=10000000 UID=0 GID=0
# The seed comes from its standard input.
LD_PRELOAD={{output}}/setgroups.so exec dqcache </dev/urandom
