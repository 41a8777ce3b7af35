public import Conformance
public import FixtureFormats

/// Everything that a replay inside the sandbox has to know; travels as JSON from the command to the sandbox.
public struct ReplayPlan: Codable, Sendable {
    /// The subjects, and how many are asked at a time.
    public var audit: AuditPlan
    public var items: [Item]

    /// One recording.
    public struct Item: Codable, Sendable {
        /// The file's path as the user wrote it.
        public var file: String
        /// The question's name on the wire.
        public var name: [UInt8]
        public var type: RecordType
        public var conversation: Conversation
        /// Of a fixture of ours.
        public var fixture: Known?

        public init(
            file: String, name: [UInt8], type: RecordType, conversation: Conversation, fixture: Known? = nil
        ) {
            self.file = file
            self.name = name
            self.type = type
            self.conversation = conversation
            self.fixture = fixture
        }
    }

    /// What is known of a fixture besides its octets.
    public struct Known: Codable, Sendable {
        public var scenario: Scenario
        /// The addresses that the name has.
        public var count: Int

        public init(scenario: Scenario, count: Int) {
            self.scenario = scenario
            self.count = count
        }
    }

    public init(audit: AuditPlan, items: [Item]) {
        self.audit = audit
        self.items = items
    }
}
