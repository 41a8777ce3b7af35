import Conformance
import Foundation
import Scenarios
import Testing

@Suite struct ScenarioFilesOnDiskTests {
    @Test func `the documented example loads`() throws {
        let scenario = try ScenarioFile.read(Repository.example.path)
        #expect(scenario.name == "hotel-wifi")
        #expect(scenario.faults == [.drop(above: 1232), .tcp(.silent)])
        #expect(scenario.expectation == .honestFailure && scenario.rule == .giveUpSoftly)
        #expect(scenario.counts == [20, 40, 75, 100])
    }

    @Test func `the example's comments name every fault and every choice`() throws {
        let text = try String(contentsOf: Repository.example, encoding: .utf8)
        let words = ScenarioCatalogue.all.flatMap(\.faults).map { fault in
            Fault.lines(of: [fault])[0].prefix { $0 != ":" }
        }
        #expect(Set(words).count == 17)
        for word in words { #expect(text.contains("#   \(word)"), "\(word)") }
        let choices =
            Fault.Truncation.allCases.map(\.rawValue) + Fault.Queries.allCases.map(\.rawValue)
            + Fault.Negative.allCases.map(\.rawValue) + Fault.EDNSFault.allCases.map(\.rawValue)
            + Fault.OtherType.allCases.map(\.rawValue) + Fault.Forgery.allCases.map(\.rawValue)
            + Fault.TCPFault.allCases.map(\.rawValue) + Conformance.Expectation.allCases.map(\.rawValue)
        for choice in choices { #expect(text.contains(choice), "\(choice)") }
    }

    @Test func `a file that isn't there, a folder and one that is too large are told apart`() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("brimful-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let large = folder.appendingPathComponent("large.yml")
        try Data(repeating: UInt8(ascii: "#"), count: (64 << 10) + 1).write(to: large)
        let binary = folder.appendingPathComponent("binary.yml")
        try Data([0x6E, 0xFF, 0xFE]).write(to: binary)
        let expected = [
            folder.appendingPathComponent("none.yml").path: "no such file", folder.path: "can't be read",
            large.path: "is larger than 64 KiB", binary.path: "is no UTF-8 text", "/dev/zero": "is larger than 64 KiB",
        ]
        for (path, words) in expected {
            let error = try #require(throws: ScenarioError.self) { try ScenarioFile.read(path) }
            #expect(error.description.hasPrefix("\(path): \(words)"), "\(error)")
        }
    }
}
