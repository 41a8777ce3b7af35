import Conformance
import FixtureFormats
import Foundation
import TestTools
import Testing

@testable import Fixtures

/// Every `case.json` is what its schema promises.
@Suite struct CaseSchemaTests {
    private static let repository = #filePath.components(separatedBy: "/Tests/")[0]

    private static let script = """
        import json, sys, jsonschema
        schema, *manifests = json.load(sys.stdin)
        validator = jsonschema.Draft202012Validator(schema)
        for manifest in manifests:
            for error in validator.iter_errors(manifest): print(manifest.get('id'), error.json_path, error.message)
        print(len(manifests), 'read')
        """

    private func complaints(_ path: String) async throws -> [String] {
        let manifests = try FixtureSet(path).folders().map { "\($0.path)/\(FixtureFiles.manifestName)" }
        // The tool may be in a root of its own, which has none of these files.
        let texts = try (["\(Self.repository)/Fixtures/case.schema.json"] + manifests).map {
            try String(contentsOfFile: $0, encoding: .utf8)
        }
        let finished = try await TestTool.jsonschema.run(
            ["-c", Self.script], input: Array("[\(texts.joined(separator: ","))]".utf8))
        try #require(finished.succeeded, "\(finished.complaints)")
        return finished.output.split(separator: "\n").map(String.init)
    }

    @Test func `crafted and captured, with every kind of connection`() async throws {
        let recipes = try ["tcp-refused", "tcp-blackhole", "tcp-reset", "tcp-split", "foreign-address", "edns-drop"]
            .flatMap {
                [try Kit.recipe($0), try Kit.recipe($0, view: .tcp)]
            }
        try await Kit.writing(recipes, formats: []) { set in
            let crafted = try Kit.kitchen().fixture(try Kit.recipe("clean"))
            let captured = CapturedFixture(
                id: "captured/x/a", name: crafted.name, type: .a, conversation: crafted.conversation)
            try set.folder(of: captured.id).write(
                try FixtureFiles(captured.fixture, capture: .init(file: "x.pcap", notes: ["cut"]), formats: []))
            #expect(try await complaints(set.path) == ["13 read"])
        }
    }

    @Test func `the committed ones`() async throws {
        #expect(try await complaints("\(Self.repository)/Fixtures") == ["465 read"])
    }
}
