internal import ArgumentParser
internal import Subjects

/// Which subjects a command of the cache is about, and of which Debian releases.
struct ChosenSubjects: ParsableArguments {
    @Argument(help: "Subjects, as `brimful audit --subject` takes them.")
    var subject: [String]

    @Option(help: "Only these Debian releases: all, or names. Comma list.")
    var release: [String] = []

    /// Whether nothing is left out.
    var isEverything: Bool { subject == ["all"] && release.isEmpty }

    /// - Throws: `Failure` for wrong usage.
    func wishes() throws -> [Wish] {
        try Selection.subjects(subject, releases: try Selection.releases(release))
    }
}
