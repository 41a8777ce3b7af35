/// Which package stands for each word of a request: of `a | b` the first that the release has.
struct AlternativeChoice: Sendable, Equatable {
    /// The chosen package of each word.
    private let chosen: [String: String]

    var names: [String] { Set(chosen.values).sorted() }

    init(
        of words: [String], candidates: ([String]) async throws(PackageError) -> [String: String]
    ) async throws(PackageError) {
        let open = Set(words).map { ($0, PackageName.alternatives($0)) }
        let found = try await candidates(open.filter { $0.1.count > 1 }.flatMap(\.1).sorted())
        var chosen: [String: String] = [:]
        for (word, names) in open { chosen[word] = names.first { found[$0] != nil } ?? names[0] }
        self.chosen = chosen
    }

    /// A resolution by the words that were asked for.
    func asAsked(_ resolution: Resolution) -> Resolution {
        let words = Dictionary(grouping: chosen.keys, by: { chosen[$0] ?? $0 })
        var asked = resolution
        asked.groups = resolution.groups.map { group in
            Resolution.Group(requested: group.requested.flatMap { words[$0] ?? [$0] }.sorted(), files: group.files)
        }
        asked.unavailable = [:]
        for (name, reason) in resolution.unavailable {
            for word in words[name] ?? [name] { asked.unavailable[word] = reason }
        }
        return asked
    }
}
