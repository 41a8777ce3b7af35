import Planning

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
                    heading: "k", cells: parts.map { $0.served == plan.recommended ? "\($0.served)*" : "\($0.served)" }
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
            "k addresses in each answer\(plan.recommended > 0 ? " (* is recommended)" : ""): how many times the average load "
            + "the busiest host has within a TTL of \(plan.answer.ttl) s, with clients that spread over the addresses and with "
            + "such as take the first only; and the share of clients without a healthy host when so many hosts are down. "
            + "Simulated: \(rotation.resolvers) resolvers, Zipf \(PlanWords.fixed(rotation.exponent, digits: 2)), "
            + "\(rotation.periods) TTLs, seed \(rotation.seed)."
    }

    private static func bar(_ value: Double, of highest: Double) -> String {
        String(repeating: "█", count: max(1, Int((value / highest * Double(bar)).rounded())))
    }
}
