internal import Conformance

/// Picks subjects by what a user wrote: `core`, `all`, a name, a prefix of names that ends at a dash, or a manifest's path;
/// behind an `@` a version, a Debian release, `machine` or `pypi`.
public enum SubjectSelector {
    /// What is to be had, in the catalogue's order, the user's own after it; of a subject that is named without more, all
    /// versions.
    ///
    /// - Parameter releases: the Debian releases that everything is to come from; empty for the usual sources.
    /// - Throws: `SubjectError` for a word that selects nothing.
    public static func select(
        _ words: [String], from catalogue: [ManifestFile], releases: [String] = []
    ) throws -> [Wish] {
        var chosen: [String: [Wish]] = [:]
        var own: [ManifestFile] = []
        for word in words {
            if word.hasSuffix(".yml") || word.hasSuffix(".yaml") || word.contains("/") {
                own.append(try ManifestFile(path: word))
                continue
            }
            for wish in try wishes(SubjectWord(word), from: catalogue, releases: releases) {
                add(wish, to: &chosen[wish.file.manifest.name, default: []])
            }
        }
        if let twice = own.first(where: { chosen[$0.manifest.name] != nil }) {
            throw SubjectError(
                "\(twice.manifest.name): is the name of a built-in subject that is chosen too; rename yours")
        }
        return catalogue.flatMap { chosen[$0.manifest.name] ?? [] }
            + (try distinct(own).map { Wish.one(of: $0, releases: releases) })
    }

    /// What another wish brings as well is wished for once.
    private static func add(_ wish: Wish, to wishes: inout [Wish]) {
        if wishes.contains(where: { $0.covers(wish) }) { return }
        wishes.removeAll(where: wish.covers)
        wishes.append(wish)
    }

    /// Each file once; a name that two files have would mix their results.
    private static func distinct(_ own: [ManifestFile]) throws -> [ManifestFile] {
        var paths: [String: String] = [:]
        return try own.filter { file in
            guard let earlier = paths.updateValue(file.path, forKey: file.manifest.name) else { return true }
            guard earlier == file.path else {
                throw SubjectError("\(file.path): \(file.manifest.name): is the name in \(earlier) too; rename one")
            }
            return false
        }
    }

    private static func wishes(
        _ word: SubjectWord, from catalogue: [ManifestFile], releases: [String]
    ) throws -> [Wish] {
        let files = matches(word.name, in: catalogue)
        guard !files.isEmpty else {
            throw SubjectError("--subject \(word.text.printable()): no such subject; `brimful subjects` lists them")
        }
        let isGroup = ["core", "all"].contains(word.name)
        return files.map { file in
            if let choice = word.choice { return choice.wish(for: file, releases: releases) }
            return isGroup ? .one(of: file, releases: releases) : .every(of: file, releases: releases)
        }
    }

    private static func matches(_ name: String, in catalogue: [ManifestFile]) -> [ManifestFile] {
        switch name {
        case "all": catalogue
        case "core": catalogue.filter { $0.manifest.core == true }
        default: named(name, in: catalogue)
        }
    }

    /// A whole name means that subject alone; else one could never be chosen without its variants.
    private static func named(_ name: String, in catalogue: [ManifestFile]) -> [ManifestFile] {
        let whole = catalogue.filter { $0.manifest.name == name }
        return whole.isEmpty ? catalogue.filter { $0.manifest.name.hasPrefix(name + "-") } : whole
    }
}
