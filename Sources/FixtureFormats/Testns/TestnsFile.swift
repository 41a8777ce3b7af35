internal import DNSWire

/// A data file of ldns-testns, read for what it answers.
///
/// Each entry that matches a name and a type becomes a conversation, or, with other entries about the same question, the UDP or
/// TCP part of one; the first that matches counts, as in ldns-testns. Answers in hexadecimal stay as they are written.
public struct TestnsFile: Sendable {
    public let conversations: [Conversation]
    /// What was passed over, and why; one line each.
    public let notes: [String]

    /// What is wrong, in one line.
    public struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
        /// Counted from 1.
        public let line: Int
        public let reason: String

        public var description: String { "line \(line): \(reason)" }
    }

    /// A file of more has more records than any test.
    private static let mostOctets = 64 << 20

    public init(reading text: [UInt8]) throws(Failure) {
        guard text.count <= Self.mostOctets else {
            throw Failure(line: 1, reason: "more than \(Self.mostOctets >> 20) MiB are no test file")
        }
        var reader = TestnsReader(text)
        let entries = try reader.entries()
        var conversations = TestnsConversations()
        for entry in entries { try conversations.add(entry) }
        self.conversations = conversations.all
        let others = conversations.passedOver
        notes = others == 0 ? [] : ["\(others) entries without a name and type to match passed over"]
    }
}

/// One entry as it was read.
struct TestnsEntry {
    let line: Int
    var matchesName = false
    var matchesType = false
    /// Nil for both.
    var transport: OverTransport?
    var asked = AskedEDNS.any
    var copiesID = false
    /// The reply, and those behind `EXTRA_PACKET`.
    var packets = [Packet()]

    enum OverTransport { case udp, tcp }

    /// What a query has to say about EDNS.
    enum AskedEDNS: Hashable {
        case any, without, dnssecOK
        case size(UInt16)
    }

    struct Packet {
        var message = Message()
        var hex: [UInt8]?
    }
}

/// Joins entries about one question.
struct TestnsConversations {
    private(set) var all: [Conversation] = []
    private(set) var passedOver = 0
    private var places: [Key: Int] = [:]

    private struct Key: Hashable {
        let question: Question
        let asked: TestnsEntry.AskedEDNS
    }

    mutating func add(_ entry: TestnsEntry) throws(TestnsFile.Failure) {
        guard entry.matchesName, entry.matchesType, let question = entry.packets[0].message.questions.first else {
            passedOver += 1
            return
        }
        do throws(WireError) {
            let query = try Self.query(entry, question)
            var responses: [[UInt8]] = []
            for packet in entry.packets { responses.append(try Self.octets(packet, copiesID: entry.copiesID)) }
            join(entry, Key(question: question, asked: entry.asked), query, responses)
        } catch {
            throw TestnsFile.Failure(line: entry.line, reason: "the entry makes no message: \(error)")
        }
    }

    private mutating func join(_ entry: TestnsEntry, _ key: Key, _ query: [UInt8], _ responses: [[UInt8]]) {
        let place = places[key] ?? all.count
        if place == all.count { all.append(Conversation()) }
        places[key] = place
        if entry.transport != .tcp, all[place].udp == nil {
            all[place].udp = .init(query: query, responses: responses.map { .init($0) })
        }
        if entry.transport != .udp, all[place].tcp == nil {
            let frames = responses.map { [UInt8(truncatingIfNeeded: $0.count >> 8), UInt8($0.count & 0xFF)] + $0 }
            all[place].tcp = .init(opening: .accepted, query: query, segments: frames, ending: .client)
        }
    }

    /// A query that the entry matches, its ID 0.
    private static func query(_ entry: TestnsEntry, _ question: Question) throws(WireError) -> [UInt8] {
        var query = Message(questions: [question])
        query.flags.rd = true
        query.flags.opcode = entry.packets[0].message.flags.opcode
        switch entry.asked {
        case .any, .without: break
        case .dnssecOK: query.edns = EDNS(udpPayloadSize: 4096, dnssecOK: true)
        case .size(let octets): query.edns = EDNS(udpPayloadSize: octets)
        }
        return try query.encoded()
    }

    private static func octets(_ packet: TestnsEntry.Packet, copiesID: Bool) throws(WireError) -> [UInt8] {
        guard var octets = packet.hex else { return try packet.message.encoded() }
        guard octets.count <= Message.maximumLength else { throw .tooManyOctets(octets.count) }
        if copiesID, octets.count >= 2 { octets.replaceSubrange(..<2, with: [0, 0]) }
        return octets
    }
}
