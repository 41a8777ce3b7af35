/// A test point of TAP version 14, with what belongs to it.
struct TAPPoint {
    private let description: String
    private let isOK: Bool
    private var directive: Directive?
    private var diagnostics: TAPDiagnostics?
    /// Those of a subtest.
    private var children: [TAPPoint] = []

    private enum Directive {
        /// It fails, and isn't expected to do otherwise.
        case todo(String)
        case skip(String)

        var text: String {
            switch self {
            case .todo(let why): "TODO \(TAPPoint.escaped(why))"
            case .skip(let why): "SKIP \(TAPPoint.escaped(why))"
            }
        }
    }

    /// A subject; one of which nothing was asked has no subtest.
    init(_ suite: PipelineSuite) {
        description = suite.name
        if suite.cases.count == 1, case .skipped(let why) = suite.cases[0].state {
            isOK = true
            directive = .skip(why)
            return
        }
        children = suite.cases.map(TAPPoint.init)
        let failing = children.filter(\.isFailing)
        isOK = failing.isEmpty
        diagnostics = failing.first.map { first in
            TAPDiagnostics(
                message: "\(failing.count) of \(children.count) are not ok, the first is \(first.description)",
                severity: "fail")
        }
    }

    init(_ single: PipelineCase) {
        description = single.name
        switch single.state {
        case .passed: isOK = true
        case .tolerated(let why):
            isOK = true
            diagnostics = TAPDiagnostics(message: why, severity: "tolerated")
        case .accepted(let why):
            isOK = false
            directive = .todo(why)
        case .skipped(let why):
            isOK = true
            directive = .skip(why)
        case .failed(let trouble):
            isOK = false
            diagnostics = TAPDiagnostics(trouble, severity: "fail")
        case .undecided(let trouble):
            isOK = false
            diagnostics = TAPDiagnostics(trouble, severity: "inconclusive")
        }
    }

    private var isFailing: Bool { !isOK && directive == nil }
}

extension TAPPoint {
    /// The plan, and each point with its subtest before it and its diagnostics behind it.
    static func lines(_ points: [TAPPoint]) throws -> [String] {
        try ["1..\(points.count)"] + points.enumerated().flatMap { try $0.element.lines(number: $0.offset + 1) }
    }

    private func lines(number: Int) throws -> [String] {
        let text = Self.escaped(description)
        let subtest =
            children.isEmpty ? [] : try ["# Subtest: \(text)"] + Self.lines(children).map { "    \($0)" }
        let point = "\(isOK ? "ok" : "not ok") \(number) - \(text)" + (directive.map { " # \($0.text)" } ?? "")
        return subtest + [point] + (try diagnostics?.lines.map { "  \($0)" } ?? [])
    }

    /// What would begin a directive, or an escape, stands for itself. There is no other line than this one: the text is safe
    /// to print.
    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("#", with: "\\#")
    }
}
