import Conformance
import DNSWire
import Testing

@testable import Field

/// What a resolver makes of it by itself.
extension DiagnosisTests {
    @Test func `answers that all end at the same octet are cut on the way, and others are the server's own`()
        async throws
    {
        func breaking(_ octets: @escaping @Sendable (Response) -> Int) -> ScriptedWorld.Serve {
            { inquiry in
                let whole = Reply.to(inquiry, answer: Reply.records(Self.name, Self.all), fits: false)
                guard inquiry.transport == .udp else { return whole }
                return Response(.unreadable("the message is cut"), over: .udp, octets: octets(whole))
            }
        }
        let cut = try await diagnosis(resolver: breaking { _ in 512 })
        #expect(showing(cut) == ["fault malformed at path-to-resolver"])
        let broken = try await diagnosis(resolver: breaking { $0.octets / 2 })
        #expect(showing(broken) == ["fault malformed at resolver"])
    }

    @Test func `FORMERR to plain queries is the resolver's own, and to EDNS alone a note`() async throws {
        let always = try await diagnosis(resolver: { Reply.to($0, rcode: $0.question.name.isRoot ? 0 : 1) })
        #expect(showing(always) == ["fault refused at resolver", "note edns-missing at resolver"])
        let toEDNS = try await diagnosis(resolver: { inquiry in
            inquiry.udpPayloadSize == nil
                ? Reply.to(inquiry, answer: Reply.records(Self.name, Self.all)) : Reply.to(inquiry, rcode: 1)
        })
        #expect(showing(toEDNS) == ["note edns-missing at resolver"])
    }

    @Test(arguments: [UInt32.max, UInt32(Int32.max) + 1])
    func `a TTL that is none breaks nothing, and says nothing of a resolver`(_ ttl: UInt32) async throws {
        func giving(_ ttl: UInt32) -> ScriptedWorld.Serve {
            let begun = ContinuousClock.now
            let turn = Turn()
            return { inquiry in
                var response = Reply.to(inquiry, answer: Reply.records(Self.name, Self.all, ttl: ttl))
                response.time = begun + .seconds(turn.next())
                return response
            }
        }
        let asGiven = try await diagnosis(resolver: giving(ttl), authority: giving(ttl))
        #expect(showing(asGiven) == [])
        let lowered = try await diagnosis(resolver: giving(3600), authority: giving(ttl))
        #expect(showing(lowered) == [])
        let raised = try await diagnosis(resolver: giving(ttl), authority: giving(60))
        #expect(showing(raised) == ["note ttl-raised at resolver"])
    }

    @Test func `what comes from elsewhere in the place of every answer is told beside the silence`() async throws {
        let diagnosis = try await diagnosis(resolver: { inquiry in
            Response(.silent, over: inquiry.transport, strays: inquiry.transport == .udp ? [.source] : [])
        })
        #expect(showing(diagnosis) == ["fault silent at path-to-resolver", "fault forged at path-to-resolver"])
    }

    @Test func `nobody who fails programs is healthy, though nobody knows what that is`() async throws {
        let nothing = try await diagnosis(resolver: {
            Response($0.transport == .tcp ? .unfinished : .silent, over: $0.transport)
        })
        #expect(showing(nothing) == ["fault silent at path-to-resolver"])
        let odd = try await diagnosis(resolver: { inquiry in
            inquiry.transport == .tcp
                ? Response(.unreachable("no buffer"), over: .tcp)
                : Reply.to(inquiry, answer: Reply.records(Self.name, Self.all))
        })
        #expect(showing(odd) == ["undecided silent at resolver"])
    }

    @Test func `TCP that crawls isn't closed`() async throws {
        let diagnosis = try await diagnosis(resolver: { inquiry in
            inquiry.transport == .tcp
                ? Response(.unfinished, over: .tcp) : Reply.to(inquiry, answer: Reply.records(Self.name, Self.all))
        })
        #expect(showing(diagnosis) == ["fault tcp-closed at path-to-resolver"])
        #expect(diagnosis.symptoms[0].what.contains("begins its answer over TCP"))
        #expect(!diagnosis.symptoms[0].advice.contains("has to be open"))
    }

    @Test func `what is to be done about an error doesn't speak of large answers where there is none`() async throws {
        func advice(_ rcode: UInt16) async throws -> [String] {
            let few = Self.authority(Array(1...4))
            return try await diagnosis(resolver: { Reply.to($0, rcode: rcode) }, authority: few).symptoms.map(\.advice)
        }
        for rcode: UInt16 in [0, 2, 3, 11] {
            let advice = try await advice(rcode).joined()
            #expect(advice.contains("Tell the resolver's owner"), "\(rcode)")
            #expect(!advice.contains("large") && !advice.contains("EDNS"), "\(rcode): \(advice)")
        }
    }

    @Test func `what the authority gave with TC and passes for the whole is a part, though the whole is unknown`()
        async throws
    {
        let truncating: ScriptedWorld.Serve = { inquiry in
            guard inquiry.transport == .udp else { return Response(.refusedConnection, over: .tcp) }
            return Reply.to(inquiry, answer: Reply.records(Self.name, Array(1...20)), truncated: true)
        }
        let part = try await diagnosis(
            resolver: { Reply.to($0, answer: Reply.records(Self.name, Array(1...8))) }, authority: truncating)
        #expect(showing(part) == ["fault partial at resolver", "fault tcp-closed at authority"])
        let more = try await diagnosis(resolver: Self.authority(), authority: truncating)
        #expect(showing(more) == ["fault tcp-closed at authority"])
    }

    @Test func `a name that only a resolver knows may be its network's own`() async throws {
        let diagnosis = try await diagnosis(resolver: Self.authority(), authority: { Reply.to($0, rcode: 3) })
        #expect(showing(diagnosis) == ["undecided foreign at resolver", "undecided no-address at authority"])
    }

    @Test func `one that waits in vain for large answers isn't taken for a bad way to it`() async throws {
        let diagnosis = try await diagnosis(resolver: { inquiry in
            guard inquiry.question.name == Reply.name(Self.name) else { return Reply.to(inquiry) }
            let response = Reply.to(inquiry, answer: Reply.records(Self.name, Self.all))
            return response.isTruncated ? response : Response(.silent, over: inquiry.transport)
        })
        #expect(showing(diagnosis) == ["fault silent at upstream"])
    }
}
