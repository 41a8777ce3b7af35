import Conformance
import DNSWire
import Testing

@testable import Field

/// What a resolver says of its own answer (RFC 8914), and what it says of a name when something small is asked.
@Suite struct ReasonTests {
    private static let name = "us-street.api.example.com"
    private static let resolver = "192.0.2.10"
    private static let server = "192.0.2.20"

    private static func whole(_ numbers: [Int] = Array(1...40), ttl: UInt32 = 300, errors: [EDNSOption] = [])
        -> ScriptedWorld.Serve
    {
        { Reply.to($0, answer: Reply.records(name, numbers, ttl: ttl), options: errors) }
    }

    private func diagnosis(
        _ resolver: @escaping ScriptedWorld.Serve, authority: @escaping ScriptedWorld.Serve = whole()
    ) async throws -> Diagnosis {
        let world = ScriptedWorld([Self.resolver: resolver, Self.server: authority])
        var wishes = Checkup.Wishes(
            name: Reply.name(Self.name), resolvers: [KnownResolver(try ServerAddress(Self.resolver), from: .named)])
        wishes.authority = [try ServerAddress(Self.server)]
        wishes.triesPrograms = false
        return Diagnosis(await Checkup(wishes, asking: world).facts())
    }

    private func showing(_ diagnosis: Diagnosis) -> [String] {
        diagnosis.symptoms.map { "\($0.weight.rawValue) \($0.kind.rawValue) at \($0.hop.rawValue)" }
    }

    @Test(arguments: [
        (UInt16(15), UInt16(3), "fault withheld at resolver"), (16, 3, "fault withheld at resolver"),
        (17, 0, "fault withheld at resolver"), (4, 3, "fault withheld at resolver"),
        (18, 5, "fault refused at resolver"), (19, 3, "fault stale at upstream"),
        (6, 2, "undecided dnssec at upstream"),
        (22, 2, "fault servfail at upstream"), (23, 2, "fault servfail at upstream"),
    ])
    func `what the resolver says of its error decides, and is shown`(
        _ code: UInt16, _ rcode: UInt16, _ expected: String
    ) async throws {
        let diagnosis = try await diagnosis { inquiry in
            inquiry.question.name.isRoot
                ? Reply.to(inquiry)
                : Reply.to(inquiry, rcode: rcode, options: [Reply.error(code, "list 7")])
        }
        #expect(showing(diagnosis) == [expected])
        let what = diagnosis.symptoms[0].what
        #expect(what.contains(ExtendedError(code: code).name) && what.contains("\"list 7\""), "\(what)")
    }

    @Test func `a resolver's words are bounded, and harmless`() async throws {
        let text = "\u{1B}]0;x\u{7}\u{202E}" + String(repeating: "A\u{0}", count: 30_000)
        let diagnosis = try await diagnosis { inquiry in
            Reply.to(inquiry, rcode: 3, options: [Reply.error(15, text)])
        }
        let what = try #require(diagnosis.symptoms.first?.what)
        #expect(what.count < 600 && what.contains("AAAA") == false)
        #expect(what.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x202E && $0.value != 0x7F })
    }

    @Test func `a whole answer that is over its TTL again and again says that the resolver reaches nobody`()
        async throws
    {
        let stale = [Reply.error(3)]
        #expect(showing(try await diagnosis(Self.whole(ttl: 30, errors: stale))) == ["fault stale at upstream"])
        // Served while it is loaded anew, as resolvers may (RFC 8767 §6).
        let turn = Turn()
        let once = try await diagnosis { inquiry in
            Self.whole(errors: turn.next() < 4 ? stale : [])(inquiry)
        }
        #expect(showing(once) == [])
        let older = try await diagnosis(Self.whole(Array(2...41), errors: stale))
        #expect(showing(older) == ["fault stale at upstream"])
    }

    @Test func `the incident is NXDOMAIN for what is large, and an answer for what is small`() async throws {
        let incident = try await diagnosis { inquiry in
            Reply.to(inquiry, rcode: inquiry.question.type == RecordType.a.code ? 3 : 0)
        }
        #expect(showing(incident) == ["fault nxdomain at resolver"])
        #expect(incident.symptoms[0].what.contains("turns a large answer into a denial"), "\(incident.symptoms)")
        #expect(incident.symptoms[0].advice.contains("28 of this name fit into 512 octets"), "\(incident.symptoms)")
    }

    @Test func `NXDOMAIN for whatever is asked may be an older denial, for as long as it says`() async throws {
        let soa = ResourceRecord(
            owner: Reply.name("example.com"), ttl: 900,
            data: .soa(
                .init(
                    mname: Reply.name("ns.example.com"), rname: Reply.name("x.example.com"), serial: 1, refresh: 1,
                    retry: 1,
                    expire: 1, minimum: 900)))
        let diagnosis = try await diagnosis { Reply.to($0, rcode: 3, authority: [soa]) }
        #expect(showing(diagnosis) == ["undecided nxdomain at resolver"])
        #expect(diagnosis.symptoms[0].what.contains("900 s"))
    }
}
