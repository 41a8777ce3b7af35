import Conformance
import DNSWire
import FixtureFormats
import Testing

@testable import Origin

/// What a client may be held to, by what was recorded.
@Suite struct RecordedContentTests {
    private func content(_ conversation: Conversation) -> RecordedContent {
        RecordedContent(Recorded.recording(conversation))
    }

    private func overUDP(_ responses: Conversation.Response...) throws -> Conversation {
        Conversation(udp: .init(query: try Recorded.query().octets, responses: responses))
    }

    @Test(
        arguments: [
            ("clean", .complete), ("tc-empty", .complete), ("tc-partial", .complete), ("tc-cut-mid-rr", .complete),
            ("tc-counts-lie", .complete), ("chop-512", .completeOrHonestFailure), ("oversize-no-tc", .complete),
            ("drop-512", .complete), ("middlebox-negative-nxdomain", .undetectable), ("cname-only", .noData),
            ("middlebox-negative-servfail", .honestFailure), ("tcp-still-tc", .honestFailure),
        ] as [(String, Conformance.Expectation)])
    func `what is expected follows from what a correct client comes to`(
        scenario: String, expectation: Conformance.Expectation
    ) throws {
        #expect(content(try Recorded.conversation(scenario, count: 40)).expectation == expectation)
    }

    @Test(arguments: Conversation.Connection.Opening.allCases)
    func `a truncated answer without TCP can only fail honestly`(opening: Conversation.Connection.Opening) throws {
        var conversation = try overUDP(.init(try Recorded.response("tc-partial", count: 40, over: .udp)))
        #expect(content(conversation).expectation == .honestFailure)
        conversation.tcp = .init(opening: opening, query: nil, segments: [], ending: .client)
        let found = content(conversation)
        #expect(found.expectation == .honestFailure && found.count == found.addresses.count && found.count < 40)
    }

    @Test func `the addresses are those of the fullest message, and each is told its transport`() throws {
        let found = content(try Recorded.conversation("tc-partial", count: 40))
        let addresses = (0..<40).map { TestAddresses(.a).address($0, over: .tcp) }
        #expect(found.addresses == addresses && found.onlyOverTCP == Set(addresses) && found.count == 40)
        let small = content(try Recorded.conversation(count: 3))
        #expect(small.addresses.count == 3 && small.onlyOverTCP.isEmpty)
    }

    @Test func `what must not be believed is no part of it`() throws {
        let right = try Recorded.response(count: 3, over: .udp)
        let wrongID = Recorded.message(try Recorded.response(count: 9, over: .udp), id: 0)
        var wrongQuestion = try Recorded.response(count: 8, over: .udp)
        wrongQuestion[13] = UInt8(ascii: "x")
        let foreign = Conversation.Response(try Recorded.response(count: 7, over: .udp), isForeign: true)
        let found = content(try overUDP(.init(wrongID), .init(wrongQuestion), foreign, .init(right)))
        #expect(found.count == 3 && found.expectation == .complete && found.message == right)
    }

    @Test func `of a message that is cut the whole records are known, and how many there should be`() throws {
        let response = try Recorded.response("chop-512", count: 40, over: .udp)
        let found = content(try overUDP(.init(response)))
        #expect(found.addresses.count == (512 - 43) / 16 && found.count == 40)
        #expect(found.expectation == .honestFailure && !found.isMessageWellFormed)
    }

    @Test func `nothing at all is nothing to hold anybody to`() throws {
        let found = content(try overUDP())
        #expect(found.message == nil && found.count == 0 && found.expectation == .honestFailure)
    }

    @Test func `any octets can be looked at`() throws {
        let response = try Recorded.response("cname-chain-3", count: 5, to: Recorded.query(ednsSize: 1232), over: .udp)
        for index in response.indices {
            for value: UInt8 in [0, 1, 0x3F, 0x7F, 0x80, 0xC0, 0xFF] {
                var damaged = response
                damaged[index] = value
                try look(at: damaged)
            }
            try look(at: Array(response.prefix(index)))
        }
    }

    private func look(at octets: [UInt8]) throws {
        let recording = Recorded.recording(try overUDP(.init(octets)))
        let found = RecordedContent(recording)
        #expect(found.addresses.count <= max(found.count, 5))
        let recordings = Recordings([recording])
        let query = try Recorded.query().octets
        query.withUnsafeBytes { query in
            for transport in [Transport.udp, .tcp] {
                let asking = Responder.Asking(query: query, transport: transport, destination: 0, role: .origin)
                guard let head = QueryHead(query) else { return }
                #expect(recordings.answer(asking, head) != nil)
            }
        }
    }
}
