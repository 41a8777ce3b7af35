import Conformance
import Testing

@Suite struct VersionOrderTests {
    @Test func `numbers count as numbers`() {
        let versions = ["1.10", "1.9", "1.9.1", "2", "1.9rc1", "", "20230101", "9.16.50", "9.18.9"]
        #expect(
            versions.sorted(by: VersionOrder.precedes) == [
                "", "1.9", "1.9.1", "1.9rc1", "1.10", "2", "9.16.50", "9.18.9", "20230101",
            ])
    }

    @Test func `an order of versions is strict`() {
        let versions = ["1.2", "1.2.0", "v1.2", "1.2-1", "99999999999999999999.1"]
        for one in versions {
            #expect(!VersionOrder.precedes(one, one))
            for other in versions where other != one {
                #expect(VersionOrder.precedes(one, other) != VersionOrder.precedes(other, one), "\(one) \(other)")
            }
        }
    }

    @Test(arguments: [
        ("1.2.5", "1.2.5", true), ("1.2.5", "1.2", true), ("1.20", "1.2", false), ("1.2", "1.2.5", false),
        ("", "1", false), ("9.18.49", "9.18", true),
    ])
    func `a line of versions takes its own`(_ version: String, _ wanted: String, _ matches: Bool) {
        #expect(VersionOrder.matches(version, wanted) == matches)
    }
}
