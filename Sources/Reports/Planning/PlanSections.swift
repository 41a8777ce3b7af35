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
