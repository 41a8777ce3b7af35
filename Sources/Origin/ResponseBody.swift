public import Conformance
public import DNSWire

/// What stands behind a response's question.
struct ResponseBody: Sendable, Hashable {
    /// Whether owner names are pointers (RFC 1035 §4.1.4). Names in the authority and additional sections always are.
    var compressed = true
    /// CNAME records from the name that was asked to the owner of the addresses.
    var aliases = 0
    /// Address records, their copies not counted.
    var records = 0
    /// How many times each address record is there.
    var copies = 1
    var order = RecordOrder.ascending
    /// NS records, and as many A records beside them.
    var servers = 0
    /// Whether an SOA record says that there is nothing (RFC 2308 §2).
    var hasSOA = false

    /// How these faults make an answer of a name that is asked for its addresses.
    init(faults: [Fault]) {
        for fault in faults {
            switch fault {
            case .noCompression: compressed = false
            case .duplicate: copies = 2
            case .delegation(let number): servers = number
            case .cnameChain(let length): aliases = length
            case .cnameOnly: (aliases, hasSOA) = (1, true)
            default: break
            }
        }
    }

    /// Without anything.
    init(compressed: Bool) {
        self.compressed = compressed
    }

    /// ANCOUNT.
    var answerCount: Int { aliases + records * copies }

    /// Whether address records are all that there is.
    var isOfAddresses: Bool { aliases == 0 && servers == 0 && !hasSOA }

    /// Whether the prebuilt records are all that it needs.
    var isPrebuilt: Bool { isOfAddresses && copies == 1 && order == .ascending }
}

extension MessageSize {
    /// The size of a scenario's whole answers.
    ///
    /// - Parameters:
    ///   - nameLength: the octets of QNAME, the root label included.
    ///   - edns: whether the response has an OPT record.
    public init(faults: [Fault], nameLength: Int, type: RecordType, edns: Bool) {
        self.init(ResponseBody(faults: faults), nameLength: nameLength, ownLength: nameLength, type: type, edns: edns)
    }

    /// - Parameter ownLength: the octets of the case's own name, which is shorter than QNAME when an alias of the chain
    ///   was asked for.
    init(_ body: ResponseBody, nameLength: Int, ownLength: Int, type: RecordType, edns: Bool) {
        // Most answers are addresses and nothing else: this is on the way of every one of them.
        if body.isOfAddresses {
            self.init(
                nameLength: nameLength, type: type, compressed: body.compressed, edns: edns, copies: body.copies)
            return
        }
        let suffix = body.compressed ? Self.pointer : ownLength
        let servers = (0..<body.servers).map { ServedLabel.length(ServedLabel.server($0 + 1)) + Self.pointer }
        self.init(
            nameLength: nameLength, type: type, compressed: body.compressed, edns: edns,
            authority: (body.hasSOA ? [BodyWriter.startOfAuthorityLength] : [])
                + servers.map { Self.recordLength(owner: Self.pointer, data: $0) },
            additional: servers.map { Self.recordLength(owner: $0, data: RecordType.a.dataLength) },
            aliases: (0..<body.aliases).reversed().map { ServedLabel.length(ServedLabel.alias($0)) + suffix },
            copies: body.copies)
    }

    /// The octets of a compression pointer (RFC 1035 §4.1.4).
    static let pointer = 2
}

extension Scenario {
    /// The size of a case's whole answer over TCP without EDNS, in octets.
    public func octets(of testCase: Case) -> Int {
        let size = MessageSize(faults: faults, nameLength: testCase.nameLength, type: testCase.type, edns: false)
        return size.octets(count: faults.contains(.cnameOnly) ? 0 : testCase.count)
    }
}
