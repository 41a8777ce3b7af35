import Conformance
import FoundationEssentials
import Subjects
import Testing

@testable import Runner

@Suite struct ProgramReplyTests {
    private func reply(
        _ result: ProgramRun.Result, types: QueryTypes = .one(.a), count: Int = 2
    ) throws -> Reply {
        let text = """
            { "name": "mine", "kind": "stub", "title": "mine", "program": "mine",
              "errors": { "noSuchName": ["EAI_NONAME"], "temporary": ["EAI_AGAIN", "EAI_SYSTEM"] } }
            """
        let manifest = try JSONDecoder().decode(Manifest.self, from: Data(text.utf8))
        return Reply(result, manifest: manifest, type: .a, types: types, count: count, elapsedMs: 1)
    }

    @Test func `addresses are compared with what was sent`() throws {
        let reply = try reply(.line(#"{"addresses":["198.18.0.1","198.19.0.2","198.18.0.1"],"tc":false}"#))
        #expect(reply.status == .answered)
        #expect(reply.addresses == AddressTally(expected: 2, received: 2, duplicate: 1, viaTCP: 1))
        #expect(reply.tc == false)
    }

    @Test func `where both types were asked for, right addresses of the other are neither counted nor foreign`() throws
    {
        let both = #"{"addresses":["2001:2::1","198.18.0.1","2001:2::2","198.18.0.2"]}"#
        #expect(try reply(.line(both), types: .both).addresses == AddressTally(expected: 2, received: 2))
        #expect(try reply(.line(both)).addresses.foreign == 2)
        #expect(try reply(.line(#"{"addresses":["2001:2::3"]}"#), types: .both).addresses.foreign == 1)
    }

    @Test(arguments: [
        ("EAI_NONAME", ErrorClass.noSuchName), ("EAI_SYSTEM", .temporary), ("EAI_NEW", .malformed), ("", .malformed),
    ])
    func `an error word means what the manifest says, and at least an error`(
        _ word: String, _ expected: ErrorClass
    ) throws {
        let reply = try reply(.line(#"{"error":"\#(word)"}"#))
        #expect(reply.errorClass == expected)
        #expect(reply.error == word)
    }

    @Test func `an error word is kept short`() throws {
        let reply = try reply(.line(#"{"error":"\#(String(repeating: "E", count: 100_000))"}"#))
        #expect(reply.error?.count == 200)
    }

    @Test(arguments: [
        "", "{}", "null", "[]", "{", "198.18.0.1", #"{"addresses":"198.18.0.1"}"#, #"{"addresses":["198.18.0"]}"#,
        #"{"addresses":["198.18.0.1%lo"]}"#, #"{"addresses":[1]}"#, #"{"addresses":[""]}"#, #"{"addresses":[null]}"#,
        #"{"addresses":["198.18.0.1"],"error":"EAI_AGAIN"}"#, #"{"error":1}"#, #"{"error":"E","tc":"yes"}"#,
        "{\"addresses\":[\"198.18.0.1\u{0}\"]}",
    ])
    func `a line that is none of the protocol is unreadable`(_ line: String) throws {
        guard case .unreadable = try reply(.line(line)).status else {
            Issue.record("read as a line of the protocol: \(line)")
            return
        }
    }

    @Test func `more addresses than a message can hold are unreadable`() throws {
        let addresses = [String](repeating: "\"198.18.0.1\"", count: 65_536).joined(separator: ",")
        guard case .unreadable = try reply(.line(#"{"addresses":[\#(addresses)]}"#)).status else {
            Issue.record("65,536 addresses were taken")
            return
        }
    }

    @Test func `how the program ended is told`() throws {
        #expect(try reply(.hung).status == .hung)
        #expect(try reply(.ended(.init(.exited(3), log: []))).status == .exited(3))
        #expect(try reply(.ended(.init(.signalled(11), log: []))).status == .signalled(11))
        #expect(try reply(.ended(.init(.excess(.log), log: []))).status == .ended(.log))
        #expect(try reply(.ended(.init(.exited(3), log: ["a", "b"]))).log == ["a", "b"])
        #expect(try reply(.outOfStep).status == .outOfStep)
        #expect(try reply(.failed("no memory")).status == .harness("no memory"))
        #expect(try reply(.ended(.init(.exited(3), log: []))).addresses == AddressTally(expected: 2))
    }
}
