import Conformance

/// The subjects that could not be had, each with the reason.
struct SkippedSection {
    let lines: [StyledLine]

    init(_ audit: Audit, width: Int) {
        let entries = audit.skipped.flatMap { skip in
            let place = skip.source.map { " (\(plain($0)))" } ?? ""
            return paragraph("\(plain(skip.name, limit: 80))\(place): \(plain(skip.reason))", first: "  ", width: width)
        }
        lines = entries.isEmpty ? [] : [StyledLine("Skipped", .bold)] + entries
    }
}
