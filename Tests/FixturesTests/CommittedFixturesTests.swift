import Conformance
import Foundation
import Scenarios
import Testing

@testable import Fixtures

/// The set that the repository has in `Fixtures`.
@Suite struct CommittedFixturesTests {
    private let set = FixtureSet("\(#filePath.components(separatedBy: "/Tests/")[0])/Fixtures")

    @Test func `it is what this program makes`() throws {
        #expect(try Kit.findings(set) == [])
    }

    @Test func `it has every scenario with octets of its own, at every count where the world breaks`() throws {
        let manifests = try set.folders().map { try $0.manifest() }
        let counts = [1, 20, 28, 29, 30, 31, 40, 74, 75, 100, 101, 256, 257, 1000, 4092]
        for scenario in ScenarioCatalogue.withOwnOctets {
            let present = manifests.filter { $0.recipe?.scenario == scenario }.map(\.expected.addresses)
            #expect(Set(present).isSuperset(of: counts), "\(scenario.name)")
        }
    }

    @Test func `it is small`() throws {
        let paths = try FileManager.default.subpathsOfDirectory(atPath: set.path)
        let sizes = paths.map { (try? Kit.contents("\(set.path)/\($0)").count) ?? 0 }
        #expect(sizes.reduce(0, +) < 5_000_000)
    }
}
