import Testing

/// A subject of our own whose one defect shows under some scenarios only.
struct ScenarioModel: Sendable, CustomTestStringConvertible {
    let name: String
    /// By scenario; where none is given, it shows what a correct model shows.
    let shows: [String: Showing]

    /// What is to be seen at each of an audit's counts.
    struct Showing: Sendable {
        /// Outcome, verdict, flags and leg; one for all counts, or one for each.
        let each: [String]
        let cliffs: [String]

        init(_ each: String..., cliffs: [String] = []) {
            self.init(each: each, cliffs: cliffs)
        }

        init(each: [String], cliffs: [String]) {
            self.each = each
            self.cliffs = cliffs
        }
    }

    init(_ name: String, _ shows: [String: Showing] = [:]) {
        self.name = name
        self.shows = shows
    }

    var testDescription: String { name }
}

/// Models whose defects show only under the scenarios that were made for them.
enum ScenarioModelTable {
    static let scenarios = [
        "clean", "oversize-no-tc", "chop-512", "tcp-refused", "tcp-half-frame", "cached-tc", "edns-formerr",
        "edns-badvers", "edns-ignored", "cname-chain-3", "pair-aaaa-servfail", "wrong-id", "wrong-question",
        "foreign-address", "late-duplicate",
    ]
    static let counts = [20, 40]

    /// What a correct model shows where it can't have the whole: at first, or at all.
    static let failures = [
        "tcp-refused": "servfail pass none", "tcp-half-frame": "servfail pass none",
        "cached-tc": "servfail tolerated upstream",
    ]

    private typealias Showing = ScenarioModel.Showing

    /// A defect that shows at every count; below the counts that were asked for, at one address already.
    private static func always(_ text: String) -> Showing { Showing(text, cliffs: ["0 to 1, unknown"]) }

    private static let forged = always("wrong fail wrong-answer upstream")
    private static let noFallback = always("servfail fail upstream")
    private static let tolerated = Showing("servfail tolerated upstream")

    /// A truncated message holds all of 20 records and of no more than 27, beside an OPT record.
    private static func cachesPart(after first: String) -> Showing {
        Showing(first, "inconsistent fail lost-addresses inconsistent client", cliffs: ["27 to 28, octets 512"])
    }

    /// Without an OPT record 28 records are no more than 512 octets.
    private static let cut = ["28 to 29, octets 512"]

    static let stubs: [ScenarioModel] = [
        ScenarioModel("stub-correct"), ScenarioModel("stub-correct-edns"),
        ScenarioModel("stub-believes-wrong-id", ["wrong-id": forged]),
        ScenarioModel("stub-believes-wrong-question", ["wrong-question": forged]),
        ScenarioModel("stub-believes-any-source", ["foreign-address": forged]),
        ScenarioModel("stub-believes-last", ["late-duplicate": forged]),
        ScenarioModel(
            "stub-no-edns-fallback",
            [
                "edns-formerr": noFallback, "edns-badvers": tolerated,
                "edns-ignored": Showing(
                    "servfail fail upstream", "servfail fail truncation tcp-fallback upstream",
                    cliffs: ["0 to 1, unknown"]),
            ]),
        ScenarioModel(
            "stub-keeps-512",
            [
                "oversize-no-tc": Showing(
                    "complete pass none", "partial fail lost-addresses limit upstream", cliffs: cut),
                "chop-512": Showing(
                    "complete pass none", "partial fail truncation tcp-fallback lost-addresses upstream",
                    cliffs: cut),
            ]),
        ScenarioModel(
            "stub-takes-half-frame",
            [
                "tcp-half-frame": Showing(
                    "partial fail truncation lost-addresses upstream", cliffs: ["0 to 1, unknown"])
            ]),
        ScenarioModel(
            "stub-alias-is-no-data", ["cname-chain-3": always("nodata fail lost-addresses limit upstream")]),
        ScenarioModel("stub-waits-for-both", ["pair-aaaa-servfail": always("servfail fail upstream")]),
        ScenarioModel(
            "stub-permanent-word",
            [
                "tcp-refused": Showing("malformed tolerated upstream"),
                "tcp-half-frame": Showing("malformed tolerated upstream"),
                "cached-tc": Showing("malformed tolerated upstream"),
            ]),
    ]

    static let resolvers: [ScenarioModel] = [
        ScenarioModel("resolver-correct"),
        ScenarioModel("resolver-believes-wrong-id", ["wrong-id": forged]),
        ScenarioModel("resolver-believes-wrong-question", ["wrong-question": forged]),
        ScenarioModel("resolver-believes-any-source", ["foreign-address": forged]),
        ScenarioModel(
            "resolver-no-edns-fallback",
            [
                "edns-formerr": noFallback, "edns-badvers": tolerated,
                "edns-ignored": always("servfail fail upstream"),
            ]),
        ScenarioModel(
            "resolver-caches-truncated",
            [
                "tcp-refused": cachesPart(after: "servfail pass none"),
                "tcp-half-frame": cachesPart(after: "servfail pass none"),
                "cached-tc": cachesPart(after: "servfail tolerated upstream"),
            ]),
    ]
}
