import Conformance
import DNSWire
import Scenarios
import TestTools
import Testing

@testable import Origin

/// BIND's dig asks the origin, and agrees with us about every octet that it shows.
@Suite struct DigTests {
    @Test(arguments: ScenarioCatalogue.all) func `dig sees what our strict reader sees`(scenario: Scenario) async throws
    {
        try await serving { _, port in
            for toolCase in ToolCase.of(scenario) { try await check(toolCase, port) }
        }
    }

    private func check(_ toolCase: ToolCase, _ port: UInt16) async throws {
        let octets = try toolCase.octets(Bench())
        let finished = try await TestTool.dig.run(arguments(toolCase, port, isSilent: !toolCase.arrives(octets)))
        if !toolCase.arrives(octets) {
            #expect(finished.output.contains("no servers could be reached"), toolCase.title)
        } else {
            let reading = try ToolReading(dig: finished.output, type: toolCase.type)
            #expect(try reading == ToolReading(octets, of: toolCase), toolCase.title)
        }
    }

    /// +ignore: dig is not to ask on over TCP; +nocookie and +qid: the query is to have the OPT record and the ID that
    /// ours has.
    private func arguments(_ toolCase: ToolCase, _ port: UInt16, isSilent: Bool) throws -> [String] {
        let way: [String] =
            [toolCase.ednsSize.map { "+bufsize=\($0)" } ?? "+noedns", toolCase.transport == .tcp ? "+tcp" : "+notcp"]
        return try ["@127.0.0.1", "-p", "\(port)", "+ignore", "+nocookie", "+tries=1", "+qid=\(toolCase.query.id)"]
            + way
            + ["+timeout=\(isSilent ? 1 : 20)", toolCase.query.name.description, toolCase.type.rawValue]
    }
}

extension ToolReading {
    /// Reads dig's output.
    init(dig output: String, type: RecordType) throws {
        self.init()
        let lines = output.split(separator: "\n")
        let status = try #require(lines.first { $0.contains("->>HEADER<<-") }, "\(output.prefix(400))")
        rcode = String(try #require(status.split(separator: " ").drop { $0 != "status:" }.dropFirst().first).dropLast())
        let header = try #require(lines.first { $0.hasPrefix(";; flags:") })
        let parts = header.dropFirst(";; flags:".count).split(separator: ";")
        flags = Set(parts[0].split(separator: " ").map(String.init))
        counts = parts[1].split(separator: ",").compactMap { $0.split(separator: " ").last.flatMap { Int($0) } }
        addresses = lines.compactMap { Self.address(in: $0, type) }
        let size = try #require(lines.first { $0.hasPrefix(";; MSG SIZE") })
        octets = try #require(size.split(separator: " ").last.flatMap { Int($0) })
        isMalformed = lines.contains(";; Warning: Message parser reports malformed message packet.")
    }

    /// The address of a record's line; nil for every other line.
    private static func address(in line: Substring, _ type: RecordType) -> String? {
        guard !line.hasPrefix(";") else { return nil }
        let fields = line.split { $0 == " " || $0 == "\t" }
        guard fields.count == 5, fields[2] == "IN", fields[3] == type.rawValue else { return nil }
        return isTested(String(fields[4]), type) ? String(fields[4]) : nil
    }
}
