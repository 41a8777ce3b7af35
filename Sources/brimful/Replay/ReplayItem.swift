internal import Conformance
internal import DNSWire
internal import FixtureFormats
internal import Fixtures
internal import Origin

/// One thing that a file holds to be replayed.
struct ReplayItem {
    /// The file's path as the user wrote it.
    let file: String
    let recording: Recording
    /// What is known besides, where it is a fixture of ours.
    let fixture: Fixture?

    init(file: String, recording: Recording) {
        self.file = file
        self.recording = recording
        fixture = nil
    }

    init(file: String, fixture: Fixture) {
        self.file = file
        self.fixture = fixture
        recording = Recording(
            name: fixture.name, type: fixture.type.code, conversation: fixture.conversation,
            isOfItsWay: fixture.scenario.strikesEveryQuery)
    }

    /// The question and what was answered, in one line.
    var summary: String {
        "\(recording.name) \(Self.typeName(recording.type)): \(udp), \(tcp)"
    }

    static func typeName(_ type: UInt16) -> String {
        RecordType.allCases.first { $0.code == type }?.rawValue ?? "TYPE\(type)"
    }

    private var udp: String {
        guard let responses = recording.conversation.udp?.responses else { return "nothing recorded over UDP" }
        if responses.isEmpty { return "no answer over UDP" }
        return "UDP "
            + responses.map { Self.size($0.octets) + ($0.isForeign ? " from elsewhere" : "") }
            .joined(separator: " and ")
    }

    private var tcp: String {
        guard let tcp = recording.conversation.tcp else { return "nothing recorded over TCP" }
        switch tcp.opening {
        case .refused: return "TCP refused"
        case .ignored: return "TCP ignored"
        case .accepted:
            let end = tcp.ending == .reset ? ", then RST" : tcp.ending == .server ? ", then FIN" : ""
            let pieces = tcp.segments.count > 1 ? " in \(tcp.segments.count) pieces" : ""
            return (tcp.message.map { "TCP \(Self.size($0))\(pieces)" } ?? "no answer over TCP") + end
        }
    }

    private static func size(_ octets: [UInt8]) -> String {
        "\(octets.count) octets" + (octets.count > 2 && octets[2] & 0x02 != 0 ? " with TC" : "")
    }
}

extension ReplayItem {
    /// Reads a fixture's folder. What was crafted is held to its scenario, what was captured to its octets.
    ///
    /// - Throws: what is wrong with it, in one line.
    init(folder: String, file: String) throws {
        let stored = try FixtureFolder(folder).read()
        let question = stored.manifest.question
        let name = try DomainName(question.name)
        guard let recipe = stored.manifest.recipe else {
            self.init(
                file: file,
                recording: Recording(name: name, type: question.type.code, conversation: stored.conversation))
            return
        }
        try recipe.check()
        guard try recipe.name() == name, recipe.type == question.type else {
            throw RecordingSource.Unreadable("its recipe makes another question than \(name) \(question.type.rawValue)")
        }
        self.init(
            file: file,
            fixture: Fixture(
                id: stored.manifest.id, scenario: recipe.scenario, name: name, type: recipe.type, count: recipe.count,
                conversation: stored.conversation))
    }
}
