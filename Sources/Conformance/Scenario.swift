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

    public init(
        name: String, title: String, wire: String, requirement: String, faults: [Fault],
        expectation: Expectation, rule: Rule, victims: [String]
    ) {
        self.name = name
        self.title = title
        self.wire = wire
        self.requirement = requirement
        self.faults = faults
        self.expectation = expectation
        self.rule = rule
        self.victims = victims
    }

    /// How TCP fails, or nil where it works.
    public var tcpFault: Fault.TCPFault? {
        for case .tcp(let fault) in faults { return fault }
        return nil
    }

    /// Whether something is met with silence, so that a client has to wait; such a scenario is played at few counts.
    public var isSilent: Bool {
        faults.contains { fault in
            switch fault {
            case .drop, .tcp(.blackhole): true
            default: false
            }
        }
    }

    /// Whether the scenario means something to a parser, which gets one message and no network: the right message,
    /// or one with other octets.
    public var appliesToParsers: Bool {
        let layers = faults.map(\.layer)
        return layers.isEmpty || (layers.contains(.octets) && !layers.contains(.delivery))
    }
}

/// What a correct client reaches.
public enum Expectation: String, Codable, Sendable, Hashable {
    /// All addresses and no other.
    case complete
    /// All addresses; a temporary error is tolerated.
    case completeOrHonestFailure
    /// No client can get the whole set: a temporary error or TC passed on, never "no such name", never a part as the whole.
    case honestFailure
    /// Nothing can notice; recorded, never blamed.
    case undetectable
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
