public import Planning

/// A plan in its forms.
public struct PlanReport: Sendable {
    let plan: Plan
    let servers: [ServerAdvice]
    let words: PlanWords

    /// - Parameter servers: what servers can do of it.
    public init(_ plan: Plan, servers: [ServerAdvice]) {
        self.plan = plan
        self.servers = servers
        words = PlanWords(plan)
    }

    /// For reading in a terminal.
    ///
    /// - Parameter snippets: whether configurations are wanted.
    public func table(style: TerminalStyle, snippets: Bool) -> String {
        let width = max(60, style.width)
        let parts = [
            PlanAnswerSection(plan, width: width).lines, PlanFitSection(plan, width: width).lines,
            PlanSubjectSection(plan, width: width).lines, PlanRotationSection(plan, width: width).lines,
            PlanServerSection(plan, servers, width: width, snippets: snippets).lines,
        ]
        return parts.filter { !$0.isEmpty }.joined(separator: [StyledLine()])
            .map { $0.rendered(color: style.color) + "\n" }.joined()
    }

    /// For other programs; its schema is `Fixtures/plan.schema.json`.
    ///
    /// - Throws: what the encoder throws.
    public func json() throws -> String { try JSONReport.text(PlanDocument(plan, servers)) }

    /// A picture.
    public func svg() -> String { PlanPicture(plan).rendered() }
}

extension Plan {
    /// The parts that a table or picture has room for: small ones, each some larger, and the recommended.
    var shownParts: [ServedPart] {
        let counts: Set = [1, 2, 3, 4, 6, 8, 10, 12, 16, 20, 24, 28, recommended, enough ?? 1]
        return parts.filter { counts.contains($0.served) }
    }
}
