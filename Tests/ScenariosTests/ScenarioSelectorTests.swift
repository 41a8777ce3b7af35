import Conformance
import Foundation
import Scenarios
import Testing

@Suite struct ScenarioSelectorTests {
    private func names(_ words: [String]) throws -> [String] {
        try ScenarioSelector.select(words).map(\.name)
    }

    @Test func `a prefix that ends at a dash takes the whole family`() throws {
        #expect(try names(["tcp"]).count == 9)
        #expect(try names(["tcp"]).allSatisfy { $0.hasPrefix("tcp-") })
        #expect(try names(["tcp-"]) == names(["tcp"]))
        #expect(
            try names(["cname-chain"]) == ["cname-chain-1", "cname-chain-3", "cname-chain-8", "cname-chain-16"])
        #expect(try names(["edns"]) == ["edns-overrun", "edns-formerr", "edns-badvers", "edns-drop", "edns-ignored"])
    }

    @Test func `a whole name wins over names that begin with it`() throws {
        #expect(try names(["drop-512"]) == ["drop-512"])
        #expect(try names(["cname-chain-1"]) == ["cname-chain-1"])
    }

    @Test func `all is all, in the catalogue's order, whatever is named besides`() throws {
        #expect(try names(["shuffle", "all", "clean"]) == ScenarioCatalogue.all.map(\.name))
        #expect(try names(["shuffle", "clean", "shuffle"]) == ["clean", "shuffle"])
    }

    @Test(arguments: ["tc", "cname", "frag-drop"]) func `no half of a word is a prefix`(word: String) throws {
        #expect(try names([word]).allSatisfy { $0.hasPrefix(word + "-") })
    }

    @Test(arguments: [
        ("tcp-refusd", "tcp-refused"), ("claen", "clean"), ("DROP-512", "drop-512"), ("cname-chain-2", "cname-chain-1"),
    ]) func `an unknown name is refused with the nearest ones`(word: String, nearest: String) throws {
        let error = try #require(throws: ScenarioError.self) { try ScenarioSelector.select([word]) }
        #expect(error.description.hasPrefix("no scenario \"\(word)\"; nearest: \(nearest), "), "\(error)")
    }

    @Test(arguments: ["", "-", "tcp-ref", "\u{1B}[31m", String(repeating: "x", count: 100_000)])
    func `what selects nothing is told in one short line`(word: String) throws {
        let error = try #require(throws: ScenarioError.self) { try ScenarioSelector.select([word]) }
        #expect(error.description.count <= 400)
        #expect(!error.description.unicodeScalars.contains { $0.value < 32 })
    }

    @Test(arguments: ["./mine", "mine.yml", "mine.yaml", "/tmp/no/such/file"]) func `a path is a file's`(
        word: String
    ) throws {
        let error = try #require(throws: ScenarioError.self) { try ScenarioSelector.select([word]) }
        #expect(error.description == "\(word): no such file")
    }

    @Test func `a file's scenario comes after the built-in ones, and once`() throws {
        let path = Repository.example.path
        #expect(try names([path, "clean", path]) == ["clean", "hotel-wifi"])
    }
}
