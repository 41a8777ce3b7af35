internal import Conformance

/// One word of a selection: `musl`, `musl@1.2.5`, `unbound@trixie`, `core@machine`.
struct SubjectWord {
    let text: String
    let name: String
    /// What stands behind the `@`.
    let choice: Choice?

    enum Choice: Hashable {
        case version(String)
        case release(String)
        case machine
        case pypi
    }

    /// - Throws: `SubjectError` when what stands behind the `@` is nothing that a subject can be chosen by.
    init(_ text: String) throws(SubjectError) {
        self.text = text
        let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        name = parts.first ?? ""
        guard parts.count == 2 else {
            choice = nil
            return
        }
        guard let choice = Choice(parts[1]) else {
            throw SubjectError(
                "--subject \(text.printable()): behind the @ goes a version, machine, pypi or one of "
                    + Source.releases.joined(separator: ", "))
        }
        self.choice = choice
    }
}

extension SubjectWord.Choice {
    fileprivate init?(_ word: String) {
        switch word {
        case "machine": self = .machine
        case "pypi": self = .pypi
        case _ where Source.releases.contains(word): self = .release(word)
        case _ where word.first?.isNumber == true && word.utf8.count <= 40: self = .version(word)
        default: return nil
        }
    }

    func wish(for file: ManifestFile, releases: [String]) -> Wish {
        let every = Wish.every(of: file, releases: releases)
        if case .version(let version) = self { return every.of(version: version) }
        let sources: [Source] =
            switch self {
            case .version: []
            case .release(let release): Source.of(file.manifest, in: [release])
            case .machine: every.sources.filter { $0 == .machine || $0 == .root }
            case .pypi: every.sources.filter(\.isPyPI)
            }
        return Wish(file: file, sources: sources, takesAll: true, isExplicit: true)
    }
}

extension Source {
    fileprivate var isPyPI: Bool { if case .pypi = self { true } else { false } }
}
