/// One thing that the origin saw and did.
public struct Exchange: Codable, Sendable, Hashable {
    public let transport: Transport
    /// The address that was asked.
    public let destination: String
    /// The UDP payload size that the query offered, in octets; nil without EDNS.
    public let ednsSize: Int?
    /// The size of the response in octets, before the path cut or dropped it; 0 when there was none.
    public let octets: Int
    /// The TC bit of the response.
    public let tc: Bool
    /// The answer records in the response.
    public let records: Int
    public let action: Action
    /// The type of the records that were asked for; nil for what happened to a connection before anything was.
    public let type: RecordType?
    /// Milliseconds since the case was asked.
    public let atMs: Double

    public enum Action: String, Codable, Sendable, Hashable {
        /// The response was sent as it should be: whole, or truncated with TC=1.
        case answered
        /// The response was sent in full although it was larger than the query allowed.
        case oversize
        /// The payload was cut, or is less than the counts in its header say.
        case cut
        /// The response was sent as it should be, and with it one that must not be believed.
        case forged
        /// An error was sent, not the answer.
        case error
        /// A part of the records was sent, with TC=0.
        case subset
        /// The response never arrived, or was never sent.
        case dropped
        /// A SYN came, and was answered with RST.
        case refused
        /// A SYN came, and was not answered.
        case ignored
        /// A TCP connection was made.
        case connected
        /// The TCP connection was closed without a whole answer.
        case closed
        /// The TCP connection was reset.
        case reset
    }

    public init(
        transport: Transport, destination: String, ednsSize: Int?, octets: Int, tc: Bool, records: Int,
        action: Action, type: RecordType?, atMs: Double
    ) {
        self.transport = transport
        self.destination = destination
        self.ednsSize = ednsSize
        self.octets = octets
        self.tc = tc
        self.records = records
        self.action = action
        self.type = type
        self.atMs = atMs
    }

    /// Whether the asker was sent every one of the case's records.
    public func delivered(_ testCase: Case) -> Bool {
        [.answered, .oversize, .forged].contains(action) && !tc && records == testCase.count && type == testCase.type
    }

    /// Whether the asker was told, or could see, that there is more than it got.
    var callsForMore: Bool { tc || action == .cut }
}
