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
