import FixtureFormats
import TestTools
import Testing

/// Wireshark reads what is written, and has nothing to say against it.
@Suite struct CaptureTsharkTests {
    private static let fields = [
        "_ws.malformed", "ip.checksum.status", "udp.checksum.status", "tcp.checksum.status", "dns.id",
        "dns.count.answers", "_ws.expert.severity", "_ws.expert.message", "dns.a", "tcp.analysis.flags",
    ]
    /// Expert severity "warning" (epan/proto.h); what is below it is a note or a chat.
    private static let warning = 0x0060_0000

    struct Packet {
        let fields: [String]
        var isMalformed: Bool { !fields[0].isEmpty }
        /// 0 is bad, 1 good.
        var checksums: [String] { fields[1...3].filter { !$0.isEmpty } }
        var answers: [Int] { fields[5].split(separator: ",").compactMap { Int($0) } }
        var severities: [Int] { fields[6].split(separator: ",").compactMap { Int($0) } }
        var complaints: String { fields[7] }
        var analysis: String { fields[9] }
        var addresses: Int { fields[8].split(separator: ",").count }
    }

    @Test func `tshark sees right checksums and complains of what is the conversation's own`() async throws {
        for shape in try CaptureShape.all {
            let packets = try await dissect(shape.conversation)
            #expect(!packets.isEmpty)
            for packet in packets {
                #expect(packet.checksums.count == 2 && packet.checksums.allSatisfy { $0 == "1" }, "\(shape)")
                guard !shape.isMalformed else { continue }
                #expect(!packet.isMalformed, "\(shape)")
                // Two responses to one query, and RST, are the conversation's own.
                let isOwn = packet.complaints.contains("(RST)") || packet.complaints.contains("response retransmission")
                #expect(isOwn || packet.severities.allSatisfy { $0 < Self.warning }, "\(shape): \(packet.complaints)")
                if shape.conversation.tcp?.opening != .ignored { #expect(packet.analysis.isEmpty, "\(shape)") }
            }
        }
    }

    @Test func `tshark sees a SYN that is sent again twice when nobody answers`() async throws {
        let ignored = Conversation(tcp: .init(opening: .ignored, query: nil, segments: [], ending: .client))
        let repeated = try await tshark(
            ["-Y", "tcp.analysis.retransmission", "-T", "fields", "-e", "frame.time_relative"], ignored)
        #expect(repeated.split(separator: "\n").compactMap { Double($0) } == [1, 3])
    }

    @Test func `tshark counts the records that are there, over UDP and TCP`() async throws {
        for count in [1, 40, 4000] {
            let response = try CaptureSamples.response(count)
            let conversation = Conversation(
                udp: try CaptureSamples.datagrams(.init(response)),
                tcp: try CaptureSamples.accepted([CaptureSamples.framed(response)]))
            let responses = try await dissect(conversation).filter { $0.answers.contains { $0 > 0 } }
            #expect(responses.map(\.answers) == [[count], [count]])
            #expect(responses.map(\.addresses) == [count, count])
        }
    }

    @Test func `tshark sees RST, FIN and SYN where the conversation has them`() async throws {
        func flags(_ connection: Conversation.Connection) async throws -> [String] {
            try await tshark(["-T", "fields", "-e", "tcp.flags"], .init(tcp: connection))
                .split(separator: "\n").map(String.init)
        }
        let refused = Conversation.Connection(opening: .refused, query: nil, segments: [], ending: .reset)
        #expect(try await flags(refused) == ["0x0002", "0x0014"])
        let ignored = Conversation.Connection(opening: .ignored, query: nil, segments: [], ending: .client)
        #expect(try await flags(ignored) == ["0x0002", "0x0002", "0x0002"])
        let reset = try CaptureSamples.accepted([], .reset)
        #expect(
            try await flags(reset) == ["0x0002", "0x0012", "0x0010", "0x0018", "0x0010", "0x0014"])
    }

    @Test func `no segment is larger than what was announced`() async throws {
        let largest = CaptureSamples.framed(try CaptureSamples.response(4092))
        let lengths = try await tshark(
            ["-T", "fields", "-e", "tcp.len"], .init(tcp: try CaptureSamples.accepted([largest])))
        let numbers = lengths.split(separator: "\n").compactMap { Int($0) }
        #expect(numbers.max() == 1460)
        #expect(numbers.reduce(0, +) == largest.count + (try CaptureSamples.query()).count + 2)
    }

    func dissect(_ conversation: Conversation) async throws -> [Packet] {
        let output = try await tshark(
            ["-T", "fields", "-E", "separator=|"] + Self.fields.flatMap { ["-e", $0] }, conversation)
        return try output.split(separator: "\n").map { line in
            let fields = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
            try #require(fields.count == Self.fields.count, "\(line)")
            return Packet(fields: fields)
        }
    }

    private func tshark(_ arguments: [String], _ conversation: Conversation) async throws -> String {
        let checks = ["ip", "udp", "tcp"].flatMap { ["-o", "\($0).check_checksum:TRUE"] }
        let finished = try await TestTool.tshark.run(
            ["-n", "-r", "-"] + checks + arguments, input: try CaptureSamples.pcap(conversation))
        try #require(finished.succeeded, "\(finished.complaints.prefix(400))")
        return finished.output
    }
}
