import Conformance
import FoundationEssentials
import Testing

/// How faults are written in scenario files and reports.
@Suite struct FaultCodingTests {
    struct Writing: Sendable, CustomTestStringConvertible {
        let fault: Fault
        let text: String
        var testDescription: String { text }

        init(_ fault: Fault, _ text: String) {
            self.fault = fault
            self.text = text
        }
    }

    @Test(arguments: writings) func `a fault is read as it is written`(writing: Writing) throws {
        #expect(try Self.read(writing.text) == writing.fault)
    }

    @Test(arguments: writings) func `a fault is written as it is read`(writing: Writing) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        #expect(String(decoding: try encoder.encode([writing.fault]), as: UTF8.self) == "[\(writing.text)]")
    }

    @Test(arguments: mistakes) func `a mistake gets one clear line`(text: String, message: String) {
        #expect(Self.mistake(in: text) == message)
    }

    @Test(arguments: ["{\"cut\":\"512\"}", "{\"truncate\":1}", "{\"negative\":{\"rcode\":\"nodata\"}}", "3", "[]"])
    func `what has another shape is refused`(text: String) {
        #expect(throws: DecodingError.self) { try Self.read(text) }
    }

    static let writings: [Writing] =
        words(Fault.truncate, "truncate") + words(Fault.omitTC, "omit-tc") + words(Fault.edns, "edns")
        + words(Fault.otherType, "other-type") + words(Fault.forge, "forge") + words(Fault.tcp, "tcp")
        + Fault.Negative.allCases.map { rcode in
            Writing(.negative(rcode, above: 20), "{\"negative\":{\"above\":20,\"rcode\":\"\(rcode.rawValue)\"}}")
        } + others

    private static let others: [Writing] = [
        Writing(.negative(.nodata, above: 0), "{\"negative\":{\"above\":0,\"rcode\":\"nodata\"}}"),
        Writing(.negative(.nodata, above: 65_535), "{\"negative\":{\"above\":65535,\"rcode\":\"nodata\"}}"),
        Writing(.subset(1), "{\"subset\":1}"), Writing(.subset(65_535), "{\"subset\":65535}"),
        Writing(.cnameChain(1), "{\"cname-chain\":1}"), Writing(.cnameChain(16), "{\"cname-chain\":16}"),
        Writing(.delegation(servers: 1), "{\"delegation\":1}"),
        Writing(.delegation(servers: 13), "{\"delegation\":13}"),
        Writing(.cut(at: 12), "{\"cut\":12}"), Writing(.cut(at: 65_535), "{\"cut\":65535}"),
        Writing(.drop(above: 12), "{\"drop\":12}"), Writing(.drop(above: 65_535), "{\"drop\":65535}"),
        Writing(.cnameOnly, "\"cname-only\""), Writing(.noCompression, "\"no-compression\""),
        Writing(.duplicate, "\"duplicate\""), Writing(.shuffle, "\"shuffle\""),
        Writing(.firstTime([]), "{\"first-time\":[]}"),
        Writing(.omit([.recursionAvailable, .opt]), "{\"omit\":[\"ra\",\"opt\"]}"),
        Writing(
            .firstTime([.truncate(.wholeRecords), .tcp(.reset), .shuffle]),
            "{\"first-time\":[{\"truncate\":\"whole-records\"},{\"tcp\":\"reset\"},\"shuffle\"]}"),
    ]

    private static func words<Choice: RawRepresentable<String> & CaseIterable>(
        _ fault: (Choice) -> Fault, _ word: String
    ) -> [Writing] {
        Choice.allCases.map { Writing(fault($0), "{\"\(word)\":\"\($0.rawValue)\"}") }
    }

    private static let mistakes: [(String, String)] = [
        (
            "\"truncate\"",
            "\"truncate\" is no fault that stands alone; there are: cname-only, duplicate, no-compression, shuffle"
        ),
        (
            "\"shufle\"",
            "\"shufle\" is no fault that stands alone; there are: cname-only, duplicate, no-compression, shuffle"
        ),
        ("{\"chop\":512}", "a fault is one of: \(allWords)"),
        ("{}", "a fault is one of: \(allWords)"),
        ("{\"cut\":512,\"drop\":512}", "a fault is one of: \(allWords)"),
        ("{\"shuffle\":true}", "shuffle stands alone: write \"- shuffle\""),
        ("{\"duplicate\":2}", "duplicate stands alone: write \"- duplicate\""),
        ("{\"no-compression\":true}", "no-compression stands alone: write \"- no-compression\""),
        ("{\"cname-only\":true}", "cname-only stands alone: write \"- cname-only\""),
        ("{\"truncate\":\"half\"}", "truncate: \"half\" is none of empty, whole-records, cut-record, counts-only"),
        ("{\"omit-tc\":\"no\"}", "omit-tc: \"no\" is none of without-edns, with-edns, all"),
        ("{\"edns\":\"\"}", "edns: \"\" is none of formerr, badvers, drop, ignored"),
        ("{\"other-type\":\"big\"}", "other-type: \"big\" is none of dead, servfail, large"),
        (
            "{\"forge\":\"id\"}", "forge: \"id\" is none of wrong-id, wrong-question, foreign-address, late-duplicate"
        ),
        (
            "{\"tcp\":\"Refused\"}",
            "tcp: \"Refused\" is none of refused, blackhole, eof, silent, reset, half-frame, truncated, split, slow"
        ),
        ("{\"negative\":{\"rcode\":\"nodata\",\"above\":-1}}", "negative: above: -1 is not in 0 to 65535"),
        ("{\"negative\":{\"rcode\":\"nodata\",\"above\":65536}}", "negative: above: 65536 is not in 0 to 65535"),
        (
            "{\"negative\":{\"rcode\":\"refused\",\"above\":1}}",
            "negative: rcode: \"refused\" is none of nxdomain, servfail, nodata"
        ),
        ("{\"subset\":0}", "subset: 0 is not in 1 to 65535"),
        ("{\"subset\":65536}", "subset: 65536 is not in 1 to 65535"),
        ("{\"cname-chain\":0}", "cname-chain: 0 is not in 1 to 16"),
        ("{\"cname-chain\":17}", "cname-chain: 17 is not in 1 to 16"),
        ("{\"delegation\":0}", "delegation: 0 is not in 1 to 13"),
        ("{\"delegation\":14}", "delegation: 14 is not in 1 to 13"),
        ("{\"cut\":11}", "cut: 11 is not in 12 to 65535"), ("{\"cut\":65536}", "cut: 65536 is not in 12 to 65535"),
        ("{\"drop\":11}", "drop: 11 is not in 12 to 65535"), ("{\"drop\":65536}", "drop: 65536 is not in 12 to 65535"),
        ("{\"first-time\":[{\"cut\":1}]}", "cut: 1 is not in 12 to 65535"),
    ]

    private static let allWords =
        "cname-chain, cname-only, cut, delegation, drop, duplicate, edns, first-time, forge, negative, no-compression, "
        + "omit-tc, other-type, shuffle, subset, tcp, truncate"

    private static func read(_ text: String) throws -> Fault {
        let faults = try JSONDecoder().decode([Fault].self, from: Data("[\(text)]".utf8))
        return try #require(faults.first)
    }

    private static func mistake(in text: String) -> String? {
        do {
            return "no mistake: \(try read(text))"
        } catch DecodingError.dataCorrupted(let context) {
            return context.debugDescription
        } catch {
            return "\(error)"
        }
    }
}
