import Conformance

/// What a scenario's `wire` text promises, in arithmetic of its own: RFC 1035 §4.1 and RFC 6891 §6.1.2 by hand.
struct ExpectedAnswer: Equatable {
    var records: Int
    var tc = false
    var octets = 0
    var sent = 0
    var action = Exchange.Action.answered

    struct Asked: CustomStringConvertible {
        let scenario: String
        let type: RecordType
        let count: Int
        let transport: Transport
        let ednsSize: Int?
        let nameLength: Int

        var description: String {
            "\(scenario) \(type.label)\(count) \(transport) EDNS \(ednsSize.map(String.init) ?? "none") n\(nameLength)"
        }

        /// The octets of a response with so many records.
        func octets(_ records: Int) -> Int {
            let owner = scenario == "no-compress" ? nameLength : 2
            return 12 + nameLength + 2 + 2 + (ednsSize == nil ? 0 : 11)
                + records * (owner + 2 + 2 + 4 + 2 + (type == .a ? 4 : 16))
        }

        /// What may go back.
        var allowed: Int {
            if transport == .tcp { return 65_535 }
            guard let ednsSize, ednsSize > 512 else { return 512 }
            return min(ednsSize, 65_507)
        }

        /// The most records that fit in so many octets, found by trying.
        func fitting(_ limit: Int) -> Int {
            var records = 0
            while records < count, octets(records + 1) <= limit { records += 1 }
            return records
        }
    }

    /// Nil for a scenario whose promise is not written here yet.
    init?(_ asked: Asked) {
        guard let promise = asked.transport == .tcp ? Self.right : Self.promises[asked.scenario] else { return nil }
        self = promise(asked)
        octets = asked.octets(records)
        switch action {
        case .dropped: sent = 0
        case .cut: sent = 512
        default: sent = octets
        }
    }

    private init(records: Int, tc: Bool = false, action: Exchange.Action = .answered) {
        self.records = records
        self.tc = tc
        self.action = action
    }

    typealias Promise = @Sendable (Asked) -> ExpectedAnswer

    /// Over UDP; TCP is right wherever it works.
    private static let promises: [String: Promise] = [
        "clean": right, "no-compress": right, "tc-empty": { _ in ExpectedAnswer(records: 0, tc: true) },
        "tc-partial": partial, "tcp-refused": partial, "tcp-blackhole": partial, "tcp-eof": partial,
        "drop-512": { asked in
            var answer = right(asked)
            if asked.octets(answer.records) > 512 { answer.action = .dropped }
            return answer
        },
        "oversize-no-tc": { $0.ednsSize == nil ? oversize($0) : right($0) },
        "chop-512": { asked in
            var answer = oversize(asked)
            if asked.octets(answer.records) > 512 { answer.action = .cut }
            return answer
        },
    ]

    private static let right: Promise = { asked in
        asked.octets(asked.count) <= asked.allowed
            ? ExpectedAnswer(records: asked.count) : ExpectedAnswer(records: 0, tc: true)
    }

    private static let partial: Promise = { ExpectedAnswer(records: $0.fitting(512), tc: true) }

    /// In full up to what UDP over IPv4 carries: 65,535 octets less 20 of IP and 8 of UDP.
    private static let oversize: Promise = { asked in
        let octets = asked.octets(asked.count)
        guard octets <= 65_507 else { return ExpectedAnswer(records: 0, tc: true) }
        return ExpectedAnswer(records: asked.count, action: octets > asked.allowed ? .oversize : .answered)
    }
}
