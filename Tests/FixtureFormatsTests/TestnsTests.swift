import Conformance
import DNSWire
import FixtureFormats
import TestTools
import Testing

/// ldns-testns serves what is exported, and dig gets the recorded octets.
@Suite struct TestnsTests {
    /// Asks over UDP without following TC, then over TCP, and then something else.
    private func answers(_ fixture: Fixture, _ file: [UInt8]) async throws -> String {
        let room = try await ToolRoom([.ldnsTestns, .dig])
        let dig = "dig -p 5399 @127.0.0.1 +tries=1 +time=5 +noall +comments +answer +stats +nocookie"
        let type = fixture.type.rawValue
        // A connection that stands shows that it listens.
        let script = """
            ldns-testns -p 5399 testns.data >log 2>&1 &
            until \(dig) +tcp . NS >start; do kill -0 $! || { cat log >&2; exit 1; }; sleep 0.1; done
            echo UDP; \(dig) +noedns +ignore \(fixture.name) \(type)
            echo TCP; \(dig) +noedns +tcp \(fixture.name) \(type)
            echo OTHER; \(dig) +noedns . NS; kill $!
            """
        let finished = try await room.run(script, files: ["testns.data": file])
        try #require(finished.succeeded, "\(finished.complaints)")
        return finished.output
    }

