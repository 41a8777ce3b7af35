/// What is true under each scenario, for a name of 40 addresses or as many as it takes.
///
/// Where a client can do right, whoever does isn't named; what breaks the authority or the way to it is named there, and no
/// resolver for what follows from it. A resolver's own mistake is its own, whatever the authority does: `brimful audit` bears
/// each of them out.
struct CheckRow: Sendable {
    let scenario: String
    let answers: Int
    let type: String
    /// What is wrong, as `kind at hop of server`.
    let troubles: [String]
    /// What is worth a note, and no more, in the same words.
    var note: String?

    init(_ scenario: String, answers: Int = 40, type: String = "A", _ troubles: String...) {
        self.scenario = scenario
        self.answers = answers
        self.type = type
        self.troubles = troubles
    }

    private func noting(_ note: String) -> CheckRow {
        var row = self
        row.note = note
        return row
    }

    static let all = silent + failing + healthy

    private static let authority = CheckRoom.authority
    private static let noTCP = "tcp-closed at authority of \(authority)"
    private static let lostTCP = "tcp-closed at path-to-authority of \(authority)"
    private static let lostUDP = "udp-size at path-to-authority of \(authority)"
    private static let forged = "forged at path-to-authority of \(authority)"
    private static let oversize = "oversize at authority of \(authority)"
    private static let noAddress = "no-address at authority of nobody"

    /// Those that take longest: first, so that others run beside them.
    private static let silent = [
        CheckRow("drop-512-no-tcp", lostUDP, lostTCP),
        CheckRow("edns-drop", "edns-dropped at path-to-authority of \(authority)"),
        CheckRow("drop-512", lostUDP),
        CheckRow("tcp-silent", lostTCP),
        CheckRow("tcp-blackhole", lostTCP),
        CheckRow("pair-aaaa-dead", type: "AAAA", "silent at authority of \(authority)"),
        // 100 addresses are more than 1232 and more than 1472 octets.
        CheckRow("frag-drop-1232", answers: 100, lostUDP),
        CheckRow("frag-drop-1472", answers: 100, lostUDP),
    ]

    private static let failing = [
        CheckRow("tcp-refused", noTCP),
        CheckRow("tcp-reset", noTCP),
        CheckRow("tcp-eof", noTCP),
        CheckRow("tcp-half-frame", noTCP),
        CheckRow("tcp-still-tc", "truncated at authority of \(authority)"),
        CheckRow("oversize-no-tc", oversize),
        CheckRow("edns-overrun", oversize),
        CheckRow("edns-overrun", answers: 100, oversize),
        CheckRow("chop-512", "malformed at path-to-authority of \(authority)"),
        // The name is there for other types.
        CheckRow("middlebox-negative-nxdomain", "nxdomain at authority of \(authority)"),
        // Nobody can see that this isn't the authority's own word.
        CheckRow("middlebox-negative-nodata", noAddress),
        CheckRow("middlebox-negative-servfail", "servfail at authority of \(authority)"),
        CheckRow("cname-only", noAddress),
        // unbound takes BADVERS for an answer without addresses, as dig shows beside it: an existing name is denied.
        CheckRow(
            "edns-badvers", "nodata at resolver of \(CheckRoom.unbound)", "edns-missing at authority of \(authority)"),
        // unbound follows 11 aliases (max_query_restarts in the source of 1.17.1), and no RFC says how many are too many.
        CheckRow("cname-chain-16", "servfail at resolver of \(CheckRoom.unbound)"),
        CheckRow("pair-aaaa-servfail", type: "AAAA", "servfail at authority of \(authority)"),
        CheckRow("wrong-id", forged),
        CheckRow("wrong-question", forged),
        CheckRow("foreign-address", forged),
        CheckRow("late-duplicate", forged),
    ]

    private static let healthy =
        [
            "clean", "tc-empty", "tc-partial", "tc-cut-mid-rr", "tc-counts-lie", "tcp-slow", "tcp-split", "cached-tc",
            "no-compress", "cname-chain-1", "cname-chain-3", "cname-chain-8", "section-bloat", "duplicate", "shuffle",
            "pair-aaaa-dead", "pair-aaaa-servfail", "pair-aaaa-big",
        ].map { CheckRow($0) } + [
            CheckRow("pair-aaaa-big", type: "AAAA"),
            CheckRow("silent-subset").noting("changing at authority of nobody"),
            CheckRow("edns-formerr").noting("edns-missing at authority of \(authority)"),
            CheckRow("edns-ignored").noting("edns-missing at authority of \(authority)"),
            // Past the limits of 100 and 256 records.
            CheckRow("rrset-cap", answers: 257),
            // Half of the largest message: at twice as many systemd-resolved takes seconds, which on a machine that is busy
            // are too many.
            CheckRow("msg-64k", answers: 2338),
        ]
}
