/// One deviation of the origin or of the path, as data.
public enum Fault: Codable, Sendable, Hashable {
    /// Every UDP answer carries TC=1, with these records.
    case truncate(Truncation)
    /// These queries are answered over UDP in full and with TC=0, however large the answer is.
    case omitTC(Queries)
    /// Every record carries its owner name in full (no RFC 1035 §4.1.4 compression).
    case noCompression
    /// A UDP payload that is longer is cut at this octet; the counts in its header stay.
    case cut(at: Int)
    /// A UDP response of more octets than this never arrives.
    case drop(above: Int)
    /// TCP does not work, in this way.
    case tcp(TCPFault)

    /// Which queries a fault strikes.
    public enum Queries: String, Codable, Sendable, Hashable {
        case withoutEDNS, all
    }

    /// What a truncated answer still holds.
    public enum Truncation: String, Codable, Sendable, Hashable {
        /// No records.
        case empty
        /// The whole records that fit in 512 octets.
        case wholeRecords
    }

    /// What happens to a TCP connection.
    public enum TCPFault: String, Codable, Sendable, Hashable {
        /// The SYN is answered with RST.
        case refused
        /// The SYN is never answered.
        case blackhole
        /// The connection is accepted and closed at once.
        case eof
    }

    /// The layer on which the fault acts.
    public enum Layer: String, Codable, Sendable, Hashable {
        case message, octets, delivery
    }

    public var layer: Layer {
        switch self {
        case .truncate, .omitTC: .message
        case .noCompression, .cut: .octets
        case .drop, .tcp: .delivery
        }
    }
}
