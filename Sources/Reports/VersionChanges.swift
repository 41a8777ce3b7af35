import Conformance

/// Where one version of a subject does something else than the version before it.
struct VersionChanges {
    let family: VersionGrid.Family
    let versions: [String]

    /// One line for each change: the two versions, the scenarios that change alike, and what changes.
    var lines: [(heading: String, text: String)] {
        let known = versions.indices.filter { index in family.rows.contains { $0.cells[index] != nil } }
        return zip(known, known.dropFirst()).flatMap { before, after in
            groups(before, after).map { group in
                (
                    "\(versions[before]) to \(versions[after])",
                    "\(Self.names(group.scenarios)): \(group.before) -> \(group.after)"
                )
            }
        }
    }

    private struct Group {
        let before: String
        let after: String
        var scenarios: [String]
    }

    private func groups(_ before: Int, _ after: Int) -> [Group] {
        family.rows.reduce(into: []) { groups, row in
            guard let old = row.cells[before], let new = row.cells[after], old.text != new.text else { return }
            if let index = groups.firstIndex(where: { $0.before == old.note && $0.after == new.note }) {
                groups[index].scenarios.append(row.scenario)
            } else {
                groups.append(Group(before: old.note, after: new.note, scenarios: [row.scenario]))
            }
        }
    }

    private static func names(_ scenarios: [String]) -> String {
        scenarios.count > 4
            ? scenarios.prefix(3).joined(separator: ", ") + " and \(scenarios.count - 3) more"
            : scenarios.joined(separator: ", ")
    }
}
