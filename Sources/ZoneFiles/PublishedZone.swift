public import Conformance
public import DNSWire

/// A zone with large answers under fixed names, as its owner would publish it: `n40` has 40 addresses.
public struct PublishedZone: Sendable, Hashable {
    public let apex: DomainName
    /// Its name servers, not empty.
    public let servers: [NameServer]
    /// The counts that there is a name for.
    public let counts: [Int]
    /// Which addresses they have.
    public let types: [RecordType]
    /// Whether everything below such a name has the same addresses, so that each query can have a name of its own that nobody
    /// has cached.
    public let hasWildcards: Bool

    /// Seconds that its records may be cached.
    public static let ttl: UInt32 = 300

    /// - Throws: `ZoneFileError` when a name has characters that no host name has: they would mean something else in the files.
    public init(
        apex: DomainName, servers: [NameServer], counts: [Int], types: [RecordType], hasWildcards: Bool
    ) throws(ZoneFileError) {
        for name in [apex] + servers.map(\.name) where !name.isOfHostCharacters {
            throw ZoneFileError("\(name): only letters, digits, \"-\" and \"_\" go into the files")
        }
        guard counts.allSatisfy({ (try? apex.prepending("n\($0)").prepending("*")) != nil }) else {
            throw ZoneFileError("\(apex): too long for a name below it")
        }
        (self.apex, self.servers, self.counts) = (apex, servers, counts)
        (self.types, self.hasWildcards) = (types, hasWildcards)
    }

    /// One name and type, and its addresses.
    public struct RecordSet: Sendable, Hashable {
        /// As a master file or Route 53 has it, with its final dot.
        public let owner: String
        public let type: RecordType
        public let addresses: [Address]
    }

    /// What the zone has below its apex, the servers' addresses left out.
    public var recordSets: [RecordSet] {
        counts.flatMap { count in
            types.flatMap { type in
                let addresses = (0..<count).map { TestAddresses(type).address($0, over: .udp) }
                return owners(of: count).map { RecordSet(owner: $0, type: type, addresses: addresses) }
            }
        }
    }

    private func owners(of count: Int) -> [String] {
        ["n\(count).\(apex)"] + (hasWildcards ? ["*.n\(count).\(apex)"] : [])
    }
}

/// Why there is no such file: one line.
public struct ZoneFileError: Error, Sendable, Hashable, CustomStringConvertible {
    public let description: String

    init(_ description: String) {
        self.description = description
    }
}

extension DomainName {
    fileprivate var isOfHostCharacters: Bool {
        labels.allSatisfy { label in
            label.allSatisfy { octet in
                let character = Character(UnicodeScalar(octet))
                return octet < 0x80
                    && (character.isLetter || character.isNumber || character == "-" || character == "_")
            }
        }
    }

    /// Without its final dot, as most configuration files have it.
    var dotless: String { String("\(self)".dropLast()) }
}
