internal import Conformance

/// A resource record (RFC 1035 §3.2.1).
public struct ResourceRecord: Hashable, Sendable {
    public var owner: DomainName
    /// CLASS; 1 is IN.
    public var recordClass: UInt16
    /// Seconds that the record may be cached.
    public var ttl: UInt32
    public var data: Data

    public init(owner: DomainName, recordClass: UInt16 = 1, ttl: UInt32, data: Data) {
        self.owner = owner
        self.recordClass = recordClass
        self.ttl = ttl
        self.data = data
    }

    /// RDATA by type.
    public enum Data: Hashable, Sendable {
        /// The address's 4 octets (RFC 1035 §3.4.1).
        case a([UInt8])
        /// The address's 16 octets (RFC 3596 §2.2).
        case aaaa([UInt8])
        case ns(DomainName)
        case cname(DomainName)
        case soa(StartOfAuthority)
        /// Any other type, its RDATA as octets without compression; also RDATA that does not fit its type.
        case other(type: UInt16, octets: [UInt8])
    }

    /// The RDATA of an SOA record (RFC 1035 §3.3.13); times in seconds.
    public struct StartOfAuthority: Hashable, Sendable {
        public var mname: DomainName
        public var rname: DomainName
        public var serial: UInt32
        public var refresh: UInt32
        public var retry: UInt32
        public var expire: UInt32
        public var minimum: UInt32

        public init(
            mname: DomainName, rname: DomainName, serial: UInt32, refresh: UInt32, retry: UInt32, expire: UInt32,
            minimum: UInt32
        ) {
            self.mname = mname
            self.rname = rname
            self.serial = serial
            self.refresh = refresh
            self.retry = retry
            self.expire = expire
            self.minimum = minimum
        }

        var numbers: [UInt32] { [serial, refresh, retry, expire, minimum] }
    }
}

extension ResourceRecord.Data {
    /// TYPE as it stands in a record.
    public var type: UInt16 {
        switch self {
        case .a: TypeCode.a
        case .aaaa: TypeCode.aaaa
        case .ns: TypeCode.ns
        case .cname: TypeCode.cname
        case .soa: TypeCode.soa
        case .other(let type, _): type
        }
    }

    /// The RDATA of an address record.
    public init(_ address: Address) {
        self = address.type == .a ? .a(address.octets) : .aaaa(address.octets)
    }

    /// The fewest octets that the RDATA can take, whatever is compressed.
    var fewestOctets: Int {
        switch self {
        case .a(let octets), .aaaa(let octets), .other(_, let octets): octets.count
        case .ns, .cname: 1
        case .soa: 22
        }
    }
}
