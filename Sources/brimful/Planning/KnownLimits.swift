internal import Conformance
internal import Planning
internal import Subjects

/// The limits that a plan heeds, and those that it only tells.
struct KnownLimits {
    var counted: [SubjectLimit] = []
    var others: [SubjectLimit] = []

    /// From a saved audit, or from every `known.yml`.
    ///
    /// - Throws: `Failure` when the folder holds none, or a subject isn't known.
    static func read(subjects: [String], report: String?) throws -> KnownLimits {
        if let report {
            return KnownLimits(
                counted: SubjectLimit.found(in: try SandboxedAudit.checked(try SavedFolder.read(report))))
        }
        let counted = Set(try Selection.subjects(subjects).map(\.file.manifest.name))
        return try Failure.translating {
            try Catalogue.manifests().reduce(into: KnownLimits()) { limits, file in
                let own = try Self.limits(of: file)
                if counted.contains(file.manifest.name) { limits.counted += own } else { limits.others += own }
            }
        }
    }

    private static func limits(of file: ManifestFile) throws -> [SubjectLimit] {
        try KnownFile(beside: file).entries.flatMap { entry in
            (entry.fails[SubjectLimit.scenario] ?? []).compactMap { words in
                Deviation(words, scenario: SubjectLimit.scenario).flatMap { deviation in
                    SubjectLimit(
                        name: file.manifest.name, kind: file.manifest.kind, versions: entry.versions,
                        deviation: deviation, reason: entry.reason, source: entry.source)
                }
            }
        }
    }
}
