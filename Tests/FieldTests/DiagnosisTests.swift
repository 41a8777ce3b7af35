import Conformance
import DNSWire
import Testing

@testable import Field

/// The judgement alone: scripted servers, and no network.
@Suite struct DiagnosisTests {
    static let name = "us-street.api.example.com"
    static let resolver = "192.0.2.10"
    static let server = "192.0.2.20"
    static let all = Array(1...40)

    static func authority(_ numbers: [Int] = all) -> ScriptedWorld.Serve {
        { Reply.to($0, answer: Reply.records(name, numbers)) }
    }

    /// A server whose every answer is the next 8 of 40.
    static func rotating() -> ScriptedWorld.Serve {
        let turn = Turn()
        return { inquiry in
            let start = turn.next()
            return Reply.to(inquiry, answer: Reply.records(name, (0..<8).map { (start * 5 + $0) % 40 + 1 }))
        }
    }

    func diagnosis(
        resolver: @escaping ScriptedWorld.Serve, authority: @escaping ScriptedWorld.Serve = authority()
    ) async throws -> Diagnosis {
        let world = ScriptedWorld([Self.resolver: resolver, Self.server: authority])
        var wishes = Checkup.Wishes(
            name: Reply.name(Self.name), resolvers: [KnownResolver(try ServerAddress(Self.resolver), from: .named)])
        wishes.authority = [try ServerAddress(Self.server)]
        wishes.triesPrograms = false
        return Diagnosis(await Checkup(wishes, asking: world).facts())
    }

    func showing(_ diagnosis: Diagnosis) -> [String] {
        diagnosis.symptoms.map { "\($0.weight.rawValue) \($0.kind.rawValue) at \($0.hop.rawValue)" }
    }

    @Test func `a resolver that gives all of 40 is healthy`() async throws {
        let diagnosis = try await diagnosis(resolver: Self.authority())
        #expect(showing(diagnosis) == [])
        #expect(diagnosis.state == .healthy)
    }

    @Test func `a rotating 8 of 40 is healthy, whichever part the resolver has`() async throws {
        let diagnosis = try await diagnosis(
            resolver: Self.authority([40, 1, 2, 3, 4, 5, 6, 7]), authority: Self.rotating())
        #expect(showing(diagnosis) == ["note changing at authority"])
        #expect(diagnosis.state == .healthy)
    }

    @Test func `the same part of an answer that never changes is a fault`() async throws {
        let diagnosis = try await diagnosis(resolver: Self.authority(Array(1...8)))
        #expect(showing(diagnosis) == ["fault partial at resolver"])
        #expect(diagnosis.state == .wrong)
    }

    @Test func `NXDOMAIN for a large answer is the incident`() async throws {
        let diagnosis = try await diagnosis(resolver: { Reply.to($0, rcode: 3) })
        #expect(showing(diagnosis) == ["fault nxdomain at resolver"])
        #expect(diagnosis.symptoms[0].views == View.resolverViews)
    }

    @Test func `NXDOMAIN of the authority too is the name's own matter`() async throws {
        let diagnosis = try await diagnosis(resolver: { Reply.to($0, rcode: 3) }, authority: { Reply.to($0, rcode: 3) })
        #expect(showing(diagnosis) == ["fault no-address at authority"])
    }

    @Test func `SERVFAIL is blamed on the resolver's way where it knows the rest, and else on the resolver`()
        async throws
    {
        let alone = try await diagnosis(resolver: { Reply.to($0, rcode: $0.question.name.isRoot ? 0 : 2) })
        #expect(showing(alone) == ["fault servfail at upstream"])
        let dead = try await diagnosis(resolver: { Reply.to($0, rcode: 2) })
        #expect(showing(dead) == ["fault servfail at resolver"])
    }

    @Test func `a resolver isn't blamed for SERVFAIL where the authority can't give the whole`() async throws {
        let diagnosis = try await diagnosis(
            resolver: { Reply.to($0, rcode: $0.question.name.isRoot ? 0 : 2) },
            authority: { inquiry in
                if inquiry.transport == .tcp { return Response(.refusedConnection, over: .tcp) }
                var small = inquiry
                small.udpPayloadSize = nil
                return Reply.to(small, answer: Reply.records(Self.name, Self.all))
            })
        #expect(diagnosis.symptoms.filter { $0.weight == .fault }.map(\.kind) == [.tcpClosed])
        #expect(diagnosis.symptoms.allSatisfy { $0.weight != .fault || $0.hop == .authority }, "\(showing(diagnosis))")
    }

    @Test func `a resolver without TCP is at fault for a large answer, and not for a small one`() async throws {
        func withoutTCP(_ numbers: [Int]) -> ScriptedWorld.Serve {
            { inquiry in
                inquiry.transport == .tcp
                    ? Response(.refusedConnection, over: .tcp)
                    : Reply.to(inquiry, answer: Reply.records(Self.name, numbers))
            }
        }
        let large = try await diagnosis(resolver: withoutTCP(Self.all))
        #expect(showing(large) == ["fault tcp-closed at resolver"])
        let small = try await diagnosis(resolver: withoutTCP([1, 2]), authority: Self.authority([1, 2]))
        #expect(showing(small) == ["note tcp-closed at resolver"])
    }

