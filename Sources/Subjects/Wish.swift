/// A subject that is to be had, and from where.
public struct Wish: Sendable {
    public let file: ManifestFile
    /// In the order in which they are tried.
    let sources: [Source]
    /// Whether the subject is wanted from every source, or from the first that has it.
    let takesAll: Bool
    /// Whether these very sources were asked for: one that lacks the subject is then told of.
    var isExplicit = false
    /// The version that is wanted; nil for any.
    public private(set) var version: String?

    /// The subject as it is usually taken: the machine's own copy, or the usual release's.
    public static func one(of file: ManifestFile, releases: [String] = []) -> Wish {
        if !releases.isEmpty { return every(of: file, releases: releases) }
        return Wish(file: file, sources: Source.byUse(of: file.manifest), takesAll: false)
    }

    /// The subject in every version that there is.
    static func every(of file: ManifestFile, releases: [String] = []) -> Wish {
        if releases.isEmpty { return Wish(file: file, sources: Source.all(of: file.manifest), takesAll: true) }
        return Wish(
            file: file, sources: Source.of(file.manifest, in: releases), takesAll: file.manifest.packages != nil,
            isExplicit: true)
    }

    /// The subject in every version, where not certain ones are meant.
    public var inEveryVersion: Wish { isExplicit ? self : .every(of: file) }

    /// The subject in the version that is usual, where not a certain one is wanted.
    public var inOneVersion: Wish { isExplicit || version != nil ? self : .one(of: file) }

    /// Whether all that the other one may bring comes with this one.
    func covers(_ other: Wish) -> Bool {
        guard file.path == other.file.path, version == nil || version == other.version else { return false }
        return takesAll ? Set(sources).isSuperset(of: other.sources) : !other.takesAll && sources == other.sources
    }

    func of(version: String) -> Wish {
        var wish = self
        wish.version = version
        return wish
    }

    func from(_ sources: [Source]) -> Wish {
        var wish = Wish(file: file, sources: sources, takesAll: takesAll, isExplicit: isExplicit)
        wish.version = version
        return wish
    }
}
