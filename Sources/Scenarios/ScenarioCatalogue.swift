public import Conformance

/// The built-in scenarios, in the order in which reports show them.
public enum ScenarioCatalogue {
    /// Scenarios of one kind.
    public struct Group: Sendable {
        /// A few words for a reader.
        public let title: String
        public let scenarios: [Scenario]
    }

    public static let groups = [
        Group(title: "The right answer", scenarios: [.clean, .rrsetCap, .msg64K]),
        Group(
            title: "Truncated over UDP, whole over TCP",
            scenarios: [.tcEmpty, .tcPartial, .tcCutMidRR, .tcCountsLie, .tcpSlow, .tcpSplit]),
        Group(
            title: "Truncated over UDP, and TCP fails",
            scenarios: [
                .tcpRefused, .tcpBlackhole, .tcpSilent, .tcpReset, .tcpEof, .tcpHalfFrame, .tcpStillTC, .cachedTC,
            ]),
        Group(
            title: "Lost, cut or too large on the way",
            scenarios: [.drop512, .drop512NoTCP] + Scenario.fragDrops + [.oversizeNoTC, .ednsOverrun, .chop512]),
        Group(
            title: "Something else in the place of the answer",
            scenarios: [.silentSubset] + Scenario.middleboxNegatives + [.cnameOnly]),
        Group(title: "EDNS that goes wrong", scenarios: Scenario.ednsHostile),
        Group(
            title: "The same addresses, written in another way",
            scenarios: [.noCompress] + Scenario.cnameChains + [.sectionBloat, .duplicate, .shuffle]),
        Group(title: "A and AAAA together", scenarios: Scenario.pairs),
        Group(
            title: "Answers that must not be believed",
            scenarios: [.wrongID, .wrongQuestion, .foreignAddress, .lateDuplicate]),
    ]

    /// The right answer, on a path without any fault.
    public static let clean = Scenario.clean

    public static let all = groups.flatMap(\.scenarios)

    public static func scenario(named name: String) -> Scenario? {
        all.first { $0.name == name }
    }
}
