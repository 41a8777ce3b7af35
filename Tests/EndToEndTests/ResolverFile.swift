/// What real resolvers are set up with in rooms of our own: the rest is their own default, and nothing here is signed.
enum ResolverFile {
    /// unbound.conf(5).
    ///
    /// - Parameters:
    ///   - places: addresses, with `@port` where it isn't 53.
    ///   - more: further lines of the server.
    ///   - zones: forward-zone and stub-zone.
    static func unbound(_ places: [String], _ more: [String] = [], zones: [String] = []) -> String {
        let server =
            places.map { "interface: \($0)" } + [
                "access-control: 0.0.0.0/0 allow", "access-control: ::0/0 allow", "username: \"\"", "chroot: \"\"",
                "directory: \"/\"", "pidfile: \"\"", "use-syslog: no", "do-not-query-localhost: no",
                "module-config: \"iterator\"",
            ] + more
        let lines = ["server:"] + server.map { "  \($0)" } + ["remote-control:", "  control-enable: no"] + zones
        return lines.joined(separator: "\n") + "\n"
    }

    /// A zone of unbound's that is asked elsewhere.
    static func forwardZone(_ name: String, to address: String) -> String {
        "forward-zone:\n  name: \"\(name)\"\n  forward-addr: \(address)"
    }

    static func stubZone(_ name: String, at address: String) -> String {
        "stub-zone:\n  name: \"\(name)\"\n  stub-addr: \(address)"
    }

    /// dnsmasq(8); without a port it listens on 53.
    static func dnsmasq(_ place: String, _ more: [String] = []) -> String {
        let lines =
            [
                "listen-address=\(place)", "bind-interfaces", "no-resolv", "no-hosts", "user=root", "group=",
                "pid-file=",
                "log-facility=-",
            ] + more
        return lines.joined(separator: "\n") + "\n"
    }
}
