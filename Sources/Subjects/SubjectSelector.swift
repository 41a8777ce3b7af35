/// Picks subjects by what a user wrote: `core`, `all`, a name, a prefix of names that ends at a dash, or a manifest's path.
public enum SubjectSelector {
    /// The chosen manifests, in the catalogue's order and without repetition, the user's own after them.
    ///
    /// - Throws: `SubjectError` for a word that selects nothing.
    public static func select(_ words: [String], from catalogue: [ManifestFile]) throws -> [ManifestFile] {
        var chosen: Set<String> = []
        var own: [ManifestFile] = []
        for word in words {
            if word.hasSuffix(".yml") || word.hasSuffix(".yaml") || word.contains("/") {
                own.append(try ManifestFile(path: word))
                continue
            }
            let names = matches(word, in: catalogue).map(\.manifest.name)
            guard !names.isEmpty else {
                throw SubjectError("--subject \(printable(word)): no such subject; `brimful subjects` lists them")
            }
            chosen.formUnion(names)
        }
        if let twice = own.first(where: { chosen.contains($0.manifest.name) }) {
            throw SubjectError(
                "\(twice.manifest.name): is the name of a built-in subject that is chosen too; rename yours")
        }
        return catalogue.filter { chosen.contains($0.manifest.name) } + (try distinct(own))
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

    private static func matches(_ word: String, in catalogue: [ManifestFile]) -> [ManifestFile] {
        switch word {
        case "all": catalogue
        case "core": catalogue.filter { $0.manifest.core == true }
        default: named(word, in: catalogue)
        }
    }

    /// A whole name means that subject alone; else one could never be chosen without its variants.
    private static func named(_ word: String, in catalogue: [ManifestFile]) -> [ManifestFile] {
        let whole = catalogue.filter { $0.manifest.name == word }
        return whole.isEmpty ? catalogue.filter { $0.manifest.name.hasPrefix(word + "-") } : whole
    }
}
