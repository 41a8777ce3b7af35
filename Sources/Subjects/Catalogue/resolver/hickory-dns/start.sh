# hickory-dns 0.25 has other words for a forwarder's zone, and refuses the former ones.
configuration=external.toml
case $(hickory-dns --version) in *\ 0.2[0-4].*) configuration=named.toml ;; esac
exec hickory-dns -c "{{directory}}/$configuration"
