import Conformance
import DNSWire
import Scenarios
import TestTools
import Testing

@testable import Origin

/// Wireshark's dissector reads the origin's octets as we do, and complains of the cut ones only.
@Suite struct TsharkTests {
    private static let fields = [
        "dns.flags.rcode", "dns.flags.response", "dns.flags.authoritative", "dns.flags.truncated",
        "dns.flags.recdesired", "dns.flags.recavail", "dns.count.queries", "dns.count.answers", "dns.count.auth_rr",
        "dns.count.add_rr", "dns.a", "dns.aaaa", "udp.length", "_ws.malformed", "ip.checksum.status",
        "dns.resp.ext_rcode",
    ]

    @Test func `tshark sees what our strict reader sees`() async throws {
        let bench = try Bench()
        let messages = try ToolCase.all.map { ($0, try $0.octets(bench)) }.filter { !$0.1.isEmpty }
        var capture = Capture()
        for (index, message) in messages.enumerated() { capture.append(message.1, toPort: UInt16(20_000 + index)) }
        let lines = try await dissect(capture)
        try #require(lines.count == messages.count)
        for (line, (toolCase, octets)) in zip(lines, messages) {
            let reading = try ToolReading(tshark: line, type: toolCase.type)
            #expect(try reading == ToolReading(octets, of: toolCase), toolCase.title)
        }
    }

    private func dissect(_ capture: Capture) async throws -> [[String]] {
        let arguments = ["-n", "-r", "-", "-T", "fields", "-E", "separator=|", "-o", "ip.check_checksum:TRUE"]
        let finished = try await TestTool.tshark.run(
            arguments + Self.fields.flatMap { ["-e", $0] }, input: capture.octets)
        try #require(finished.succeeded, "\(finished.complaints.prefix(400))")
        return finished.output.split(separator: "\n").map { line in
            line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        }
    }
}

extension ToolReading {
    /// Reads one line of tshark's fields.
    init(tshark fields: [String], type: RecordType) throws {
        self.init()
        try #require(fields.count == 16, "\(fields)")
        let upper = fields[15].hasPrefix("0x") ? Int(fields[15].dropFirst(2), radix: 16) : Int(fields[15])
        rcode = Self.name(ofRCODE: try #require(Int(fields[0])) + (upper ?? 0) << 4)
        let isSet = fields[1...5].map { $0 == "1" || $0 == "True" }
        flags = Set(zip(["qr", "aa", "tc", "rd", "ra"], isSet).filter(\.1).map(\.0))
        counts = fields[6...9].compactMap { Int($0) }
        addresses = fields[type == .a ? 10 : 11].split(separator: ",").map(String.init)
            .filter { Self.isTested($0, type) }
        octets = try #require(Int(fields[12])) - 8
        isMalformed = !fields[13].isEmpty
        #expect(fields[14] == "1", "the capture's own IP checksum")
    }
}
