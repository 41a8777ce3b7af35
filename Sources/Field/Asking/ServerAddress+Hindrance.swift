internal import Conformance
internal import DNSWire
internal import Glibc

extension ServerAddress {
    /// Why no single server can be asked there, in a few words; nil where one may be.
    public var hindrance: String? {
        if isOfMany { return "is no single server's address" }
        guard isLinkLocal else { return nil }
        guard let scope else { return "is link-local: the link has to be named, such as \(address)%eth0" }
        return scopeIndex > 0 ? nil : "is on a link that this machine doesn't have: \(scope.printable(20))"
    }

    /// Multicast (RFC 1112 §4, RFC 4291 §2.7), reserved or broadcast (RFC 1122 §3.2.1.3).
    private var isOfMany: Bool { address.octets[0] >= (address.type == .a ? 224 : 0xFF) }

    /// fe80::/10 (RFC 4291 §2.5.6).
    private var isLinkLocal: Bool {
        address.type == .aaaa && address.octets[0] == 0xFE && address.octets[1] & 0xC0 == 0x80
    }

    /// The link's number; 0 where there is none. RFC 4007 §11.2: an implementation may take the number itself as well as the name.
    var scopeIndex: UInt32 { scope.map { UInt32($0) ?? if_nametoindex($0) } ?? 0 }
}
