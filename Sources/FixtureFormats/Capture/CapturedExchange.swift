public import DNSWire

/// One question of one client to one server, as a capture shows it.
public struct CapturedExchange: Sendable, Hashable {
    public var client: Endpoint
    public var server: Endpoint
    /// When the first packet was captured, since 1970-01-01T00:00:00Z.
    public var time: Duration
    /// The query's question; nil when the client was never let to send one, or it can't be read.
    public var question: Question?
    public var conversation: Conversation
    /// What is to be known of it, such as octets that weren't captured; one line each.
    public var notes: [String]

    public init(
        client: Endpoint, server: Endpoint, time: Duration, question: Question?, conversation: Conversation,
        notes: [String] = []
    ) {
        self.client = client
        self.server = server
        self.time = time
        self.question = question
        self.conversation = conversation
        self.notes = notes
    }

    public struct Endpoint: Sendable, Hashable {
        /// In the text form of RFC 5952 (IPv6), or dotted decimal.
        public var address: String
        public var port: UInt16

        public init(address: String, port: UInt16) {
            self.address = address
            self.port = port
        }

        init(_ socket: SocketAddress) {
            self.init(address: socket.address.description, port: socket.port)
        }
    }
}
