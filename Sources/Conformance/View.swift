/// How a subject is asked.
///
/// Resolvers are asked in the first five ways; stub resolvers and parsers have one way of their own.
public enum View: String, Codable, Sendable, Hashable, CaseIterable {
    /// UDP without EDNS: at most 512 octets come back (RFC 1035 §4.2.1).
    case udp512
    /// UDP, EDNS with a UDP payload size of 1232 octets (RFC 6891 §6.2.3).
    case edns1232
    /// UDP, EDNS with a UDP payload size of 4096 octets.
    case edns4096
    /// TCP from the start (RFC 7766).
    case tcp
    /// What a stub resolver does: UDP without EDNS, then TCP when TC is set.
    case stub
    /// The stub resolver under test, in its own way.
    case lookup
    /// The parser under test: octets in, addresses out.
    case parse

    /// The views in which a resolver is asked.
    public static let resolverViews: [View] = [.udp512, .edns1232, .edns4096, .tcp, .stub]

    /// The EDNS UDP payload size that is offered, in octets; nil without EDNS.
    public var udpPayloadSize: Int? {
        switch self {
        case .edns1232: 1232
        case .edns4096: 4096
        default: nil
        }
    }

    /// The most octets that may come back, where one UDP message is all that is asked for.
    public var udpLimit: Int? {
        switch self {
        case .udp512: 512
        case .edns1232, .edns4096: udpPayloadSize
        case .tcp, .stub, .lookup, .parse: nil
        }
    }

    /// How it is asked, in words.
    var words: String {
        switch self {
        case .udp512: "over UDP"
        case .edns1232: "over UDP with EDNS 1232"
        case .edns4096: "over UDP with EDNS 4096"
        case .tcp: "over TCP"
        case .stub: "as a stub resolver asks"
        case .lookup: "in its own way"
        case .parse: "with the same message"
        }
    }
}
