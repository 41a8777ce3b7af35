public import Conformance
public import DNSWire

/// One case with its octets.
public struct Fixture: Sendable, Hashable {
    /// Such as `tc-partial/a40/udp512`.
    public let id: String
    /// What happens, and what a correct client must then do.
    public let scenario: Scenario
    public let name: DomainName
    public let type: RecordType
    /// The addresses that the name has.
    public let count: Int
    public let conversation: Conversation

    public init(
        id: String, scenario: Scenario, name: DomainName, type: RecordType, count: Int, conversation: Conversation
    ) {
        self.id = id
        self.scenario = scenario
        self.name = name
        self.type = type
        self.count = count
        self.conversation = conversation
    }
}

/// A form in which a fixture can be written down for other tools.
public protocol FixtureFormat: Sendable {
    /// The word that selects it, such as `testbound`.
    var name: String { get }
    /// One line for a reader.
    var title: String { get }
    func export(_ fixture: Fixture) -> Export
}

/// What came of writing a fixture down in one form.
public struct Export: Sendable, Hashable {
    /// By name, such as `testbound.rpl`; none when it was refused.
    public var files: [String: [UInt8]]
    public var fidelity: Fidelity

    public init(files: [String: [UInt8]], fidelity: Fidelity = .ok) {
        self.files = files
        self.fidelity = fidelity
    }

    /// Can't be said in this form, and why.
    public static func refused(_ reason: String) -> Export {
        Export(files: [:], fidelity: .refused(reason))
    }

    public enum Fidelity: Sendable, Hashable {
        /// All of it is there.
        case ok
        /// It is there but for this.
        case lossy(String)
        case refused(String)
    }
}
