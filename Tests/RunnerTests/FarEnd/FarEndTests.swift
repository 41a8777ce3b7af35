import Conformance
import DNSWire
import Field
import Origin
import Scenarios
import Testing

@testable import Runner

/// What can be expected of names that are served elsewhere.
@Suite struct FarEndTests {
    @Test func `names are as long as elsewhere, and no shorter than a long zone needs`() throws {
        #expect(try FarEnd.nameLength(under: DomainName("big.example.net")) == Case.usualNameLength)
        let long = try DomainName("a-rather-long-label-in-the-middle.big.example.net")
        let length = try FarEnd.nameLength(under: long)
        let name = CaseName(nonce: 60_000_000, content: .records(.aaaa, count: 4096), scenario: "middlebox--1234")
        #expect(try name.name(under: long, length: length).length == length)
    }

    @Test func `the quick profile takes minutes, and nobody waits in it`() throws {
        let scenarios = Profile.quick.farScenarios
        #expect(scenarios.first?.name == "clean")
        #expect(scenarios.allSatisfy { $0.publicPlay == .toAll && !$0.isSilent && !$0.strikesEveryQuery })
        #expect(
            Profile.quick.farCounts(for: ScenarioCatalogue.clean) == [1, 8, 20, 28, 29, 40, 100, 101, 256, 257, 1000])
        #expect(Profile.standard.farScenarios == ScenarioCatalogue.all.filter { !$0.publicPlay.isNever })
    }
}
