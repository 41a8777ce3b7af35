internal import Conformance
internal import DNSWire

/// An Extended DNS Error: why a server answers as it does, in its own words (RFC 8914 §2).
public struct ExtendedError: Sendable, Hashable, Codable {
    /// INFO-CODE.
    public let code: UInt16
    /// EXTRA-TEXT: hostile, and bounded here; empty where there is none.
    public let text: String

    /// OPTION-CODE (RFC 8914 §2).
    static let option: UInt16 = 15
    /// Nobody says more that is worth reading.
    private static let (mostErrors, longestText) = (4, 120)

    public init(code: UInt16, text: String = "") {
        self.code = code
        self.text = text.printable(Self.longestText)
    }

    /// Nil for another option, or one that is cut.
    init?(_ option: EDNSOption) {
        guard option.code == Self.option, option.data.count >= 2 else { return nil }
        // EXTRA-TEXT may end with a NUL (RFC 8914 §2), which is no letter.
        self.init(
            code: UInt16(option.data[0]) << 8 | UInt16(option.data[1]),
            text: String(decoding: option.data.dropFirst(2).prefix(4 * Self.longestText), as: UTF8.self))
    }

    /// Those of a message, each once.
    static func errors(in message: StrictMessage) -> [ExtendedError] {
        Array(message.ednsOptions.compactMap(ExtendedError.init).uniqued().prefix(mostErrors))
    }
}

extension ExtendedError {
    /// What an error is about.
    public enum Matter: Sendable, Hashable {
        /// The answer is over its TTL.
        case stale
        /// Somebody wants the name not to be found.
        case withheld
        /// The zone's signatures don't hold.
        case signatures
        /// The zone's servers can't be reached, or answer nonsense.
        case authority
        case other
    }

    /// The names of RFC 8914 §4 and of what IANA has added; INFO-CODE is the place.
    private static let names = [
        "Other Error", "Unsupported DNSKEY Algorithm", "Unsupported DS Digest Type", "Stale Answer", "Forged Answer",
        "DNSSEC Indeterminate", "DNSSEC Bogus", "Signature Expired", "Signature Not Yet Valid", "DNSKEY Missing",
        "RRSIGs Missing", "No Zone Key Bit Set", "NSEC Missing", "Cached Error", "Not Ready", "Blocked", "Censored",
        "Filtered", "Prohibited", "Stale NXDOMAIN Answer", "Not Authoritative", "Not Supported",
        "No Reachable Authority", "Network Error", "Invalid Data", "Signature Expired before Valid", "Too Early",
        "Unsupported NSEC3 Iterations Value", "Unable to conform to policy", "Synthesized", "Invalid Query Type",
    ]

    public var name: String {
        Self.names.indices.contains(Int(code)) ? Self.names[Int(code)] : "Extended DNS Error"
    }

    public var matter: Matter {
        switch code {
        case 3, 19: .stale
        case 4, 15, 16, 17: .withheld
        case 5...12, 25, 27: .signatures
        case 20, 22, 23, 24: .authority
        default: .other
        }
    }

    /// Its name, number and text.
    var words: String {
        text.isEmpty ? "\(name) (RFC 8914, \(code))" : "\(name) (RFC 8914, \(code)): \"\(text)\""
    }
}

extension Response {
    /// Why the server answers as it does, where it says so.
    public var extendedErrors: [ExtendedError] { message.map(ExtendedError.errors) ?? [] }
}
