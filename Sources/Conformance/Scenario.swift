/// What the origin or the path does to an answer, and what a correct client must then do.
public struct Scenario: Codable, Sendable, Hashable {
    /// The word in case identifiers and query names, such as `tcp-refused`; a DNS label.
    public let name: String
    /// One line for a reader.
    public let title: String
    /// What happens on the wire.
    public let wire: String
    /// What a correct client must do, in words.
    public let requirement: String
    public let faults: [Fault]
    public let expectation: Expectation
    /// The sentence that a failing subject breaks.
    public let rule: Rule
    /// Known victims, each with its source.
    public let victims: [String]
    /// The answer counts at which it is played, ascending; nil for those of the profile.
    public let counts: [Int]?

    public init(
        name: String, title: String, wire: String, requirement: String, faults: [Fault],
        expectation: Expectation, rule: Rule, victims: [String], counts: [Int]? = nil
    ) {
        self.name = name
        self.title = title
        self.wire = wire
        self.requirement = requirement
        self.faults = faults
        self.expectation = expectation
        self.rule = rule
        self.victims = victims
        self.counts = counts
    }
}

extension Scenario {
    /// The same, with these parts left out of the answers.
    public func omitting(_ parts: [Fault.ResponsePart]) -> Scenario {
        if parts.isEmpty { return self }
        return Scenario(
            name: name, title: title, wire: wire, requirement: requirement, faults: faults + [.omit(parts)],
            expectation: expectation, rule: rule, victims: victims, counts: counts)
    }

    /// What happens to TCP, or nil where nothing does.
    public var tcpFault: Fault.TCPFault? {
        for case .tcp(let fault) in faults { return fault }
        return nil
    }

    /// Whether a client is kept waiting, mostly by silence; such a scenario is played at few counts.
    public var isSilent: Bool { faults.contains(where: \.isSilent) }

    /// Whether queries are struck whatever is asked for, so that a small answer on the same path is no control.
    public var strikesEveryQuery: Bool {
        faults.contains { if case .edns = $0 { true } else { false } }
    }

    /// Whether the name is asked for its A and AAAA records at once.
    public var isOfPairs: Bool {
        faults.contains { if case .otherType = $0 { true } else { false } }
    }

    /// Whether the scenario means something to a parser, which gets one message and no network: the right message,
    /// or one with other octets.
    public var appliesToParsers: Bool {
        let isOnOctets = faults.contains { fault in
            if case .cut = fault { true } else { fault.isOfWriting }
        }
        return faults.isEmpty || (isOnOctets && faults.allSatisfy(\.isInOneMessage))
    }

    /// The label that stands for the scenario in query names: its name, or, where that is longer than a name of the usual
    /// length has room for, its beginning and a hash of the whole.
    public var label: String {
        guard name.utf8.count > Self.longestLabel else { return name }
        let hash = name.utf8.reduce(into: UInt64(0xcbf2_9ce4_8422_2325)) { hash, octet in
            hash = (hash ^ UInt64(octet)) &* 0x100_0000_01b3
        }
        return name.prefix(Self.longestLabel - 5) + "-"
            + String(hash % (36 * 36 * 36 * 36) + 36 * 36 * 36 * 36, radix: 36).suffix(4)
    }

    /// Octets.
    public static let longestLabel = 15
}

/// What a correct client reaches.
public enum Expectation: String, Codable, Sendable, Hashable, CaseIterable {
    /// All addresses and no other.
    case complete
    /// All addresses; a temporary error is tolerated.
    case completeOrHonestFailure
    /// No client can get the whole set: a temporary error or TC passed on, never "no such name", never a part as the whole.
    case honestFailure
    /// Nothing can notice; recorded, never blamed.
    case undetectable
    /// The name has no address, and that is what is said.
    case noData
}

/// A sentence of an RFC.
public struct Rule: Codable, Sendable, Hashable {
    /// Such as `RFC 7766`.
    public let rfc: String
    /// Such as `5`.
    public let section: String
    /// The sentence, word for word.
    public let text: String

    public init(rfc: String, section: String, text: String) {
        self.rfc = rfc
        self.section = section
        self.text = text
    }
}
