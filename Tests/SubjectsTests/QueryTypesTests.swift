import Conformance
import Testing

@testable import Subjects

@Suite struct QueryTypesTests {
    private let rule = Rule(rfc: "RFC 1035", section: "4.1.1", text: "text")

    private func scenario(_ faults: [Fault]) -> Scenario {
        Scenario(
            name: "mine", title: "t", wire: "w", requirement: "r", faults: faults, expectation: .complete, rule: rule,
            victims: [])
    }

    private func manifest(_ name: String) throws -> Manifest {
        try #require(Catalogue.manifests().first { $0.manifest.name == name }).manifest
    }

    @Test func `both are asked for in pairs alone, and only of a program that can`() throws {
        let pairs = scenario([.otherType(.dead)])
        #expect(try manifest("glibc-getaddrinfo").types(asking: .a, in: pairs) == .both)
        #expect(try manifest("glibc-getaddrinfo").types(asking: .aaaa, in: scenario([])) == .one(.aaaa))
        #expect(try manifest("glibc-gethostbyname").types(asking: .a, in: pairs) == .one(.a))
    }

    @Test func `a program's argument is the type's mnemonic, or both with a plus sign`() throws {
        func filled(_ types: QueryTypes) throws -> String {
            let values = Workshop.Values(types: types).dictionary(zone: "brimful.example.")
            return try Template.fill("{{type}}", with: values, place: "here")
        }
        #expect(try filled(.one(.a)) == "A")
        #expect(try filled(.one(.aaaa)) == "AAAA")
        #expect(try filled(.both) == "A+AAAA")
    }
}
