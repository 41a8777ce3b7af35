import Conformance

/// What the terminal shows of how subjects ask: a row for each, and what stands out below.
///
/// Parsers ask nothing, and what a pair asks of the origin its resolver asks.
struct ConductSection {
    private let conducts: [SubjectConduct]
    private let width: Int

    init(_ audit: Audit, width: Int) {
        let results = Dictionary(grouping: audit.results, by: \.observation.subject)
        let askers = audit.subjects.filter { $0.kind != .parser && !$0.isPair && results[$0] != nil }
        conducts = SubjectGroup.split(askers) { $0 }.flatMap(\.items).map {
            SubjectConduct($0, results: results[$0] ?? [], scenarios: audit.scenarios)
        }
        self.width = width
    }

    var lines: [StyledLine] {
        Array([table, permanentErrors, repetitions].filter { !$0.isEmpty }.joined(separator: [StyledLine()]))
    }

    // MARK: The table

    private var table: [StyledLine] {
        let table = TextTable(columns, width: width)
        guard table.hasContent else { return [] }
        let rows = SubjectGroup.split(Array(conducts.enumerated())) { $0.element.subject }
        return [StyledLine("How they ask", .bold)] + paragraph(Self.explanation, width: width, style: .dim)
            + table.heading
            + rows.flatMap { group, members in
                [StyledLine(group.heading, .bold)] + members.flatMap { table.lines(ofRow: $0.offset) }
            }
    }

    private static let explanation = """
        What reaches the origin for one lookup. EDNS sizes: how long a UDP answer may be, in octets. TCP after: what \
        makes it change to TCP. Order kept: whether addresses come back in the answer's order.
        """

    private var columns: [TextTable.Column] {
        [
            column("subject") { plain($0.subject.ownName, limit: 80) },
            column("EDNS sizes") { listed($0.payloadSizes.map { $0 == 0 ? "none" : String($0) }, most: 4) },
            column("TCP after") { $0.tcpAfter.map(\.words).joined(separator: ", ") },
            column("most queries") { $0.mostQueries.map { "\($0.count) in \(plain($0.scenario))" } ?? "" },
            column("order kept") { $0.keepsOrder.map { $0 ? "yes" : "no" } ?? "" },
        ]
    }

    private func column(_ heading: String, _ cell: (SubjectConduct) -> String) -> TextTable.Column {
        TextTable.Column(heading: heading, cells: conducts.map(cell))
    }

    // MARK: What stands out

    private var permanentErrors: [StyledLine] {
        let lines = conducts.filter { !$0.permanentErrors.isEmpty }.flatMap { conduct in
            let text = "\(plain(conduct.subject.ownName, limit: 80)): \(words(conduct.permanentErrors))"
            return paragraph(text, first: "  - ", width: width)
        }
        let title = "Errors that look permanent although the fault is temporary: who believes them doesn't try again"
        return lines.isEmpty ? [] : paragraph(title, width: width, style: .bold) + lines
    }

    /// Such as `EAI_NONAME in tcp-reset, tcp-eof`.
    private func words(_ errors: [(word: String, scenario: String)]) -> String {
        let scenarios = Dictionary(grouping: errors, by: \.word)
        return scenarios.sorted { $0.key < $1.key }.map { word, errors in
            "\(plain(word, limit: 60)) in \(listed(errors.map { plain($0.scenario) }, most: 4))"
        }.joined(separator: "; ")
    }

    /// A line for each scenario, in the order of their first occurrence.
    private var repetitions: [StyledLine] {
        var seen: Set<String> = []
        let lines = conducts.flatMap(\.repeatsIn).filter { seen.insert($0).inserted }.flatMap { scenario in
            let names = conducts.filter { $0.repeatsIn.contains(scenario) }.map { plain($0.subject.ownName, limit: 80) }
            return paragraph("\(plain(scenario)): \(names.joined(separator: ", "))", first: "  - ", width: width)
        }
        return lines.isEmpty ? [] : [StyledLine("Addresses given more than once", .bold)] + lines
    }
}
