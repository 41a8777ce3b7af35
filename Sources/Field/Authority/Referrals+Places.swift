internal import Conformance
internal import DNSWire

extension Referrals {
    /// The addresses of a zone's servers: their glue, or else what is found out about their names.
    func servers(
        of zone: DomainName, _ hosts: [DomainName], _ glue: [DomainName: [Address]], toldBy place: Zone, depth: Int
    ) async throws(FieldError) -> [ServerAddress] {
        let given = hosts.flatMap { glue[$0] ?? [] }
        let usable = Self.usable(given, toldBy: place.servers)
        if !usable.isEmpty { return Self.ordered(usable) }
        guard depth < Self.deepest else {
            throw FieldError(
                "the servers of \(zone.words) can only be found by way of too many others", cause: .delegation)
        }
        var reason = Self.noServers(of: zone, given)
        for host in hosts.prefix(Self.mostTries) where !host.isWithin(zone) {
            do {
                let found = try await addresses(of: host, depth: depth + 1)
                let usable = Self.usable(found, toldBy: place.servers)
                if !usable.isEmpty { return Self.ordered(usable) }
                if !found.isEmpty { reason = Self.noServers(of: zone, found) }
            } catch {
                reason = depth > 0 ? error : error.met(by: "looking for \(host.words), a server of \(zone.words)")
            }
        }
        throw reason
    }

    private static func noServers(of zone: DomainName, _ given: [Address]) -> FieldError {
        let places = given.prefix(2).map(\.description).joined(separator: ", ")
        let what = given.isEmpty ? "have no addresses" : "are said to be at \(places), where nobody can ask them"
        return FieldError("the servers of \(zone.words) \(what)", cause: .delegation)
    }

    private func addresses(of host: DomainName, depth: Int) async throws(FieldError) -> [Address] {
        let place = try await authority(of: host, .a, depth: depth)
        for server in place.servers.prefix(Self.mostTries) {
            try await allowance.take(for: host)
            let question = Question(name: place.name, type: RecordType.a.code)
            let found = await response(of: server, to: question).addresses(.a)
            if !found.isEmpty { return found }
        }
        return []
    }

    /// The addresses at which a server can be asked: whoever refers others to their own machine or to everybody is not
    /// followed, or a zone's owner would make us ask in his stead.
    ///
    /// - Parameter servers: who says so; of one on this machine, others may be there too.
    static func usable(_ addresses: [Address], toldBy servers: [ServerAddress]) -> [Address] {
        let isOwnMachine = servers.contains { $0.address.isLoopback }
        return addresses.filter { $0.isOneHosts && (isOwnMachine || !$0.isLoopback) }
    }

    /// IPv4 first: a machine with one family only has mostly that one.
    private static func ordered(_ addresses: [Address]) -> [ServerAddress] {
        (addresses.filter { $0.type == .a } + addresses.filter { $0.type == .aaaa }).uniqued().map { ServerAddress($0) }
    }
}

extension Address {
    /// 127.0.0.0/8 (RFC 1122 §3.2.1.3) and ::1 (RFC 4291 §2.5.3).
    var isLoopback: Bool { type == .a ? octets[0] == 127 : self == Address(ipv6: 0, 1) }

    /// Whether it can be one host's: neither unspecified, nor multicast, broadcast or reserved (RFC 1122 §3.2.1.3), nor an IPv4
    /// address in the form of another family (RFC 4291 §2.5.2, §2.5.5, §2.7).
    var isOneHosts: Bool {
        if type == .a { return (1...223).contains(octets[0]) }
        return isLoopback || (octets[0] != 0xFF && octets.prefix(10).contains { $0 != 0 })
    }
}
