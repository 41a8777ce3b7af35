public import Conformance
internal import Foundation

extension KnownFile {
    /// The file after a measurement: what was measured is as it was found, what wasn't stays, and reasons stay with the
    /// scenarios and outcomes that they were given for.
    public func measured(_ subjects: [SubjectIdentity], in audit: Audit) -> KnownFile {
        let versions = Set(subjects.map(\.version))
        let played = Set(audit.scenarios.map(\.name))
        var byVersion: [String: [Finding]] = [:]
        for entry in entries {
            for version in entry.versions {
                byVersion[version, default: []] += entry.findings.filter {
                    !versions.contains(version) || !played.contains($0.scenario)
                }
            }
        }
        for subject in subjects {
            byVersion[subject.version, default: []] += KnownDraft(subject, in: audit).deviations.map(finding)
        }
        return KnownFile(entries: Self.grouped(byVersion))
    }

    /// One deviation, and why.
    fileprivate struct Finding: Hashable {
        let scenario: String
        let words: String
        let reason: String
        let source: String
    }

    private func finding(_ deviation: Deviation) -> Finding {
        let said = entries.first { entry in
            entry.fails[deviation.scenario]?.contains {
                Deviation($0, scenario: deviation.scenario)?.outcome == deviation.outcome
            }
                ?? false
        }
        return Finding(
            scenario: deviation.scenario, words: deviation.words, reason: said?.reason ?? "not explained yet",
            source: said?.source ?? "measured by `brimful subjects measure`")
    }

    /// Versions with the same findings for the same reason stand together.
    private static func grouped(_ byVersion: [String: [Finding]]) -> [Entry] {
        struct Key: Hashable {
            let reason: String
            let source: String
            let fails: [String: [String]]
        }
        var groups: [Key: [String]] = [:]
        for (version, findings) in byVersion {
            for (reason, same) in Dictionary(grouping: findings, by: { [$0.reason, $0.source] }) {
                let fails = Dictionary(grouping: same, by: \.scenario).mapValues { $0.map(\.words) }
                groups[Key(reason: reason[0], source: reason[1], fails: fails), default: []].append(version)
            }
        }
        return groups.map { key, versions in
            Entry(
                versions: versions.sorted(by: VersionOrder.precedes), fails: key.fails, reason: key.reason,
                source: key.source)
        }.sorted { ($0.versions.first ?? "", $0.reason) < ($1.versions.first ?? "", $1.reason) }
    }

    /// The file's text, with the scenarios in this order.
    public func text(scenarios: [String]) -> String {
        let heading =
            "# Measured by `brimful subjects measure`; reasons and sources are by hand, and stay when it is run again.\n"
        return entries.reduce(into: heading) { text, entry in
            text += "- versions: [\(entry.versions.map(Self.quoted).joined(separator: ", "))]\n  fails:\n"
            let known = scenarios.filter { entry.fails[$0] != nil }
            for scenario in known + entry.fails.keys.filter({ !known.contains($0) }).sorted() {
                let words = (entry.fails[scenario] ?? []).map(Self.quoted).joined(separator: ", ")
                text += "    \(scenario): [\(words)]\n"
            }
            text += "  reason: \(Self.quoted(entry.reason))\n  source: \(Self.quoted(entry.source))\n"
        }
    }

    /// A YAML string (YAML 1.2 §7.3.1).
    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}

extension KnownFile.Entry {
    fileprivate var findings: [KnownFile.Finding] {
        fails.sorted { $0.key < $1.key }.flatMap { scenario, words in
            words.map { .init(scenario: scenario, words: $0, reason: reason, source: source) }
        }
    }
}
