import Conformance
import DNSWire
import Testing

@testable import Field

/// A resolver that fails where the authority doesn't: whether the way to it, the way from it or it itself is at fault.
extension DiagnosisTests {
    private static let addressCode = RecordType.a.code

    /// An answer to all that isn't the name's addresses.
    private static func small(_ inquiry: Inquiry) -> Response? {
        inquiry.question.type == addressCode ? nil : Reply.to(inquiry)
    }

    private static func failing(after milliseconds: Double = 5) -> ScriptedWorld.Serve {
        { inquiry in
            if let small = small(inquiry) { return small }
            guard let message = Reply.to(inquiry, rcode: 2).message else { return Response(.silent, over: .udp) }
            return Response(message: message, over: inquiry.transport, elapsedMs: milliseconds)
        }
    }

    /// Truncates inside a record, so that nothing can be read of it but TC=1.
    private static let cutting: ScriptedWorld.Serve = { inquiry in
        guard inquiry.transport == .udp, inquiry.question.type == addressCode else {
            return Reply.to(inquiry, answer: Reply.records(name, all))
        }
        return Response(.answered, over: .udp, isTruncated: true, octets: 505)
    }

    @Test(arguments: [
        (100, 5.0, "fault servfail at upstream"), (101, 5.0, "fault servfail at resolver"),
        (257, 5.0, "fault servfail at resolver"), (257, 4000.0, "fault servfail at upstream"),
    ])
    func `SERVFAIL at once to more than 100 records is the resolver's own, and after a while its way's`(
        _ count: Int, _ milliseconds: Double, _ expected: String
    ) async throws {
        let diagnosis = try await diagnosis(
            resolver: Self.failing(after: milliseconds), authority: Self.authority(Array(1...count)))
        #expect(showing(diagnosis) == [expected], "\(diagnosis.symptoms.map(\.what))")
    }

    @Test func `whoever answers nothing about the name isn't told to let large answers in`() async throws {
        let diagnosis = try await diagnosis(resolver: { Reply.to($0, rcode: $0.question.name.isRoot ? 0 : 2) })
        #expect(diagnosis.symptoms.first?.what.contains("nothing about this name") == true)
        #expect(diagnosis.symptoms.first?.advice.contains("large") == false)
    }

    @Test func `who can't do with a truncated answer that is cut inside a record is at fault itself`() async throws {
        let failing = try await diagnosis(resolver: Self.failing(), authority: Self.cutting)
        #expect(showing(failing) == ["fault servfail at resolver"])
        #expect(failing.symptoms[0].what.contains("inside a record"), "\(failing.symptoms)")
        let mute = try await diagnosis(
            resolver: { inquiry in
                if inquiry.transport == .tcp { return Reply.to(inquiry, answer: Reply.records(Self.name, Self.all)) }
                return Self.small(inquiry) ?? Response(.silent, over: .udp)
            }, authority: Self.cutting)
        #expect(showing(mute) == ["fault silent at resolver"])
    }

    @Test func `silence over UDP for this name alone is no blocked port, and for all it is`() async throws {
        func server(_ other: @escaping ScriptedWorld.Serve) -> ScriptedWorld.Serve {
            { inquiry in
                if inquiry.transport == .tcp { return Reply.to(inquiry, answer: Reply.records(Self.name, Self.all)) }
                return other(inquiry)
            }
        }
        let silent: ScriptedWorld.Serve = { _ in Response(.silent, over: .udp) }
        let alone = try await diagnosis(resolver: server { Self.small($0) ?? silent($0) })
        #expect(showing(alone) == ["fault silent at upstream"])
        let always = try await diagnosis(resolver: server(silent))
        #expect(showing(always) == ["fault udp-blocked at path-to-resolver"])
        let authority = try await diagnosis(
            resolver: Self.authority(), authority: server { Self.small($0) ?? silent($0) })
        #expect(showing(authority) == ["fault silent at authority"])
    }

    @Test func `what is smaller than what arrives isn't lost for its size`() async throws {
        let diagnosis = try await diagnosis(resolver: { inquiry in
            if let small = Self.small(inquiry) { return small }
            let isPlain = inquiry.transport == .udp && inquiry.udpPayloadSize == nil
            return isPlain
                ? Response(.silent, over: .udp) : Reply.to(inquiry, answer: Reply.records(Self.name, Self.all))
        })
        #expect(showing(diagnosis) == ["fault silent at upstream"])
    }

    @Test func `a late error is neither lost EDNS nor a lost size`() async throws {
        let diagnosis = try await diagnosis(resolver: { inquiry in
            if let small = Self.small(inquiry) { return small }
            return inquiry.udpPayloadSize == nil ? Reply.to(inquiry, rcode: 2) : Response(.silent, over: .udp)
        })
        #expect(showing(diagnosis) == ["fault silent at upstream", "fault servfail at upstream"])
    }

    @Test func `who takes connections and ends them is there, and at fault itself`() async throws {
        let diagnosis = try await diagnosis(resolver: { inquiry in
            inquiry.transport == .tcp ? Response(.closed, over: .tcp) : Response(.silent, over: .udp)
        })
        #expect(showing(diagnosis) == ["fault silent at resolver"])
    }

    @Test func `more octets over UDP than were asked for are a resolver's note, and an authority's fault`()
        async throws
    {
        let large: ScriptedWorld.Serve = { Reply.to($0, answer: Reply.records(Self.name, Self.all), fits: false) }
        #expect(showing(try await diagnosis(resolver: large)) == ["note oversize at resolver"])
        let both = try await diagnosis(resolver: large, authority: large)
        #expect(showing(both) == ["fault oversize at authority", "note oversize at upstream"])
    }

    @Test func `who doesn't ask again where EDNS is refused is at fault itself`() async throws {
        let diagnosis = try await diagnosis(
            resolver: Self.failing(),
            authority: { inquiry in
                inquiry.udpPayloadSize == nil
                    ? Reply.to(inquiry, answer: Reply.records(Self.name, Self.all)) : Reply.to(inquiry, rcode: 1)
            })
        #expect(showing(diagnosis) == ["fault servfail at resolver", "note edns-missing at authority"])
    }

    /// A forwarder hands queries on as they come, and the zone's servers are reached without EDNS only.
    @Test func `EDNS that gets lost behind the resolver isn't lost before it`() async throws {
        let forwarding: ScriptedWorld.Serve = { inquiry in
            if inquiry.question.name.isRoot { return Reply.to(inquiry) }
            return inquiry.udpPayloadSize != nil
                ? Response(.silent, over: .udp) : Reply.to(inquiry, answer: Reply.records(Self.name, Self.all))
        }
        let diagnosis = try await diagnosis(resolver: forwarding, authority: forwarding)
        #expect(showing(diagnosis) == ["fault edns-dropped at path-to-authority", "note silent at upstream"])
    }
}
