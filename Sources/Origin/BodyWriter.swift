internal import Conformance
internal import DNSWire

/// Writes a body that the prebuilt records are not enough for, octet by octet, so that every size follows from arithmetic.
///
/// All its names end in a part of QNAME, to which they point.
struct BodyWriter {
    /// Where parts of the query's name begin, in octets from the start of the message.
    struct Places: Sendable, Hashable {
        /// The case's own name: QNAME, or what follows an alias's label.
        var own = Message.headerLength
        /// The zone's name.
        var apex = Message.headerLength
    }

    private let head: QueryHead
    private let query: UnsafeRawBufferPointer
    private let places: Places
    private(set) var octets: [UInt8] = []

    /// Seconds that what isn't there may be remembered (RFC 2308 §5), as in `Directory`.
    private static let startOfAuthorityTimes: [UInt32] = [1, 3600, 600, 86_400, 60]
    /// Owner, fields, MNAME, RNAME and five numbers.
    static let startOfAuthorityLength = MessageSize.recordLength(
        owner: MessageSize.pointer,
        data: 2 * (ServedLabel.length(ServedLabel.server(1)) + MessageSize.pointer) + 4 * startOfAuthorityTimes.count)

    init(head: QueryHead, query: UnsafeRawBufferPointer, places: Places) {
        self.head = head
        self.query = query
        self.places = places
    }

    /// Writes the answer, authority and additional sections, the OPT record left out.
    ///
    /// - Parameters:
    ///   - total: the records that the order is one of.
    ///   - server: the name servers' address, in network byte order.
    mutating func write(_ body: ResponseBody, of total: Int, from block: RecordBlock, server: UInt32) {
        octets.reserveCapacity(body.records * body.copies * block.recordLength + 1024)
        // A root name is shorter than the pointer to it.
        let compressed = body.compressed && head.nameLength > 1
        let owner = writeAliases(body.aliases, compressed: compressed)
        for index in body.order.indices(of: total).prefix(body.records) {
            for _ in 0..<body.copies { writeAddress(owner, block, index) }
        }
        if body.hasSOA { writeStartOfAuthority() }
        for number in 0..<body.servers { writeServer(number + 1) }
        for number in 0..<body.servers { writeServerAddress(number + 1, server) }
    }

    // MARK: Answer section

    /// Writes the chain.
    ///
    /// - Returns: the owner name of what it leads to.
    private mutating func writeAliases(_ count: Int, compressed: Bool) -> [UInt8] {
        var owner = compressed ? Self.pointer(to: Message.headerLength) : name(from: Message.headerLength)
        for number in (0..<count).reversed() {
            let suffix = compressed ? Self.pointer(to: places.own) : name(from: places.own)
            let target = Self.label(ServedLabel.alias(number)) + suffix
            let start = head.questionEnd + octets.count + owner.count + Self.fieldsLength
            writeRecord(owner, type: Self.cname, ttl: RecordBlock.ttl, target)
            owner = compressed ? Self.pointer(to: start) : target
        }
        return owner
    }

    /// A part of a set may hold records that the block is too short for.
    private mutating func writeAddress(_ owner: [UInt8], _ block: RecordBlock, _ index: Int) {
        let address = TestAddresses(block.type).address(
            min(index, TestAddresses.maximumCount - 1), over: block.transport)
        writeRecord(owner, type: block.type.code, ttl: RecordBlock.ttl, address.octets)
    }

    // MARK: Authority and additional sections

    private mutating func writeStartOfAuthority() {
        let times = Self.startOfAuthorityTimes
        let data = serverName(1) + serverName(1) + times.flatMap(\.networkOctets)
        writeRecord(Self.pointer(to: places.apex), type: Self.soa, ttl: times[times.count - 1], data)
    }

    private mutating func writeServer(_ number: Int) {
        writeRecord(Self.pointer(to: places.apex), type: Self.ns, ttl: RecordBlock.ttl, serverName(number))
    }

    private mutating func writeServerAddress(_ number: Int, _ address: UInt32) {
        writeRecord(
            serverName(number), type: RecordType.a.code, ttl: RecordBlock.ttl,
            UInt32(bigEndian: address).networkOctets)
    }

    private func serverName(_ number: Int) -> [UInt8] {
        Self.label(ServedLabel.server(number)) + Self.pointer(to: places.apex)
    }

    // MARK: Parts

    /// TYPE values (RFC 1035 §3.2.2).
    private static let (ns, cname, soa): (UInt16, UInt16, UInt16) = (2, 5, 6)
    /// TYPE, CLASS, TTL and RDLENGTH.
    private static let fieldsLength = 10

    private mutating func writeRecord(_ owner: [UInt8], type: UInt16, ttl: UInt32, _ data: [UInt8]) {
        octets += owner
        octets += type.networkOctets + UInt16(1).networkOctets + ttl.networkOctets
        octets += UInt16(data.count).networkOctets + data
    }

    private func name(from start: Int) -> [UInt8] {
        Array(query[start..<(Message.headerLength + head.nameLength)])
    }

    private static func label(_ text: String) -> [UInt8] { [UInt8(text.utf8.count)] + Array(text.utf8) }

    private static func pointer(to offset: Int) -> [UInt8] { (0xC000 | UInt16(offset)).networkOctets }
}

extension FixedWidthInteger {
    /// The octets as they travel, the highest first.
    fileprivate var networkOctets: [UInt8] { withUnsafeBytes(of: bigEndian) { Array($0) } }
}
