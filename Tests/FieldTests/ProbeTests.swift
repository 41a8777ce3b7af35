import Conformance
import DNSWire
import Testing

@testable import Field

/// Tests of the way: large UDP answers, and who answers in the place of others.
@Suite struct ProbeTests {
    private static let name = "www.example.com"
    private static let resolver = "192.0.2.10"
    private static let server = "192.0.2.20"

    private static let small: ScriptedWorld.Serve = { Reply.to($0, answer: Reply.records(name, [1, 2])) }

    /// A probe's answer of about 2000 octets; over UDP what is larger than the limit is lost.
    private static func losing(above limit: Int) -> ScriptedWorld.Serve {
        { inquiry in
            guard inquiry.question.type == TypeCode.dnskey else { return small(inquiry) }
            let owner = inquiry.question.name
            let records = (1...120).map { ResourceRecord(owner: owner, ttl: 9, data: .a([192, 0, 2, UInt8($0)])) }
            let response = Reply.to(inquiry, answer: records)
            return inquiry.transport == .udp && response.octets > limit ? Response(.silent, over: .udp) : response
        }
    }

    private func diagnosis(_ worldServers: [String: ScriptedWorld.Serve], probe: String? = nil) async throws
        -> Diagnosis
    {
        let world = ScriptedWorld(worldServers)
        var wishes = Checkup.Wishes(
            name: Reply.name(Self.name), resolvers: [KnownResolver(try ServerAddress(Self.resolver), from: .named)])
        wishes.authority = [try ServerAddress(Self.server)]
        wishes.triesPrograms = false
        wishes.probeName = probe.map(Reply.name)
        return Diagnosis(await Checkup(wishes, asking: world).facts())
    }

    @Test func `large answers that get lost are a note, and a fault where somebody wanted to know`() async throws {
        let servers = [Self.resolver: Self.losing(above: 1232), Self.server: Self.small]
        let noted = try await diagnosis(servers)
        #expect(noted.symptoms.map(\.kind) == [.udpSize] && noted.state == .healthy, "\(noted.symptoms)")
        let wished = try await diagnosis(servers, probe: "big.example")
        #expect(wished.symptoms.map(\.kind) == [.udpSize] && wished.state == .wrong)
        let words = wished.symptoms[0].what
        #expect(words.contains("big.example. DNSKEY") && words.contains("room for 4096"), "\(words)")
        #expect(words.contains("fragments"))
    }

    @Test func `large answers that arrive are no news, and their size is known`() async throws {
        let diagnosis = try await diagnosis([Self.resolver: Self.losing(above: 9000), Self.server: Self.small])
        #expect(diagnosis.symptoms == [])
        #expect(diagnosis.facts.resolvers[0].largestUDP > 1232)
    }

    private static func named(_ text: String) -> ScriptedWorld.Serve {
        { inquiry in
            guard inquiry.question.recordClass == ClassCode.chaos else { return small(inquiry) }
            let data = [UInt8(text.utf8.count)] + Array(text.utf8)
            let record = ResourceRecord(
                owner: inquiry.question.name, ttl: 0, data: .other(type: TypeCode.txt, octets: data))
            return Reply.to(inquiry, answer: [record])
        }
    }

    @Test func `whoever answers where nobody is may be the one that calls itself the same`() async throws {
        let servers = [
            Self.resolver: Self.named("one"), Self.server: Self.named("two"), "192.0.2.1": Self.named("one"),
        ]
        let diagnosis = try await diagnosis(servers)
        let hint = diagnosis.symptoms.first { $0.kind == .intercepted && $0.weight == .note }?.what
        #expect(hint?.contains("So does 192.0.2.10.") == true, "\(diagnosis.symptoms)")
    }
}
