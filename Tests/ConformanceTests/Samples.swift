import Conformance

/// Observations that several tests need.
enum Samples {
    /// The size of 40 A records under a name of 48 octets, without EDNS.
    static let octetsOf40 = 704
    static let broken = Rule(rfc: "RFC 0", section: "0", text: "The scenario's own sentence.")

    /// - Parameter faults: what strikes every case, unless told otherwise.
    static func scenario(_ expectation: Expectation, faults: [Fault] = [.truncate(.wholeRecords)]) -> Scenario {
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
        _ view: View, _ reply: Reply, _ exchanges: [Exchange] = [], type: RecordType = .a, count: Int = 40,
        octets: Int = octetsOf40, then repetitions: [Observation.Repetition] = []
    ) -> Observation {
        Observation(
            subject: subject(kind(view)), testCase: Case(scenario: "sample", type: type, count: count, view: view),
            purpose: .sweep, octets: octets, reply: reply, exchanges: exchanges, repetitions: repetitions)
    }
}

extension Reply {
    static func status(_ status: Status, log: [String] = []) -> Reply {
        Reply(status: status, addresses: AddressTally(expected: 40), elapsedMs: 1, log: log)
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
        _ transport: Transport, _ action: Action, octets: Int = 0, tc: Bool = false, records: Int = 0,
        type: RecordType? = .a, edns: Int? = nil
    ) -> Exchange {
        Exchange(
            transport: transport, destination: "198.51.100.1", ednsSize: edns, octets: octets, tc: tc,
            records: records, action: action, type: type, atMs: 1)
    }

    static let udpTruncated = sample(.udp, .answered, octets: 512, tc: true, records: 28)
    static let udpWhole = sample(.udp, .answered, octets: 704, records: 40)
    static let udpOversize = sample(.udp, .oversize, octets: 704, records: 40)
    static let udpCut = sample(.udp, .cut, octets: 704, records: 40)
    static let udpDropped = sample(.udp, .dropped, octets: 715, records: 40)
    static let tcpWhole = sample(.tcp, .answered, octets: 704, records: 40)
    static let tcpTruncated = sample(.tcp, .answered, octets: 64, tc: true)
    static let udpError = sample(.udp, .error, octets: 64)
    static let udpSubset = sample(.udp, .subset, octets: 192, records: 8)
    static let udpForged = sample(.udp, .forged, octets: 704, records: 40)
    static let tcpError = sample(.tcp, .error, octets: 64)
    static let tcpSubset = sample(.tcp, .subset, octets: 192, records: 8)
    static let tcpDropped = sample(.tcp, .dropped, octets: 704, records: 40)
    static let tcpConnected = sample(.tcp, .connected, type: nil)
    static let tcpRefused = sample(.tcp, .refused, type: nil)
    static let tcpIgnored = sample(.tcp, .ignored, type: nil)
    static let tcpClosed = sample(.tcp, .closed, type: nil)
    static let tcpReset = sample(.tcp, .reset, type: nil)
}