    func check(_ fixture: Fixture) async throws {
        let export = TestnsFormat().export(fixture)
        let output = try await answers(fixture, try #require(export.files["testns.data"], "\(export.fidelity)"))
        let parts = output.components(after: ["UDP", "TCP", "OTHER"])
        try #require(parts.count == 3, "\(output)")
        let conversation = fixture.conversation
        if let udp = conversation.udp?.responses.first?.octets {
            expect(parts[0], udp, fixture, export)
        }
        expect(parts[1], conversation.tcp?.message ?? conversation.udp?.responses[0].octets ?? [], fixture, export)
        #expect(parts[2].contains("status: NOERROR"))
    }

    private func expect(_ said: String, _ octets: [UInt8], _ fixture: Fixture, _ export: Export) {
        if export.fidelity == .ok { #expect(said.contains("rcvd: \(octets.count)"), "\(said.suffix(200))") }
        guard let message = try? StrictMessage(reading: octets) else { return }
        let fields = said.split(whereSeparator: \.isWhitespace).map(String.init)
        #expect(
            fields.filter { Address($0)?.type == fixture.type && $0 != "127.0.0.1" }
                == message.addresses(fixture.type).map(\.description))
        #expect((said.contains(" tc ") || said.contains(" tc;")) == message.flags.tc)
    }

    @Test(arguments: [0, 1, 28, 40, 1000, 4000]) func `a clean case is served as it is`(count: Int) async throws {
        try await check(try Sample.fixture(count: count))
    }

    @Test(arguments: Sample.UDPShape.allCases) func `what comes over UDP is served as it is`(shape: Sample.UDPShape)
        async throws
    {
        try await check(try Sample.fixture("tc-partial", .aaaa, count: 40, udp: shape))
    }

    @Test func `OPT records and aliases come along`() async throws {
        try await check(try Sample.fixture(count: 40, edns: 1232))
        try await check(try Sample.fixture("cname-chain-3", count: 70, aliases: 3))
    }

    @Test func `errors come along with their authority, and so does a delegation`() async throws {
        let zone = try DomainName(Sample.zone)
        let server = try zone.prepending("ns")
        let soa = ResourceRecord.StartOfAuthority(
            mname: server, rname: try zone.prepending("hostmaster"), serial: 1, refresh: 3600, retry: 600,
            expire: 86_400,
            minimum: 60)
        let question = Question(name: try Sample.name("middlebox", .a, 40), type: 1)
        var negative = Message(flags: Flags(qr: true, aa: true, rd: true), rcode: 3, questions: [question])
        negative.authority = [ResourceRecord(owner: zone, ttl: 60, data: .soa(soa))]
        var delegation = Message(flags: Flags(qr: true, aa: true, rd: true), questions: [question])
        delegation.answer = [ResourceRecord(owner: question.name, ttl: 300, data: .a([198, 18, 0, 1]))]
        delegation.authority = [ResourceRecord(owner: zone, ttl: 300, data: .ns(server))]
        delegation.additional = [ResourceRecord(owner: server, ttl: 300, data: .a([198, 51, 100, 1]))]
        for message in [negative, delegation] {
            let conversation = Conversation(
                udp: .init(query: try Sample.query(question), responses: [.init(try message.encoded())]))
            let fixture = try Sample.fixture("section-bloat", .a, count: 1, question, conversation)
            #expect(TestnsFormat().export(fixture).fidelity == .ok)
            try await check(fixture)
            let file = try TestnsFile(reading: try #require(TestnsFormat().export(fixture).files["testns.data"]))
            #expect(file.conversations.first?.udp?.responses == conversation.udp?.responses)
        }
    }

    @Test func `what ldns-testns changes or can't do is said`() throws {
        let plain = try Sample.fixture("no-compress", count: 5, compressing: false)
        #expect(
            TestnsFormat().export(plain).fidelity
                == .lossy("ldns-testns writes the message anew: its names are then compressed"))
        var split = try Sample.fixture(count: 40).conversation
        split.tcp?.segments = [[0], [1, 2]]  // a message of one octet
        let question = Question(name: plain.name, type: 1)
        #expect(
            TestnsFormat().export(try Sample.fixture("tcp-split", .a, count: 40, question, split))
                == .refused("ldns-testns always delivers; here the TCP response comes in 2 pieces"))
        var forged = try Sample.fixture(count: 1).conversation
        forged.udp?.responses.append(.init([]))
        #expect(
            TestnsFormat().export(try Sample.fixture("wrong-id", .a, count: 1, question, forged))
                == .refused("ldns-testns can't send 2 UDP responses that differ in ID or question"))
        let large = try Sample.response(question, count: 3000, over: .udp, edns: 1232)
        let conversation = Conversation(udp: .init(query: try Sample.query(question), responses: [.init(large)]))
        #expect(
            TestnsFormat().export(try Sample.fixture("clean", .a, count: 3000, question, conversation))
                == .refused("ldns-testns takes at most 32767 octets in hexadecimal; this message has \(large.count)"))
    }

    @Test func `the transport that nobody asked over has an answer too`() throws {
        let fixture = try Sample.fixture(count: 40)
        let question = Question(name: fixture.name, type: 1)
        let overTCP = Conversation(tcp: fixture.conversation.tcp)
        let tcp = text(
            TestnsFormat().export(try Sample.fixture("clean", .a, count: 40, question, overTCP)).files["testns.data"])
        #expect(tcp.contains("MATCH opcode qtype qname UDP\nADJUST copy_id copy_query\nREPLY QR AA RD RA TC NOERROR\n"))
        let overUDP = Conversation(udp: fixture.conversation.udp)
        let udp = text(
            TestnsFormat().export(try Sample.fixture("clean", .a, count: 40, question, overUDP)).files["testns.data"])
        #expect(udp.contains("MATCH opcode qtype qname TCP\nADJUST copy_id copy_query\nREPLY QR RD RA SERVFAIL\n"))
    }

    @Test func `what was exported is read back`() throws {
        for fixture in [
            try Sample.fixture(count: 1), try Sample.fixture(count: 40),
            try Sample.fixture("tc-partial", count: 40, udp: .partial),
            try Sample.fixture(count: 40, udp: .cut), try Sample.fixture("cname-chain-3", .aaaa, count: 40, aliases: 3),
            try Sample.fixture(count: 40, edns: 1232),
        ] {
            let file = try TestnsFile(reading: try #require(TestnsFormat().export(fixture).files["testns.data"]))
            let conversation = try #require(file.conversations.first)
            // The targets of aliases can be asked for too.
            #expect(file.conversations.count == 1 + fixture.aliases && file.notes.count == 1)
            #expect(conversation.udp?.responses == fixture.conversation.udp?.responses)
            if let tcp = fixture.conversation.tcp { #expect(conversation.tcp?.stream == tcp.stream) }
        }
    }
}

extension Fixture {
    /// How many aliases the whole answer has.
    fileprivate var aliases: Int {
        let octets = conversation.tcp?.message ?? conversation.udp?.responses.first?.octets ?? []
        return (try? StrictMessage(reading: octets))?.answer.count { $0.type == 5 } ?? 0
    }
}

extension String {
    /// What stands behind each of these lines.
    fileprivate func components(after lines: [String]) -> [String] {
        var parts: [String] = []
        for line in split(separator: "\n") {
            if lines.contains(String(line)) {
                parts.append("")
            } else if !parts.isEmpty {
                parts[parts.count - 1] += line + "\n"
            }
        }
        return parts
    }
}
