import Conformance

/// The parts of the picture, stacked: title, table, strips, legend.
struct SVGPage {
    private let summary: Summary
    private let main: Matrix?
    private let bands: [SVGBand]
    private let layout: SVGLayout
    private let safeCount: Int?

    /// More columns than this would not fit beside a text; then only those are drawn in which something changes.
    private static let mostColumns = 20

    init(_ audit: Audit) {
        let index = AuditIndex(audit)
        summary = Summary(audit: audit)
        safeCount = audit.safeCount?.count
        let matrices = audit.scenarios.map { Matrix($0, in: index) }
        let clean = matrices.first { $0.scenario.isClean }
        let counts = Self.columns(of: clean, matrices)
        main = clean?.alone.aligned(to: counts)
        bands = SVGBand.bands(of: matrices).filter { !$0.strips.isEmpty }
        let rows = main?.rows ?? []
        let strips = bands.flatMap(\.strips)
        layout = SVGLayout(
            counts: counts,
            labels: rows.map { Self.fit($0.label) } + strips.map { Self.fit($0.label) } + ["addresses"],
            notes: rows.map { Self.fit($0.note) } + strips.map(\.note))
    }

    /// A label or note as long as the picture has room for.
    static func fit(_ text: String) -> String { fitted(text, to: 60) }

    /// All counts, or of too many those at which the table changes; of these, if still too many, a regular sample.
    private static func columns(of clean: Matrix?, _ matrices: [Matrix]) -> [Int] {
        let all = Set(matrices.flatMap(\.counts)).sorted()
        if all.count <= mostColumns { return all }
        // Some scenarios go further than the table does.
        let telling = Set((clean?.condensed.counts ?? all) + all.suffix(1)).sorted()
        let step = (telling.count + mostColumns - 1) / mostColumns
        return telling.indices.filter { $0 % step == 0 || $0 == telling.count - 1 }.map { telling[$0] }
    }

    func rendered() -> String {
        let (body, bottom) = body()
        let size = [("width", "\(layout.width)"), ("height", "\(bottom)")]
        let frame = SVGElement.box(x: 0, y: 0, width: layout.width, height: bottom, class: "card")
        let attributes = [("xmlns", "http://www.w3.org/2000/svg"), ("viewBox", "0 0 \(layout.width) \(bottom)")]
        return SVGElement(
            "svg", attributes + size + [("role", "img"), ("aria-labelledby", "title desc")],
            [
                SVGElement("title", [("id", "title")], text: Self.title),
                SVGElement("desc", [("id", "desc")], text: "\(summary.headline). Safe count: \(summary.safeCount)."),
                SVGElement("style", text: SVGStyle.sheet), frame,
            ] + body
        ).rendered()
    }

    private static let title = "How many addresses under one name each subject survives"

    private func body() -> (elements: [SVGElement], bottom: Int) {
        var elements: [SVGElement] = [
            .text(Self.title, x: SVGLayout.margin, y: 40, class: "title"),
            .text(summary.headline, x: SVGLayout.margin, y: 62, class: "lead"),
        ]
        var y = 84
        for part in [heatMap, stacked, legend] {
            let (drawn, bottom) = part(y)
            elements += drawn
            y = drawn.isEmpty ? y : bottom + 16
        }
        return (elements, y + 4)
    }

    private func heatMap(from top: Int) -> ([SVGElement], Int) {
        guard let main, !main.rows.isEmpty else { return ([], top) }
        return SVGHeatMap(matrix: main, layout: layout, safeCount: safeCount).drawn(from: top)
    }

    private func stacked(from top: Int) -> ([SVGElement], Int) {
        bands.reduce(([], top)) { above, band in
            let (drawn, bottom) = band.drawn(layout, from: above.1 + (above.0.isEmpty ? 0 : 16))
            return (above.0 + drawn, bottom)
        }
    }

    /// Only the letters that occur in the table.
    private func legend(from top: Int) -> ([SVGElement], Int) {
        let symbols = Set((main?.rows ?? []).flatMap(\.symbols)).sorted { $0.legendOrder < $1.legendOrder }
        let lines = symbols.enumerated().flatMap { number, symbol -> [SVGElement] in
            let y = top + number * SVGLayout.rowHeight
            let style = symbol.styleClass
            return [
                .box(x: SVGLayout.margin, y: y, width: 27, height: SVGLayout.cellHeight, class: style),
                .text(symbol.text, x: SVGLayout.margin + 13, y: layout.baseline(y), class: "letter on-\(style)"),
                .text(symbol.meaning, x: SVGLayout.margin + 38, y: layout.baseline(y), class: "legend"),
            ]
        }
        return (lines, top + symbols.count * SVGLayout.rowHeight)
    }
}
