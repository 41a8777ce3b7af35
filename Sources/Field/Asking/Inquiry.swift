public import Conformance
public import DNSWire

/// A question, and the way in which one query asks it.
public struct Inquiry: Sendable, Hashable {
    public var question: DNSWire.Question
    public var transport: Transport
    /// The EDNS UDP payload size that is offered, in octets; nil without EDNS (RFC 6891 §6.2.3).
    public var udpPayloadSize: Int?
    /// RD: recursion is desired (RFC 1035 §4.1.1); asked of resolvers, and never of authorities.
    public var wantsRecursion: Bool
    /// CD: checking is disabled (RFC 4035 §3.2.2).
    public var disablesChecking = false
    /// DO: signatures are wanted, which make answers large (RFC 3225 §3).
    public var wantsSignatures = false

    public init(
        _ question: DNSWire.Question, over transport: Transport = .udp, udpPayloadSize: Int? = nil, wantsRecursion: Bool
    ) {
        self.question = question
        self.transport = transport
        self.udpPayloadSize = udpPayloadSize
        self.wantsRecursion = wantsRecursion
    }

    /// The first query of a view; a stub resolver's second one goes over TCP.
    public init(_ question: DNSWire.Question, view: View, wantsRecursion: Bool) {
        self.init(
            question, over: view == .tcp ? .tcp : .udp, udpPayloadSize: view.udpPayloadSize,
            wantsRecursion: wantsRecursion)
    }

    /// The most octets that may come back over UDP (RFC 1035 §4.2.1, RFC 6891 §6.2.3).
    public var udpLimit: Int { max(512, udpPayloadSize ?? 0) }

    /// The query's octets, with an ID that nobody can guess (RFC 5452 §9.2).
    ///
    /// - Throws: `WireError` when the question can't be written.
    func encoded() throws(WireError) -> [UInt8] {
        var message = Message(id: UInt16.random(in: .min ... .max))
        message.flags.rd = wantsRecursion
        message.flags.cd = disablesChecking
        message.questions = [question]
        message.edns = udpPayloadSize.map { EDNS(udpPayloadSize: UInt16(clamping: $0), dnssecOK: wantsSignatures) }
        return try message.encoded()
    }
}
