import Conformance

/// Observations that several tests need.
enum Samples {
    /// The size of 40 A records under a name of 48 octets, without EDNS.
    static let octetsOf40 = 704
    static let broken = Rule(rfc: "RFC 0", section: "0", text: "The scenario's own sentence.")

    static func scenario(_ expectation: Expectation, faults: [Fault] = []) -> Scenario {
        Scenario(
            name: "sample", title: "A sample", wire: "Something.", requirement: "Cope.", faults: faults,
            expectation: expectation, rule: broken, victims: [])
    }

    static func subject(_ kind: SubjectKind) -> SubjectIdentity {
        switch kind {
        case .resolver: SubjectIdentity(name: "unbound", kind: .resolver, version: "1.17.1", source: "machine")
        case .stub: SubjectIdentity(name: "musl-getaddrinfo", kind: .stub, version: "1.2.3", source: "machine")
        case .parser: SubjectIdentity(name: "ldns-wire2pkt", kind: .parser, version: "", source: "machine")
        }
    }

    static func kind(_ view: View) -> SubjectKind {
        switch view {
        case .lookup: .stub
        case .parse: .parser
        case .udp512, .edns1232, .edns4096, .tcp, .stub: .resolver
        }
    }

    static func observation(
        _ view: View, _ reply: Reply, _ exchanges: [Exchange] = [], count: Int = 40, octets: Int = octetsOf40
    ) -> Observation {
        Observation(
            subject: subject(kind(view)), testCase: Case(scenario: "sample", count: count, view: view),
            purpose: .sweep, octets: octets, reply: reply, exchanges: exchanges)
    }
}

extension Reply {
    static func status(_ status: Status) -> Reply {
        Reply(status: status, addresses: AddressTally(expected: 40), elapsedMs: 1)
    }

    /// A message came back, with this many of 40 addresses.
    static func message(_ received: Int, rcode: Int = 0, tc: Bool = false, foreign: [String] = []) -> Reply {
        Reply(
            status: .answered,
            addresses: AddressTally(
                expected: 40, received: received, foreign: foreign.count, foreignExamples: foreign),
            rcode: rcode, tc: tc, elapsedMs: 1)
    }

    /// A library call returned this many of 40 addresses.
    static func returned(_ received: Int) -> Reply {
        Reply(status: .answered, addresses: AddressTally(expected: 40, received: received), elapsedMs: 1)
    }

    /// A library call, or the way to a resolver, ended in this error.
    static func error(_ errorClass: ErrorClass, _ word: String? = nil) -> Reply {
        Reply(
            status: .answered, addresses: AddressTally(expected: 40), error: word, errorClass: errorClass, elapsedMs: 1)
    }
}

extension Exchange {
    static func sample(
        _ transport: Transport, _ action: Action, octets: Int = 0, tc: Bool = false, records: Int = 0
    ) -> Exchange {
        Exchange(
            transport: transport, destination: "198.51.100.1", ednsSize: nil, octets: octets, tc: tc, records: records,
            action: action, atMs: 1)
    }

    static let udpTruncated = sample(.udp, .answered, octets: 512, tc: true, records: 28)
    static let udpWhole = sample(.udp, .answered, octets: 704, records: 40)
    static let udpOversize = sample(.udp, .oversize, octets: 704, records: 40)
    static let udpCut = sample(.udp, .cut, octets: 704, records: 40)
    static let udpDropped = sample(.udp, .dropped, octets: 715, records: 40)
    static let tcpWhole = sample(.tcp, .answered, octets: 704, records: 40)
    static let tcpTruncated = sample(.tcp, .answered, octets: 64, tc: true)
    static let tcpConnected = sample(.tcp, .connected)
    static let tcpRefused = sample(.tcp, .refused)
    static let tcpIgnored = sample(.tcp, .ignored)
    static let tcpClosed = sample(.tcp, .closed)
}