    @Test func `large UDP answers that get lost are told from EDNS that does`() async throws {
        let sizes = try await diagnosis(resolver: { inquiry in
            let whole = Reply.to(inquiry, answer: Reply.records(Self.name, Self.all))
            return inquiry.transport == .udp && whole.octets > 512 ? Response(.silent, over: .udp) : whole
        })
        #expect(showing(sizes) == ["fault udp-size at path-to-resolver"])
        let edns = try await diagnosis(resolver: { inquiry in
            inquiry.udpPayloadSize != nil
                ? Response(.silent, over: .udp) : Reply.to(inquiry, answer: Reply.records(Self.name, Self.all))
        })
        #expect(showing(edns) == ["fault edns-dropped at path-to-resolver"])
    }

    @Test func `EDNS that is stripped is a note`() async throws {
        let diagnosis = try await diagnosis(resolver: { inquiry in
            var plain = inquiry
            plain.udpPayloadSize = nil
            return Reply.to(plain, answer: Reply.records(Self.name, Self.all))
        })
        #expect(showing(diagnosis) == ["note edns-missing at resolver"])
    }

    @Test func `an older set can't be told from another answer, and a private address is a replacement`() async throws {
        let older = try await diagnosis(resolver: Self.authority(Array(2...41)))
        #expect(showing(older) == ["undecided foreign at resolver"])
        #expect(older.state == .undecided)
        let replaced = try await diagnosis(resolver: { inquiry in
            Reply.to(inquiry, answer: [ResourceRecord(owner: inquiry.question.name, ttl: 9, data: .a([10, 0, 0, 1]))])
        })
        #expect(showing(replaced) == ["fault foreign at resolver"])
    }

    @Test func `a TTL above the authority's is noted, and one below isn't`() async throws {
        func keeping(_ ttl: UInt32) -> ScriptedWorld.Serve {
            { Reply.to($0, answer: Reply.records(Self.name, Self.all, ttl: ttl)) }
        }
        #expect(showing(try await diagnosis(resolver: keeping(3600))) == ["note ttl-raised at resolver"])
        #expect(showing(try await diagnosis(resolver: keeping(10))) == [])
    }

    @Test func `a resolver that is silent, one that isn't there and one without a way to it are three things`()
        async throws
    {
        let cases: [(Response.Status, String)] = [
            (.silent, "fault silent at path-to-resolver"), (.refusedConnection, "fault nothing-listens at resolver"),
            (.unreachable("Network is unreachable"), "fault unreachable at path-to-resolver"),
        ]
        for (status, expected) in cases {
            #expect(showing(try await diagnosis(resolver: { Response(status, over: $0.transport) })) == [expected])
        }
    }

    @Test func `a resolver that answers all but this name waits for somebody`() async throws {
        let diagnosis = try await diagnosis(resolver: { inquiry in
            inquiry.question.name.isRoot ? Reply.to(inquiry) : Response(.silent, over: inquiry.transport)
        })
        #expect(showing(diagnosis) == ["fault silent at upstream"])
    }

    @Test func `without the authority nobody is blamed`() async throws {
        let diagnosis = try await diagnosis(
            resolver: { Reply.to($0, rcode: 3) }, authority: { Response(.silent, over: $0.transport) })
        #expect(diagnosis.symptoms.allSatisfy { $0.weight != .fault }, "\(showing(diagnosis))")
        #expect(diagnosis.state == .undecided)
    }

    @Test func `an answer from where nobody is means that port 53 is intercepted`() async throws {
        let world = ScriptedWorld([
            Self.resolver: Self.authority(), Self.server: Self.authority(), "192.0.2.1": Self.authority(),
        ])
        var wishes = Checkup.Wishes(
            name: Reply.name(Self.name), resolvers: [KnownResolver(try ServerAddress(Self.resolver), from: .named)])
        wishes.authority = [try ServerAddress(Self.server)]
        wishes.triesPrograms = false
        let diagnosis = Diagnosis(await Checkup(wishes, asking: world).facts())
        #expect(showing(diagnosis) == ["fault intercepted at path-to-authority"])
    }

    @Test func `what is wrong once and right when asked again is only noted`() async throws {
        let turn = Turn()
        let diagnosis = try await diagnosis(resolver: { inquiry in
            let isFirst = inquiry.udpPayloadSize == 1232 && turn.next() == 0
            return isFirst ? Reply.to(inquiry, rcode: 3) : Reply.to(inquiry, answer: Reply.records(Self.name, Self.all))
        })
        #expect(showing(diagnosis) == ["note unstable at resolver"])
    }
}
