public import Conformance
internal import DNSWire
public import FixtureFormats

/// `case.json`: what a fixture is, what is expected of who gets it, and how its octets were sent.
public struct FixtureManifest: Codable, Sendable, Hashable {
    /// The version of this form.
    public let schema: Int
    public let id: String
    /// What the query asks for.
    public let question: Question
    public let expected: Expected
    /// What went over UDP; nil when nothing did.
    public let udp: UDP?
    /// What went over TCP; nil when nothing did.
    public let tcp: TCP?
    /// How it was crafted; nil for what was captured.
    public let recipe: Recipe?
    /// Where it was captured; nil for what was crafted.
    public let capture: CaptureSource?

    public static let schema = 1

    public struct Question: Codable, Sendable, Hashable {
        /// In master file form (RFC 1035 §5.1).
        public let name: String
        public let type: RecordType
    }

    public struct Expected: Codable, Sendable, Hashable {
        public let result: Expectation
        /// How many addresses the name has.
        public let addresses: Int
        /// What a correct client must do, in words.
        public let requirement: String
    }

    /// A message whose octets stand in files of this name, with `.bin` behind it.
    public struct Message: Codable, Sendable, Hashable {
        public let file: String
        public let octets: Int
        /// As its header says it; nil when the octets end before.
        public let header: Header?
        /// Whether it came from another address than was asked.
        public var foreign: Bool?
    }

    public struct UDP: Codable, Sendable, Hashable {
        public let query: Message
        /// In the order in which they come.
        public let responses: [Message]
    }

    public struct TCP: Codable, Sendable, Hashable {
        public let opening: Conversation.Connection.Opening
        public let ending: Conversation.Connection.Ending
        /// Nil when it was never sent.
        public let query: Message?
        public let response: Message?
        /// The octets that the length prefix announces (RFC 1035 §4.2.2).
        public let announced: Int?
        /// The octets of each piece in which the server sends, the length prefix included.
        public let segments: [Int]
    }

    /// Where something captured comes from.
    public struct CaptureSource: Codable, Sendable, Hashable {
        /// The capture's file, without its folder.
        public let file: String
        /// What was changed, and why.
        public let notes: [String]

        public init(file: String, notes: [String]) {
            self.file = file
            self.notes = notes
        }
    }
}

extension FixtureManifest {
    /// Describes a fixture.
    public init(_ fixture: Fixture, recipe: Recipe?, capture: CaptureSource?) {
        schema = Self.schema
        id = fixture.id
        question = Question(name: fixture.name.description, type: fixture.type)
        expected = Expected(
            result: recipe?.expectation ?? fixture.scenario.expectation, addresses: fixture.count,
            requirement: fixture.scenario.requirement)
        udp = fixture.conversation.udp.map(UDP.init)
        tcp = fixture.conversation.tcp.map { TCP($0, beside: fixture.conversation.udp) }
        self.recipe = recipe
        self.capture = capture
    }
}

extension FixtureManifest.Message {
    fileprivate init(_ file: String, _ octets: [UInt8]) {
        self.init(file: file, octets: octets.count, header: .init(octets))
    }
}

extension FixtureManifest.UDP {
    fileprivate init(_ datagrams: Conversation.Datagrams) {
        query = .init("udp.query", datagrams.query)
        responses = datagrams.responses.enumerated().map { index, response in
            var message = FixtureManifest.Message(
                Conversation.responseName(index, of: datagrams.responses.count), response.octets)
            if response.isForeign { message.foreign = true }
            return message
        }
    }
}

extension FixtureManifest.TCP {
    fileprivate init(_ connection: Conversation.Connection, beside udp: Conversation.Datagrams?) {
        opening = connection.opening
        ending = connection.ending
        query = connection.query.map { .init($0 == udp?.query ? "udp.query" : "tcp.query", $0) }
        response = connection.message.map { .init("tcp.response", $0) }
        announced = connection.announcedLength
        segments = connection.segments.map(\.count)
    }
}
