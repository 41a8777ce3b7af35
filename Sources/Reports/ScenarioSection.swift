import Conformance

/// What the terminal shows of one scenario: its name, what it asks of a client, and the rows worth reading.
struct ScenarioSection {
    private let matrix: Matrix
    private let shown: Matrix
    private let width: Int

    /// Every subject has its row under `clean`; elsewhere only those of which there is something to say.
    init(_ matrix: Matrix, width: Int) {
        self.matrix = matrix
        self.width = width
        shown = matrix.scenario.isClean ? matrix : matrix.remarkable
    }

    /// What the legend has to explain.
    var symbols: Set<Symbol> {
        // The grid leaves out columns that repeat their neighbour; what they hold is in the neighbour as well.
        Set(shown.rows.flatMap(\.symbols))
    }

    var lines: [StyledLine] {
        title + requirement + TerminalGrid(shown, width: width).lines + others
    }

    private var title: [StyledLine] {
        let scenario = matrix.scenario
        return paragraph("\(plain(scenario.name)): \(plain(scenario.title))", width: width, style: .bold)
    }

    private var requirement: [StyledLine] {
        let words = plain(matrix.scenario.requirement)
        return words.isEmpty ? [] : paragraph("expected: " + words, width: width, style: .dim)
    }

    private var others: [StyledLine] {
        let quiet = matrix.rows.count - shown.rows.count
        if matrix.rows.isEmpty { return [StyledLine("  no subject was asked", .dim)] }
        guard quiet > 0 else { return [] }
        let who = shown.rows.isEmpty ? (quiet == 1 ? "the" : "all") : "the other"
        let did = matrix.scenario.expectation == .undetectable ? "nothing can notice this" : "as they should"
        let noun = quiet == 1 ? "\(who) 1 subject" : "\(who) \(quiet) subjects"
        return [StyledLine("  \(noun): \(did)", .dim)]
    }
}

extension Scenario {
    /// The answer as it should be: the scenario that the safe count is about.
    static let clean = "clean"

    var isClean: Bool { name == Self.clean }
}
