internal import ArgumentParser
internal import Conformance
internal import DNSWire
internal import Origin

/// `--ns NAME[=ADDR]`, once for each server and address.
struct NameServerOption: ParsableArguments {
    @Option(
        help: """
            A name server of the zone, and one of its addresses: ns1.example.net=192.0.2.1. Repeat it for more, and for a \
            server's other addresses.
            """)
    var ns: [String] = []

    /// The servers in the order in which they were named first.
    ///
    /// - Throws: `Failure` when there is none, or one within the zone has no address: nobody else could tell it.
    func servers(of zone: DomainName) throws -> [NameServer] {
        var servers: [NameServer] = []
        for word in Selection.words(ns) {
            let server = try Self.server(word)
            if let index = servers.firstIndex(where: { $0.name == server.name }) {
                servers[index].addresses += server.addresses.filter { !servers[index].addresses.contains($0) }
            } else {
                servers.append(server)
            }
        }
        guard !servers.isEmpty else {
            throw Failure.usage("--ns: name the zone's server, such as --ns ns1.example.net=192.0.2.1")
        }
        if let lost = servers.first(where: { $0.name.isWithin(zone) && $0.addresses.isEmpty }) {
            throw Failure.usage("--ns \(lost.name): it is within the zone, so give its address: \(lost.name)=192.0.2.1")
        }
        return servers
    }

    private static func server(_ word: String) throws -> NameServer {
        let shown = word.printable(80)
        let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let first = parts.first, let name = try? DomainName(first), !name.isRoot else {
            throw Failure.usage("--ns: \"\(shown)\" begins with no name, such as ns1.example.net=192.0.2.1")
        }
        guard parts.count == 2 else { return NameServer(name: name) }
        guard let address = Address(parts[1]) else {
            throw Failure.usage("--ns: \"\(shown)\" ends with no address, such as ns1.example.net=192.0.2.1")
        }
        return NameServer(name: name, addresses: [address])
    }
}
