/// A DNSSEC signing algorithm with its key size, as far as it decides how long a signature is.
public enum SigningAlgorithm: String, Codable, Sendable, Hashable, CaseIterable {
    /// RSASHA256 with a key of 1024 bits (RFC 5702 §3).
    case rsasha256With1024 = "RSASHA256-1024"
    /// RSASHA256 with a key of 2048 bits (RFC 5702 §3).
    case rsasha256With2048 = "RSASHA256-2048"
    case ecdsap256sha256 = "ECDSAP256SHA256"
    case ecdsap384sha384 = "ECDSAP384SHA384"
    case ed25519 = "ED25519"
    case ed448 = "ED448"

    /// Reads the name in any case; `RSASHA256` alone is the one with 2048 bits. nil for any other word.
    public init?(_ word: String) {
        let name = word.uppercased()
        self.init(rawValue: name == "RSASHA256" ? Self.rsasha256With2048.rawValue : name)
    }

    /// The number in the Algorithm field (RFC 4034 appendix A.1, RFC 5702, 6605, 8080).
    var number: UInt8 {
        switch self {
        case .rsasha256With1024, .rsasha256With2048: 8
        case .ecdsap256sha256: 13
        case .ecdsap384sha384: 14
        case .ed25519: 15
        case .ed448: 16
        }
    }

    /// The Signature field in octets: as long as RSA's modulus (RFC 5702 §3.1), or fixed (RFC 6605 §4, RFC 8080 §4).
    public var signatureLength: Int {
        switch self {
        case .rsasha256With1024: 128
        case .rsasha256With2048: 256
        case .ecdsap256sha256, .ed25519: 64
        case .ecdsap384sha384: 96
        case .ed448: 114
        }
    }
}
