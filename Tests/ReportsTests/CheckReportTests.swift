import Conformance
import DNSWire
import Field
import Foundation
import Testing

@testable import Reports

@Suite struct CheckReportTests {
    /// Nobody was found who has the last word, and a server's words are hostile.
    private static func diagnosis(_ failure: String) throws -> Diagnosis {
        var facts = Facts(name: try DomainName("a\\000b.example"), type: .a)
        facts.authorityFailure = failure
        facts.lookup = StubLookup(error: "EAI_AGAIN", elapsedMs: 12)
        let server = try ServerAddress("192.0.2.1")
        facts.resolvers = [
            ResolverFacts(
                KnownResolver(server, from: .resolvConf),
                asked: ServerFacts(server, responses: [.tcp: [Response(.closed, over: .tcp)]]))
        ]
        return Diagnosis(facts)
    }

    private static let hostile = "</script>\u{1B}[2J\u{202E}\n" + String(repeating: "x", count: 70_000)

    @Test func `hostile words reach neither the terminal nor the JSON as they are`() throws {
        let report = CheckReport(try Self.diagnosis(Self.hostile))
        let table = report.table(style: TerminalStyle(width: 80, color: false))
        #expect(!table.unicodeScalars.contains { "\u{1B}\u{202E}\0".unicodeScalars.contains($0) })
        #expect(table.utf8.count < 8000)
        #expect(table.split(separator: "\n").allSatisfy { $0.count <= 80 })
        let json = try report.json(tool: .init(name: "brimful", version: "1"))
        #expect(json.utf8.allSatisfy { $0 < 0x7F && ($0 >= 0x20 || $0 == 0x0A) })
        let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        #expect(object["state"] as? String == "wrong")
        #expect(object["schema"] as? Int == 1)
    }

    @Test func `the first line says at which hop it breaks, and the next one whose alias the name is`() throws {
        var facts = try Self.diagnosis("nobody answers").facts
        func lines(width: Int) -> [Substring] {
            CheckReport(Diagnosis(facts)).table(style: TerminalStyle(width: width, color: false)).split(separator: "\n")
        }
        #expect(lines(width: 80).first == "a\\000b.example A: something is wrong at the resolver")
        #expect(
            lines(width: 44).prefix(2) == ["a\\000b.example A: something is wrong", "  at the resolver"])
        let place = AuthorityPlace(zone: nil, name: try DomainName("big.example"), servers: [], aliases: [facts.name])
        facts.authority = AuthorityFacts(place, servers: [])
        #expect(lines(width: 80)[1] == "  an alias of big.example")
    }

    @Test func `a check that says the same again is no change`() throws {
        let change = CheckChange(from: try Self.diagnosis("nobody answers"), to: try Self.diagnosis("nobody is there"))
        #expect(change.isEmpty)
        #expect(change.text(at: "now") == "")
    }

    @Test func `what came and what went is told, a line each`() throws {
        let before = try Self.diagnosis("nobody answers")
        var facts = before.facts
        facts.resolvers = []
        facts.lookup = nil
        let change = CheckChange(from: before, to: Diagnosis(facts))
        let lines = change.text(at: "12:00").split(separator: "\n")
        #expect(lines.first == "12:00 now undecided")
        #expect(lines.count > 1 && lines.dropFirst().allSatisfy { $0.hasPrefix("12:00 gone: ") }, "\(lines)")
    }
}
