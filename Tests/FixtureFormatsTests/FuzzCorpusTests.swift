import Conformance
import DNSWire
import FixtureFormats
import Foundation
import Testing

/// What the fuzzers start from, and what they found worth keeping (Tests/Fuzz): read here as well, where nothing is
/// sanitized, so that no input of theirs ever becomes a trap again.
@Suite struct FuzzCorpusTests {
    private static let corpus = "\(#filePath.components(separatedBy: "/FixtureFormatsTests/")[0])/Fuzz/Corpus"

    private func inputs(_ reader: String) throws -> [[UInt8]] {
        let names = try FileManager.default.contentsOfDirectory(atPath: "\(Self.corpus)/\(reader)")
        return try names.map { name in
            [UInt8](try Data(contentsOf: URL(filePath: "\(Self.corpus)/\(reader)/\(name)")))
        }
    }

    /// How many of them can be read, and how many are refused.
    private func read<Value>(_ reader: String, _ body: ([UInt8]) throws -> Value) throws -> (read: Int, refused: Int) {
        let results = try inputs(reader).map { octets in (try? body(octets)) != nil }
        return (results.count(where: \.self), results.count { !$0 })
    }

    @Test func `captures are read or refused`() throws {
        let found = try read("Capture") { try Capture(reading: $0).exchanges.map(\.scrubbed) }
        #expect(found.read > 20 && found.refused > 0, "\(found)")
    }

    @Test func `test files of ldns-testns are read or refused`() throws {
        let found = try read("Testns") { try TestnsFile(reading: $0) }
        #expect(found.read > 20 && found.refused > 0, "\(found)")
    }

    @Test func `hexadecimal is read or refused`() throws {
        let found = try read("Hex") { try HexText(reading: $0) }
        #expect(found.read > 20 && found.refused > 0, "\(found)")
    }

    @Test func `messages are read or refused`() throws {
        let strictly = try read("Message") { try StrictMessage(reading: $0).addresses(.a) }
        #expect(strictly.read > 20 && strictly.refused > 0, "\(strictly)")
        let leniently = try read("Message") { try Message(decoding: $0) }
        #expect(leniently.read > 20 && leniently.refused > 0, "\(leniently)")
    }
}
