internal import Conformance

extension AnswerPlan {
    /// One query, as far as the plan needs it.
    struct Query {
        /// The address type that is asked for, or the case's where it is none.
        let type: RecordType
        let count: Int
        /// Octets of QNAME.
        let nameLength: Int
        let transport: Transport
        /// The UDP payload size offered, in octets; nil without EDNS.
        var ednsSize: Int?
        var ednsVersion: UInt8 = 0
        var id: UInt16 = 0
        /// Which link of the chain of aliases is asked for; nil for the case's own name.
        var alias: Int?
        var wanted = Wanted.records

        /// What is asked for.
        enum Wanted {
            case records
            /// The address type that the case is not of.
            case otherAddresses
            /// Any other type.
            case otherType
            /// CNAME records.
            case alias
        }

        /// The most octets that the right answer may have. Values below 512 count as 512 (RFC 6891 §6.2.3).
        var limit: Int {
            switch transport {
            case .tcp: largestMessage
            case .udp: min(max(ednsSize ?? plainLimit, plainLimit), largestDatagram)
            }
        }

        /// Octets of the case's own name, without the label of a link of the chain.
        var ownLength: Int { nameLength - (alias.map { ServedLabel.length(ServedLabel.alias($0)) } ?? 0) }
    }
}

extension AnswerPlan.Query {
    /// The same as a server with these faults takes it.
    func taken(by faults: [Fault]) -> AnswerPlan.Query {
        guard !faults.isEmpty, faults.contains(.edns(.ignored)) else { return self }
        var query = self
        (query.ednsSize, query.ednsVersion) = (nil, 0)
        return query
    }

    /// The faults that strike it. Those on the case's records strike nobody who asks for others.
    func struck(by faults: [Fault]) -> [Fault] {
        switch wanted {
        case .records: faults
        case .otherAddresses where faults.contains(.otherType(.large)): faults.filter(\.isOfServer)
        case .otherAddresses, .otherType, .alias: faults.filter { $0.isOfServer || $0.isOfName || $0 == .noCompression }
        }
    }

    /// The body with all that there is.
    func body(_ faults: [Fault]) -> ResponseBody {
        var body = ResponseBody(faults: faults)
        if faults.contains(where: \.isOfName) {
            body.aliases = min(body.aliases, alias ?? body.aliases, wanted == .alias ? 1 : body.aliases)
            if wanted == .otherAddresses || wanted == .otherType { body.hasSOA = true }
            if wanted == .alias { body.hasSOA = body.aliases == 0 }
        }
        if faults.contains(.shuffle) { body.order = .shuffled(seed: id) }
        return body
    }

    /// The address records that the whole answer has.
    func total(_ faults: [Fault]) -> Int {
        faults.contains(.cnameOnly) || (wanted != .records && faults.contains(where: \.isOfName)) ? 0 : count
    }
}

extension Fault {
    /// Whether it is the server's as a whole, whatever name it is asked for.
    var isOfServer: Bool {
        if case .edns = self { true } else { false }
    }

    /// Whether it makes the name an alias, for every type.
    var isOfName: Bool {
        switch self {
        case .cnameChain, .cnameOnly: true
        default: false
        }
    }
}
