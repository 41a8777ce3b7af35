import Planning

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
                TextTable.Column(
                    heading: "takes",
                    cells: rows.map { $0.known[0].largestCount == 0 ? "none" : "\($0.known[0].largestCount)" }),
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
