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

    @Test(arguments: Profile.allCases, ScenarioCatalogue.all)
    func `a scenario is tried at its own counts, or at some of the profile's with the incident's among them`(
        profile: Profile, scenario: Scenario
    ) {
        let counts = profile.counts(for: scenario)
        #expect(zip(counts, counts.dropFirst()).allSatisfy { $0 < $1 })
        if let own = scenario.counts {
            #expect(counts == own)
        } else if scenario.isSilent {
            #expect(counts == [20, 40])
        } else {
            #expect(counts == profile.counts)
        }
    }

    @Test func `the quick profile plays ten scenarios, the others all`() {
        #expect(
            Profile.quick.scenarios.map(\.name) == [
                "clean", "tc-empty", "tc-partial", "tcp-refused", "tcp-blackhole", "tcp-eof", "drop-512",
                "oversize-no-tc", "chop-512", "no-compress",
            ])
        #expect(Profile.standard.scenarios == ScenarioCatalogue.all)
        #expect(Profile.full.scenarios == ScenarioCatalogue.all)
    }

    @Test func `the full sweep is the documented one`() {
        let documented =
            "1 3 8 9 15 16 20 21 24 28-32 34-36 40 45 47-49 63-65 70 73-75 84-90 100 101 128 185 186 252-257 400 508-512 1000 "
            + "1361 1680 2046 4090-4096"
        let counts = documented.split(separator: " ").flatMap { word in
            let ends = word.split(separator: "-").compactMap { Int($0) }
            return Array(ends[0]...ends[ends.count - 1])
        }
        #expect(Profile.full.counts == counts)
    }

    /// Of a usual name 4091 A and 2338 AAAA records fit in a message without an OPT record.
    @Test func `the largest message's sweep has both sides of it, for both types`() throws {
        let counts = try #require(ScenarioCatalogue.scenario(named: "msg-64k")?.counts)
        for recordLength in [16, 28] {
            let last = (65_535 - 12 - Case.usualNameLength - 4) / recordLength
            #expect(counts.contains(last) && counts.contains(last + 1), "\(last)")
        }
    }

    /// A scenario whose answers all get through would show nothing; one whose answers are all lost has no control.
    @Test(arguments: Profile.allCases, ScenarioCatalogue.all)
    func `where large answers are lost, some counts are above the limit and some below`(
        profile: Profile, scenario: Scenario
    ) {
        let sizes = profile.counts(for: scenario).map { 12 + Case.usualNameLength + 4 + 16 * $0 }
        for case .drop(let limit) in scenario.faults {
            #expect(sizes.contains { $0 > limit } && sizes.contains { $0 <= limit }, "\(sizes)")
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
