import Conformance
import Scenarios
import Testing

@Suite struct ProfileTests {
    @Test(arguments: Profile.allCases) func `counts ascend without repeating and stay in 1 to 4096`(profile: Profile) {
        #expect(zip(profile.counts, profile.counts.dropFirst()).allSatisfy { $0 < $1 })
        #expect(profile.counts.allSatisfy { (1...4096).contains($0) })
        #expect(!profile.counts.isEmpty)
    }

    @Test(arguments: Profile.allCases) func `the controls, the safe count and the incident's count are tried`(
        profile: Profile
    ) {
        #expect(Set(profile.counts).isSuperset(of: [1, 8, 20, 40]))
    }

    @Test func `each profile tries more than the one before`() {
        let sizes = [Profile.quick, .standard, .full].map(\.counts.count)
        #expect(sizes == sizes.sorted() && Set(sizes).count == sizes.count)
        #expect(Profile.quick.counts.count <= 10)
    }

    @Test(arguments: Profile.allCases) func `a scenario is tried at counts of its profile, the incident's among them`(
        profile: Profile
    ) {
        for scenario in ScenarioCatalogue.all {
            let counts = profile.counts(for: scenario)
            #expect(Set(counts).isSubset(of: profile.counts))
            #expect(counts.contains(40))
            #expect(zip(counts, counts.dropFirst()).allSatisfy { $0 < $1 })
        }
    }

    @Test(arguments: ScenarioCatalogue.all) func `only a silent scenario is spared counts`(scenario: Scenario) {
        for profile in Profile.allCases {
            let counts = profile.counts(for: scenario)
            if scenario.isSilent {
                #expect(counts.count <= 3)
            } else {
                #expect(counts == profile.counts)
            }
        }
    }

    /// 28 A records of a usual name fill 512 octets exactly; the octet limits that break clients all have a count beside them.
    @Test func `the sweep has both sides of every octet limit`() {
        for limit in [512, 1232, 1472, 4096, 8192, 65_535] {
            let last = (limit - 12 - Case.usualNameLength - 4) / 16
            #expect(Profile.sweep.contains(last) && Profile.sweep.contains(last + 1), "\(limit) octets: \(last)")
        }
    }
}
