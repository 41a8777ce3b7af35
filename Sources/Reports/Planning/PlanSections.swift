import Conformance
import Planning

/// The number, and why.
struct PlanAnswerSection {
    let lines: [StyledLine]

    init(_ plan: Plan, width: Int) {
        let words = PlanWords(plan)
        let reasons = (words.reasons + [words.exceptions].compactMap(\.self)).flatMap {
            paragraph($0, first: "- ", width: width)
        }
        let rotation = [words.rotation, words.smaller].compactMap(\.self).flatMap { text in
            [StyledLine()] + paragraph(text, width: width)
        }
        lines = paragraph(words.headline, width: width, style: .bold) + reasons + rotation
    }
}

/// How many addresses each limit holds.
struct PlanFitSection {
    let lines: [StyledLine]

    init(_ plan: Plan, width: Int) {
        let table = TextTable(
            [
                TextTable.Column(heading: "octets", cells: plan.fits.map { String($0.limit.octets) }),
                TextTable.Column(
                    heading: "holds", cells: plan.fits.map { $0.largestCount.map(String.init) ?? "nothing" }),
                TextTable.Column(
                    heading: "all \(plan.addresses)",
                    cells: plan.fits.map { $0.holdsAll ? "fit, \($0.octets)" : "too many, \($0.octets)" }),
                TextTable.Column(heading: "the limit of", cells: plan.fits.map(\.limit.meaning)),
            ], width: width)
        let about = paragraph(PlanWords(plan).assumptions, first: "  ", width: width, style: .dim)
        lines =
            [StyledLine("How many addresses fit where", .bold)] + about + [table.heading].flatMap(\.self)
            + plan.fits.indices.flatMap { table.lines(ofRow: $0) }
    }
}

/// Who is known to fail with fewer addresses than there are.
struct PlanSubjectSection {
    let lines: [StyledLine]

    /// Subjects with one limit.
    private struct Row {
        let known: [Plan.Known]

        var cause: String { PlanWords.cause(known[0].limit) }

        /// Those that count come first.
        var names: String {
            let counted = known.filter(\.isCounted)
            let own = PlanWords.grouped(counted.map(\.limit)).joined(separator: ", ")
            let others = PlanWords.grouped(known.filter { !$0.isCounted }.map(\.limit))
            let rest = others.isEmpty ? "" : "(" + listed(others, most: counted.isEmpty ? 4 : 2) + ")"
            return [own, rest].filter { !$0.isEmpty }.joined(separator: " ")
        }
    }

    init(_ plan: Plan, width: Int) {
        let rows = Self.rows(plan.limits)
        guard !rows.isEmpty else {
            lines = [StyledLine("Nobody is known to take fewer than \(addresses(plan.addresses))", .bold)]
            return
        }
        let table = TextTable(
            [
                TextTable.Column(heading: "takes", cells: rows.map { String($0.known[0].largestCount) }),
                TextTable.Column(heading: "limit", cells: rows.map(\.cause)),
                TextTable.Column(heading: "who (in brackets: not counted)", cells: rows.map(\.names)),
            ], width: width)
        lines =
            [StyledLine("Who is known to take fewer than \(addresses(plan.addresses))", .bold)]
            + paragraph(
                "A limit in octets moves with the name's length, one in records doesn't.", first: "  ", width: width,
                style: .dim) + table.heading + rows.indices.flatMap { table.lines(ofRow: $0) }
    }

    private static func rows(_ limits: [Plan.Known]) -> [Row] {
        limits.reduce(into: [Row]()) { rows, known in
            if let index = rows.firstIndex(where: {
                $0.known[0].largestCount == known.largestCount && $0.cause == PlanWords.cause(known.limit)
            }) {
                rows[index] = Row(known: rows[index].known + [known])
            } else {
                rows.append(Row(known: [known]))
            }
        }
    }
}

/// What each number of addresses in an answer does.
struct PlanRotationSection {
    let lines: [StyledLine]

    /// The longest bar, in columns.
    private static let bar = 24

    init(_ plan: Plan, width: Int) {
        let parts = plan.shownParts
        guard !parts.isEmpty else {
            lines = []
            return
        }
        let failures = plan.rotation.failures
        let highest = parts.map(\.spread.peak).max() ?? 1
        let table = TextTable(
            [
                TextTable.Column(
                    heading: "k", cells: parts.map { $0.served == plan.recommended ? "\($0.served) *" : "\($0.served)" }
                ),
                TextTable.Column(
                    heading: "busiest host", cells: parts.map { PlanWords.fixed($0.spread.peak, digits: 2) }),
                TextTable.Column(heading: "", cells: parts.map { Self.bar($0.spread.peak, of: highest) }),
                TextTable.Column(
                    heading: "first only", cells: parts.map { PlanWords.fixed($0.firstOnly.peak, digits: 2) }),
            ]
                + failures.map { count in
                    TextTable.Column(
                        heading: "\(count) down",
                        cells: parts.map { part in
                            PlanWords.short(part.failures.first { $0.hosts == count }?.without ?? 0)
                        })
                }, width: width)
        lines =
            [StyledLine("Serving k of \(plan.addresses) by rotation", .bold)]
            + paragraph(Self.about(plan), first: "  ", width: width, style: .dim) + table.heading
            + parts.indices.flatMap { table.lines(ofRow: $0) }
    }

    private static func about(_ plan: Plan) -> String {
        let rotation = plan.rotation
        return
            "The busiest host's load by the mean's within a TTL of \(plan.answer.ttl) s, for clients that spread over an answer's "
            + "addresses and for such as take the first only; the share of clients without a healthy host when hosts fail. "
            + "\(rotation.resolvers) resolvers, Zipf \(PlanWords.fixed(rotation.exponent, digits: 2)), "
            + "\(rotation.periods) TTLs, seed \(rotation.seed)."
    }

    private static func bar(_ value: Double, of highest: Double) -> String {
        String(repeating: "█", count: max(1, Int((value / highest * Double(bar)).rounded())))
    }
}

/// Which servers can do it, and how.
struct PlanServerSection {
    let lines: [StyledLine]

    init(_ plan: Plan, _ servers: [ServerAdvice], width: Int, snippets: Bool) {
        guard !plan.parts.isEmpty else {
            lines = []
            return
        }
        let able = servers.filter { $0.ability != .reorders }
        let unable = servers.filter { $0.ability == .reorders }.map(\.name)
        let items = able.flatMap { server -> [StyledLine] in
            let text = paragraph("\(server.name): \(server.words).", first: "  ", width: width)
            guard snippets else { return text }
            let snippet = (server.snippet ?? "").split(separator: "\n").map {
                StyledLine("      \(plain(String($0), limit: 2000))")
            }
            return text + [StyledLine("      \(server.source)", .dim)] + snippet
        }
        let hint =
            snippets ? [] : [StyledLine("  --snippets prints the configuration for each, with its source.", .dim)]
        lines =
            [StyledLine("Servers that can serve a part", .bold)] + items
            + paragraph(
                "can't, they only change the order: \(unable.joined(separator: ", ")).", first: "  ", width: width)
            + hint
    }
}
