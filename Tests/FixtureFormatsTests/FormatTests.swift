import Conformance
import DNSWire
import FixtureFormats
import Testing

/// What holds for every form.
@Suite struct FormatTests {
    private func check(_ fixture: Fixture) {
        for format in Sample.formats {
            let export = format.export(fixture)
            #expect(export == format.export(fixture), "\(format.name) is deterministic")
            guard case .refused(let reason) = export.fidelity else {
                #expect(!export.files.isEmpty || fixture.conversation == Conversation(), "\(format.name)")
                continue
            }
            #expect(export.files.isEmpty && !reason.isEmpty && !reason.contains("\n"), "\(format.name)")
        }
    }

    @Test func `names and titles are there and differ`() {
        #expect(Set(Sample.formats.map(\.name)).count == Sample.formats.count)
        #expect(Sample.formats.allSatisfy { !$0.title.isEmpty && !$0.title.contains("\n") })
    }

    @Test func `a response with any octet changed or cut is written or refused`() throws {
        let fixture = try Sample.fixture(count: 2, udp: .whole, edns: 1232, aliases: 1)
        let datagrams = try #require(fixture.conversation.udp)
        let octets = datagrams.responses[0].octets
        var damaged = octets.indices.map { Array(octets.prefix($0)) }
        for position in octets.indices {
            for value in [0x00, 0x06, 0x40, 0xC0, 0xFF] as [UInt8] {
                var changed = octets
                changed[position] = value
                damaged.append(changed)
            }
        }
        let question = Question(name: fixture.name, type: 1)
        for octets in damaged {
            let conversation = Conversation(
                udp: .init(query: datagrams.query, responses: [.init(octets)]),
                tcp: Sample.connection(datagrams.query, octets))
            check(try Sample.fixture("clean", .a, count: 2, question, conversation))
        }
    }

    @Test func `every shape of a conversation is written or refused`() throws {
        let fixture = try Sample.fixture(count: 40)
        let udp = try #require(fixture.conversation.udp)
        let message = try #require(fixture.conversation.tcp?.message)
        let frame = Sample.frame(message)
        let segments: [[[UInt8]]] = [[], [[]], [[0]], [[0, 0]], [frame], [frame, frame], frame.map { [$0] }]
        let question = Question(name: fixture.name, type: 1)
        for opening in Conversation.Connection.Opening.allCases {
            for ending in [Conversation.Connection.Ending.client, .server, .reset] {
                for segments in segments {
                    let tcp = Conversation.Connection(
                        opening: opening, query: segments.isEmpty ? nil : udp.query, segments: segments, ending: ending)
                    for udp in [
                        nil, udp, .init(query: udp.query, responses: []), .init(query: [], responses: [.init([])]),
                    ] {
                        let conversation = Conversation(udp: udp, tcp: tcp)
                        check(try Sample.fixture("clean", .a, count: 40, question, conversation))
                    }
                }
            }
        }
        check(try Sample.fixture("clean", .a, count: 0, question, Conversation()))
    }

    @Test func `an identifier can't end a string or a comment`() throws {
        let clean = try Sample.fixture(count: 1)
        let hostile = Fixture(
            id: "a\"\n*/;é", scenario: clean.scenario, name: clean.name, type: .a, count: 1,
            conversation: clean.conversation)
        for format in [CFormat(), SwiftFormat(), PythonFormat(), TestnsFormat(), ZoneFormat()] as [any FixtureFormat] {
            for (file, octets) in format.export(hostile).files {
                #expect(text(octets).contains("a---/--"), "\(file)")
                #expect(!text(octets).contains("a\""), "\(file)")
            }
        }
    }
}
