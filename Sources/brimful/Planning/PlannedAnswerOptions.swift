internal import ArgumentParser
internal import Conformance
internal import DNSWire
internal import Planning

/// What the answer that is planned has in it.
struct PlannedAnswerOptions: ParsableArguments {
    @Option(help: "How many addresses there are: 1 to 4096.")
    var addresses: Int?

    @Option(help: "The addresses themselves, for the snippets; all of one type. Comma list.")
    var hosts: [String] = []

    @Option(help: "A or AAAA; without it, what --hosts are, else A.")
    var type: String?

    @Option(help: "The records' TTL in seconds.")
    var ttl = 60

    @Option(help: "How many NS records the authority section has, with names of Route 53's kind: 0 to 13.")
    var ns: Int?

    @Option(help: "The names of your own name servers, instead of --ns. Comma list.")
    var nsNames: [String] = []

    @Option(help: "The name servers' addresses in the additional section: none, a, or both (A and AAAA).")
    var glue: String = PlannedAnswer.Glue.none.rawValue

    @Option(
        help:
            "The zone is signed with RSASHA256-1024, RSASHA256-2048, ECDSAP256SHA256, ECDSAP384SHA384, ED25519 or ED448."
    )
    var dnssec: String?

    @Option(help: "The name is an alias (CNAME) of this one.")
    var cname: String?

    @Option(help: "The zone that the name is in; without it, its last two labels.")
    var zone: String?
}

extension PlannedAnswerOptions {
    /// - Throws: `Failure` that names the option and the mistake.
    func planned(_ name: String, hosts: [Address]) throws -> PlannedAnswer {
        let owner = try Self.host(name, option: "the name")
        let planned = PlannedAnswer(
            name: owner, type: try recordType(hosts), zone: try zone(of: owner),
            alias: try cname.map { try Self.host($0, option: "--cname") }, nameServers: try nameServers(),
            glue: try chosenGlue(), algorithm: try algorithm(), ttl: try seconds())
        if planned.alias == owner { throw Failure.usage("--cname: \(owner) is the name itself") }
        return planned
    }

    func hostAddresses() throws -> [Address] {
        try Selection.words(hosts).map { word in
            guard let address = Address(word) else {
                throw Failure.usage("--hosts: \"\(word.printable(80))\" is no address")
            }
            return address
        }
    }

    /// How many addresses there are.
    func count(hosts: [Address]) throws -> Int {
        if let twice = hosts.enumerated().first(where: { hosts[..<$0].contains($1) })?.element {
            throw Failure.usage("--hosts: \(twice) is there twice")
        }
        guard let count = addresses ?? (hosts.isEmpty ? nil : hosts.count) else {
            throw Failure.usage("--addresses: say how many there are, such as --addresses 40")
        }
        guard Selection.counts.contains(count) else {
            throw Failure.usage("--addresses: \(count): give a number from 1 to 4096")
        }
        guard hosts.isEmpty || hosts.count == count else {
            throw Failure.usage(
                "--hosts: has \(hosts.count) address\(hosts.count == 1 ? "" : "es"), and --addresses says \(count)")
        }
        return count
    }

    // MARK: One option each

    private func recordType(_ hosts: [Address]) throws -> RecordType {
        guard Set(hosts.map(\.type)).count <= 1 else {
            throw Failure.usage("--hosts: IPv4 and IPv6 addresses together; an answer has one type")
        }
        guard let type else { return hosts.first?.type ?? .a }
        guard let chosen = RecordType(rawValue: type.uppercased()), hosts.first.map({ $0.type == chosen }) ?? true
        else {
            throw Failure.usage("--type: \"\(type.printable(40))\": give A or AAAA, as the addresses are")
        }
        return chosen
    }

    private func zone(of owner: DomainName) throws -> DomainName? {
        guard let zone else { return nil }
        let name = try Self.name(zone, option: "--zone")
        guard owner.isWithin(name) else { throw Failure.usage("--zone: \(owner) is not in \(name)") }
        return name
    }

    private func nameServers() throws -> [DomainName] {
        let names = try Selection.words(nsNames).map { try Self.host($0, option: "--ns-names") }
        if !names.isEmpty {
            if let ns, ns != names.count { throw Failure.usage("--ns: \(ns), and --ns-names has \(names.count)") }
            guard NameServers.counts.contains(names.count), Set(names).count == names.count else {
                throw Failure.usage("--ns-names: give up to \(NameServers.counts.upperBound) different names")
            }
            return names
        }
        guard NameServers.counts.contains(ns ?? 0) else {
            throw Failure.usage("--ns: \(ns ?? 0): give a number from 0 to \(NameServers.counts.upperBound)")
        }
        return try NameServers.likeRoute53(ns ?? 0)
    }

    private func chosenGlue() throws -> PlannedAnswer.Glue {
        guard let chosen = PlannedAnswer.Glue(rawValue: glue) else {
            throw Failure.usage("--glue: \"\(glue.printable(40))\" is none of none, a, both")
        }
        if chosen != .none, ns ?? 0 == 0, nsNames.isEmpty {
            throw Failure.usage("--glue: there are no name servers; give --ns or --ns-names")
        }
        return chosen
    }

    private func algorithm() throws -> SigningAlgorithm? {
        guard let dnssec else { return nil }
        guard let algorithm = SigningAlgorithm(dnssec) else {
            let known = SigningAlgorithm.allCases.map(\.rawValue).joined(separator: ", ")
            throw Failure.usage("--dnssec: \"\(dnssec.printable(40))\" is none of \(known)")
        }
        return algorithm
    }

    /// A TTL has 31 bits (RFC 2181 §8).
    private func seconds() throws -> UInt32 {
        guard (0...Int(Int32.max)).contains(ttl) else {
            throw Failure.usage("--ttl: \(ttl): give seconds from 0 to \(Int32.max)")
        }
        return UInt32(ttl)
    }

    private static func host(_ text: String, option: String) throws -> DomainName {
        let name = try name(text, option: option)
        guard !name.isRoot else { throw Failure.usage("\(option): the root has no addresses") }
        return name
    }

    private static func name(_ text: String, option: String) throws -> DomainName {
        do { return try DomainName(text) } catch {
            throw Failure.usage("\(option): \"\(text.printable(80))\": \(error)")
        }
    }
}
