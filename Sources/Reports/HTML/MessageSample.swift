public import Conformance

/// A response of the origin in octets, with its fields named.
public struct MessageSample: Sendable, Hashable, Encodable {
    /// Makes the samples that a report of this audit can show.
    public typealias Source = @Sendable (Audit) throws -> [MessageSample]

    public let scenario: String
    public let type: RecordType
    public let count: Int
    public let transport: Transport
    /// The UDP payload size that the query offered, in octets; nil without EDNS.
    public let udpPayloadSize: Int?
    /// The size of the whole message in octets.
    public let octets: Int
    /// In the order of the message; where one doesn't begin at the end of the one before, records are left out between.
    public let fields: [Field]

    public struct Field: Sendable, Hashable, Encodable {
        /// From the beginning of the message, in octets.
        public let offset: Int
        /// In hexadecimal.
        public let hex: String
        /// Such as `ANCOUNT`.
        public let name: String
        /// What the octets say, such as `40`.
        public let value: String

        public init(offset: Int, hex: String, name: String, value: String) {
            self.offset = offset
            self.hex = hex
            self.name = name
            self.value = value
        }
    }

    public init(
        scenario: String, type: RecordType, count: Int, transport: Transport, udpPayloadSize: Int?, octets: Int,
        fields: [Field]
    ) {
        self.scenario = scenario
        self.type = type
        self.count = count
        self.transport = transport
        self.udpPayloadSize = udpPayloadSize
        self.octets = octets
        self.fields = fields
    }
}
