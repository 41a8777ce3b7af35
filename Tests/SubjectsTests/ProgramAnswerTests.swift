import Testing

@testable import Subjects

@Suite struct ProgramAnswerTests {
    @Test func `addresses keep their order and duplicates`() throws {
        let answer = try ProgramAnswer(line: #"{"addresses":["198.18.0.2","198.18.0.1","198.18.0.2"]}"#)
        #expect(answer.addresses == ["198.18.0.2", "198.18.0.1", "198.18.0.2"])
        #expect(answer.error == nil)
    }

    @Test func `no address at all is an answer, too`() throws {
        #expect(try ProgramAnswer(line: #"{"addresses":[]}"#).addresses == [])
    }

    @Test func `an error has a word, and may tell more`() throws {
        let answer = try ProgramAnswer(line: #"{"error":"EAI_AGAIN","detail":"system error","tc":true}"#)
        #expect(answer.error == "EAI_AGAIN")
        #expect(answer.detail == "system error")
        #expect(answer.tc == true)
    }

    @Test func `keys of a later protocol are passed over`() throws {
        #expect(try ProgramAnswer(line: #"{"error":"E","later":{"a":[1]}}"#).error == "E")
    }

    @Test(arguments: ["", "{}", "{", "[]", "null", "0", "\u{0}", "ok", #"{"addresses":{}}"#, #"{"error":null}"#])
    func `anything else is refused, on one line of bounded length`(_ line: String) {
        #expect(throws: SubjectError.self) { try ProgramAnswer(line: line) }
    }

    @Test func `both addresses and an error are refused`() {
        #expect(throws: SubjectError.self) { try ProgramAnswer(line: #"{"addresses":[],"error":"E"}"#) }
    }

    @Test func `a hostile line does no harm to the message about it`() {
        let line = "\u{1b}[2J\r\n" + String(repeating: "x", count: 1 << 20)
        let error = #expect(throws: SubjectError.self) { try ProgramAnswer(line: line) }
        #expect(error?.description.contains { $0.isNewline || $0 == "\u{1b}" } == false)
        #expect(error.map { $0.description.count < 200 } == true)
    }

    @Test func `arrays nested without end are refused`() {
        let line = #"{"addresses":"# + String(repeating: "[", count: 100_000)
        #expect(throws: SubjectError.self) { try ProgramAnswer(line: line) }
    }
}
