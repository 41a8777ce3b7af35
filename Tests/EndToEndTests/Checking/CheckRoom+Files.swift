/// What the resolvers are set up with.
extension CheckRoom {
    /// The rest is its own default; nothing here is signed.
    static let unboundFile = """
        server:
            interface: \(unbound)
            username: ""
            chroot: ""
            directory: "/"
            pidfile: ""
            use-syslog: no
            module-config: "iterator"
        remote-control:
            control-enable: no
        """

    static let dnsmasqFile = """
        listen-address=\(dnsmasq)
        bind-interfaces
        no-resolv
        no-hosts
        user=root
        group=
        pid-file=
        log-facility=-
        """

    static let resolvedFile = """
        [Resolve]
        Domains=~.
        DNSSEC=no
        LLMNR=no
        MulticastDNS=no

        """
}
