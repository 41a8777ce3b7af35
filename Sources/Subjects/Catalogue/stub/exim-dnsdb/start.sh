# It will not run without its user. Giving rights up fails in a user namespace that has nobody but root: with this
# library it believes that it could.
echo Debian-exim:x:100:100::/:/bin/false >>/etc/passwd
echo Debian-exim:x:100: >>/etc/group
export LD_PRELOAD={{output}}/setgroups.so
exec python3 {{programs}}/python/exim.py "$1"
