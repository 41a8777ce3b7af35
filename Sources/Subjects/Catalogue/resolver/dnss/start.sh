# Both ends: the server that takes DNS over HTTPS on from here, and the one that the machine's own lookups go to.
dnss -enable_https_to_dns -insecure_http_server -https_server_addr {{address}}:80 -dns_upstream {{upstream}}:53 &
exec dnss -enable_dns_to_https -dns_listen_addr {{address}}:53 -https_upstream http://{{address}}/dns-query -fallback_upstream {{upstream}}:53
