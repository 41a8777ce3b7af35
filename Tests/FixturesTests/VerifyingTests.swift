import Foundation
import Scenarios
import Testing

@testable import Fixtures

@Suite struct VerifyingTests {
    @Test(arguments: ["clean", "tc-cut-mid-rr", "wrong-id", "tcp-half-frame"])
    func `any octet that is changed is found, in any file`(_ scenario: String) async throws {
        try await Kit.writing([try Kit.recipe(scenario, 3)]) { set in
            #expect(try Kit.findings(set) == [])
            let folder = set.folder(of: "\(scenario)/a3/udp512").path
            for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
                try expectFinding(set, in: "\(folder)/\(name)")
            }
            try expectFinding(set, in: "\(set.path)/\(FixtureIndex.name)")
        }
    }

    /// Changes octets one at a time: each of a short file, and some of a longer one.
    private func expectFinding(_ set: FixtureSet, in path: String) throws {
        let original = try Kit.contents(path)
        for place in stride(from: 0, to: original.count, by: max(1, original.count / 40)) {
            var changed = original
            changed[place] ^= 0x01
            try Kit.write(changed, path)
            #expect(try Kit.findings(set).count >= 1, "\(path): octet \(place)")
        }
        try Kit.write(original, path)
        #expect(try Kit.findings(set) == [])
    }

    @Test func `what is missing, too short, or doesn't belong there is told`() async throws {
        try await Kit.writing([try Kit.recipe("tc-empty", 40)], formats: []) { set in
            let folder = set.folder(of: "tc-empty/a40/udp512").path
            let original = try Kit.contents("\(folder)/tcp.response.bin")
            try Kit.write(original.dropLast(), "\(folder)/tcp.response.bin")
            #expect(try Kit.findings(set) == ["\(folder)/case.json: tcp: segments don't add up to the response"])
            try FileManager.default.removeItem(atPath: "\(folder)/tcp.response.bin")
            #expect(try Kit.findings(set) == ["\(folder)/tcp.response.bin: No such file or directory"])
            try Kit.write(original, "\(folder)/tcp.response.bin")
            try Kit.write(Data(), "\(folder)/notes")
            #expect(try Kit.findings(set) == ["\(folder)/notes: does not belong here"])
        }
    }

    @Test func `a fixture in another's place is told`() async throws {
        try await Kit.writing([try Kit.recipe("clean", 40)], formats: []) { set in
            let places = ["40", "41"].map { "\(set.path)/clean/a\($0)" }
            try FileManager.default.moveItem(atPath: places[0], toPath: places[1])
            let findings = try Kit.findings(set)
            #expect(
                findings.contains { $0.contains("is the fixture of clean/a40/udp512, and stands in another folder") })
        }
    }

    /// What a case.json must not say, and the words that the complaint has.
    private static let lies: [(String, String, String)] = [
        ("\"count\" : 40", "\"count\" : 70000000000", "count: 70000000000 is not in 1 to 4096"),
        ("\"count\" : 40", "\"count\" : -1", "count: -1 is not in 1 to 4096"),
        ("\"count\" : 40", "\"count\" : 4e99", "not valid JSON"),
        ("\"view\" : \"udp512\"", "\"view\" : \"lookup\"", "view: lookup is none of"),
        ("\"schema\" : 1", "\"schema\" : 2", "schema 2 is not known"),
        ("\"zone\" : \"brimful.example.\"", "\"zone\" : \"..\"", "empty label"),
        ("\"file\" : \"udp.response\"", "\"file\" : \"../../../etc/passwd\"", "is not udp.response"),
        ("\"file\" : \"tcp.response\"", "\"file\" : \"/dev/zero\"", "is not tcp.response"),
        ("\"announced\" : 704", "\"announced\" : 99999", "announced is not in 0 to 65535"),
        (
            "\"expectation\" : \"complete\"", "\"expectation\" : \"honestFailure\"",
            "is not what this brimful's clean is"
        ),
        ("{", "", "JSON"),
    ]

    @Test(arguments: lies.indices)
    func `a fixture that lies about itself gets one line`(_ index: Int) async throws {
        let (truth, lie, words) = Self.lies[index]
        try await Kit.writing([try Kit.recipe("clean", 40)], formats: []) { set in
            let path = "\(set.folder(of: "clean/a40/udp512").path)/case.json"
            let text = try String(contentsOfFile: path, encoding: .utf8)
            let range = try #require(text.range(of: truth))
            try Kit.write(Data(text.replacingCharacters(in: range, with: lie).utf8), path)
            let findings = FixtureVerifier().findings(in: set.folder(of: "clean/a40/udp512"))
            #expect(findings.count == 1 && findings[0].contains(words) && !findings[0].contains("\n"), "\(findings)")
        }
    }
}
