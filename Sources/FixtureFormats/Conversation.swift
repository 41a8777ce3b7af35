/// What went between one client and one server about one question, octet by octet and in order: what a fixture keeps, a
/// capture shows and a replay serves.
public struct Conversation: Codable, Sendable, Hashable {
    /// What went over UDP; nil when the client asked over TCP from the start.
    public var udp: Datagrams?
    /// What went over TCP; nil when the client had no reason to ask there.
    public var tcp: Connection?

    public init(udp: Datagrams? = nil, tcp: Connection? = nil) {
        self.udp = udp
        self.tcp = tcp
    }

    /// A query over UDP, and what came back.
    public struct Datagrams: Codable, Sendable, Hashable {
        public var query: [UInt8]
        /// In the order in which they came; none when the path or the server is silent, more than one when some of them must
        /// not be believed.
        public var responses: [Response]

        public init(query: [UInt8], responses: [Response]) {
            self.query = query
            self.responses = responses
        }
    }

    /// One UDP payload from a server.
    public struct Response: Codable, Sendable, Hashable {
        public var octets: [UInt8]
        /// Whether it came from another address than was asked.
        public var isForeign: Bool

        public init(_ octets: [UInt8], isForeign: Bool = false) {
            self.octets = octets
            self.isForeign = isForeign
        }
    }

    /// One TCP connection of a client's.
    public struct Connection: Codable, Sendable, Hashable {
        public var opening: Opening
        /// The query, without its length prefix (RFC 1035 §4.2.2); nil when it was never sent.
        public var query: [UInt8]?
        /// What the server sent, length prefix included, in the pieces in which it did.
        public var segments: [[UInt8]]
        public var ending: Ending

        public init(opening: Opening, query: [UInt8]?, segments: [[UInt8]], ending: Ending) {
            self.opening = opening
            self.query = query
            self.segments = segments
            self.ending = ending
        }

        /// What came of the client's SYN.
        public enum Opening: String, Codable, Sendable, Hashable, CaseIterable {
            case accepted
            /// It was answered with RST.
            case refused
            /// It was never answered.
            case ignored
        }

        /// Who ended an accepted connection, and how.
        public enum Ending: String, Codable, Sendable, Hashable, CaseIterable {
            /// The client had what it wanted, or waited no longer.
            case client
            /// The server, with FIN.
            case server
            /// The server, with RST.
            case reset
        }

        /// All that the server sent, length prefix included.
        public var stream: [UInt8] { segments.flatMap { $0 } }

        /// The first message of the stream as far as it came, without its length prefix; nil when not even that came whole.
        public var message: [UInt8]? {
            let stream = stream
            guard let length = announcedLength else { return nil }
            return Array(stream.dropFirst(2).prefix(length))
        }

        /// What the length prefix says, in octets; nil when it didn't come whole.
        public var announcedLength: Int? {
            let prefix = segments.joined().prefix(2)
            return prefix.count == 2 ? prefix.reduce(0) { $0 << 8 | Int($1) } : nil
        }
    }
}
