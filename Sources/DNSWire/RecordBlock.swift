public import Conformance

/// The octets of as many compressed test records as one message holds, one after another: owner C0 0C (the question's
/// name, RFC 1035 §4.1.4), class IN, and the addresses of `TestAddresses` unless told. Any answer's records are its first
/// octets.
///
/// `@unchecked Sendable`: the memory is written only in `init`, before anyone else can see it, and freed in `deinit`.
public final class RecordBlock: @unchecked Sendable {
    public let type: RecordType
    public let transport: Transport
    /// The records' octets; valid as long as the block is alive.
    public let octets: UnsafeRawBufferPointer

    /// Seconds that a test record may be cached.
    public static let ttl: UInt32 = 300

    /// The octets of one record: 16 for A, 28 for AAAA.
    public var recordLength: Int { MessageSize.recordLength(owner: 2, data: type.dataLength) }
    /// The records in the block.
    public var count: Int { octets.count / recordLength }

    /// - Parameter address: the address of each record, counted from 0; nil for those under test.
    public init(type: RecordType, transport: Transport, address: ((Int) -> Address)? = nil) {
        self.type = type
        self.transport = transport
        // The shortest name that is compressed at all is three octets long.
        let count = MessageSize(nameLength: 3, type: type).largestCount(inOctets: Message.maximumLength) ?? 0
        let addresses = TestAddresses(type)
        octets = Self.records(count, type: type, address: address ?? { addresses.address($0, over: transport) })
    }

    deinit {
        octets.deallocate()
    }

    private static func records(
        _ count: Int, type: RecordType, address: (Int) -> Address
    ) -> UnsafeRawBufferPointer {
        let head: [UInt8] =
            [0xC0, UInt8(Message.headerLength)] + type.code.bigEndianOctets + ClassCode.internet.bigEndianOctets
            + ttl.bigEndianOctets + UInt16(type.dataLength).bigEndianOctets
        let length = head.count + type.dataLength
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: count * length, alignment: 16)
        for index in 0..<count {
            let record = head + address(index).octets
            UnsafeMutableRawBufferPointer(rebasing: memory[(index * length)...]).copyBytes(from: record)
        }
        return UnsafeRawBufferPointer(memory)
    }
}
