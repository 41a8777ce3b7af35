import Conformance

/// A part of the picture below the table: strips under a title.
struct SVGBand {
    let title: String
    let strips: [SVGStrip]

    /// What the audit has of them, from top to bottom: subjects by themselves, then pairs, which are too many for a row
    /// each, and mostly right.
    static func bands(of matrices: [Matrix]) -> [SVGBand] {
        let clean = matrices.first { $0.scenario.isClean }
        let others = matrices.filter { !$0.scenario.isClean }
        let place = clean == nil ? "" : " in the other scenarios"
        return [
            SVGBand(title: "How many subjects fail\(place)", strips: others.map(\.alone).map { SVGStrip($0) }),
            SVGBand(
                title: "How many stub resolvers fail under clean through each resolver",
                strips: clean.map { resolvers(in: $0.pairs) } ?? []),
            SVGBand(
                title: "How many pairs of stub resolver and resolver fail, where any does\(place)",
                strips: others.map(\.pairs).filter(\.hasTrouble).map { SVGStrip($0) }),
        ]
    }

    private static func resolvers(in pairs: Matrix) -> [SVGStrip] {
        SubjectGroup.split(pairs.rows, by: \.subject).map { group, rows in
            SVGStrip(
                label: plain(group.resolver ?? "", limit: 80),
                Matrix(scenario: pairs.scenario, counts: pairs.counts, rows: rows))
        }
    }

    /// Its elements from `top` down, and where it ends, in pixels.
    func drawn(_ layout: SVGLayout, from top: Int) -> (elements: [SVGElement], bottom: Int) {
        let heading = SVGElement.text(title, x: SVGLayout.margin, y: layout.baseline(top), class: "group")
        let lines = strips.enumerated().map { number, strip in
            strip.drawn(layout, y: top + (number + 2) * SVGLayout.rowHeight)
        }
        return (
            [heading] + layout.heading(y: top + SVGLayout.rowHeight) + lines,
            top + (strips.count + 2) * SVGLayout.rowHeight
        )
    }
}

extension Matrix {
    /// Whether anything fails or could not be decided.
    fileprivate var hasTrouble: Bool { rows.contains { $0.worst.severity > Verdict.tolerated.severity } }
}
