# It will not run as root, and in a user namespace there is nobody else.
echo proxy:x:13:13::/:/bin/false >>/etc/passwd
echo proxy:x:13: >>/etc/group
export LD_PRELOAD={{output}}/setuid.so
exec python3 {{programs}}/python/squid.py "$1"
