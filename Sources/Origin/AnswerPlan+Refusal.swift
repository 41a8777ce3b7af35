internal import Conformance
internal import DNSWire

extension AnswerPlan {
    /// What a query gets in the place of an answer.
    enum Refusal {
        case silence
        /// An RCODE, or no data where that is 0.
        case error(rcode: UInt16, hasSOA: Bool = false)
        /// FORMERR of a server that knows nothing of EDNS (RFC 6891 §7).
        case unknownEDNS

        /// Because of its OPT record; nil where it has none, or none that matters.
        init?(ofEDNSIn query: Query, faults: [Fault]) {
            guard query.ednsSize != nil else { return nil }
            if faults.contains(.edns(.formerr)) {
                self = .unknownEDNS
            } else if faults.contains(.edns(.drop)), query.transport == .udp {
                self = .silence
            } else if faults.contains(.edns(.badvers)) || query.ednsVersion > 0 {
                // RFC 6891 §6.1.3: BADVERS to every version that the server doesn't know.
                self = .error(rcode: ResponseCode.badVersion)
            } else {
                return nil
            }
        }

        /// Because of what it asks for.
        init?(_ query: Query, faults: [Fault]) {
            for fault in faults {
                switch fault {
                case .otherType(.dead) where query.wanted == .otherAddresses: self = .silence
                case .otherType(.servfail) where query.wanted == .otherAddresses:
                    self = .error(rcode: ResponseCode.serverFailure)
                case .negative(let negative, let above) where query.wanted == .records && query.count > above:
                    self = .error(rcode: negative.rcode, hasSOA: negative != .servfail)
                // No name under the case's can be written (RFC 1035 §2.3.4).
                case .cnameChain, .cnameOnly:
                    guard query.ownLength + ServedLabel.longest > DomainName.maximumLength else { continue }
                    self = .error(rcode: ResponseCode.serverFailure)
                default: continue
                }
                return
            }
            return nil
        }
    }

    init(_ refusal: Refusal, _ query: Query) {
        self.init(body: ResponseBody(compressed: true), hasOPT: query.ednsSize != nil)
        switch refusal {
        case .silence: action = .dropped
        case .unknownEDNS:
            (rcode, hasOPT) = (1, false)
            finishError(query)
        case .error(let code, let hasSOA):
            (rcode, body.hasSOA) = (code, hasSOA)
            finishError(query)
        }
    }

    private mutating func finishError(_ query: Query) {
        action = .error
        octets = size(query).octets(count: 0)
        sent = octets
    }
}

extension Fault.Negative {
    /// RFC 1035 §4.1.1.
    fileprivate var rcode: UInt16 {
        switch self {
        case .nxdomain: 3
        case .servfail: 2
        case .nodata: 0
        }
    }
}
