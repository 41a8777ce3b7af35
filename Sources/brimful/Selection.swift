internal import Conformance
internal import Scenarios
internal import Subjects

/// Reads what a user wrote into values, or says in one line what is wrong.
enum Selection {
    /// The most addresses that can be asked for: more don't fit in a message for any name (RFC 1035 §4.2.2).
    static let counts = 1...4096

    static func words(_ values: [String]) -> [String] {
        values.flatMap { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    }

    /// Counts and ranges of counts, ascending: `1,20,28-32`.
    static func counts(_ text: String) throws -> [Int] {
        var chosen: Set<Int> = []
        for word in text.split(separator: ",", omittingEmptySubsequences: false) {
            let ends = word.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
            guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1],
                counts.contains(first), counts.contains(last), first <= last
            else {
                throw Failure.usage(
                    "--counts: \"\(word)\" is no number of addresses; give numbers from 1 to 4096, such as 1,20,28-32")
            }
            chosen.formUnion(first...last)
        }
        return chosen.sorted()
    }

    /// - Parameter argument: what the user wrote them behind.
    static func scenarios(_ values: [String], argument: String = "--scenario") throws -> [Scenario] {
        do {
            return try ScenarioSelector.select(words(values))
        } catch {
            throw Failure.usage("\(argument): \(error)")
        }
    }

    /// What subjects are to be had.
    static func subjects(_ values: [String], releases: [String] = []) throws -> [Wish] {
        try Failure.translating {
            try SubjectSelector.select(words(values), from: Catalogue.manifests(), releases: releases)
        }
    }

    /// The resolvers that stub resolvers are to ask through: each in the version that is usual, unless another is named.
    static func resolvers(_ values: [String], releases: [String]) throws -> [Wish] {
        if values.isEmpty { return [] }
        let wishes = try subjects(values, releases: releases)
        if let other = wishes.first(where: { $0.file.manifest.kind != .resolver })?.file.manifest {
            throw Failure.usage("--through: \(other.name) is a \(other.kind.rawValue), not a resolver")
        }
        return wishes.map(\.inOneVersion)
    }

    /// Codenames of Debian releases; `all` is every one that there is.
    static func releases(_ values: [String]) throws -> [String] {
        let names = words(values)
        if names == ["all"] { return Source.releases }
        for name in names where !Source.releases.contains(name) {
            throw Failure.usage(
                "--release: \"\(name)\" is no Debian release that can be had; there are all, "
                    + Source.releases.joined(separator: ", "))
        }
        return Source.releases.filter(names.contains)
    }

    static func views(_ values: [String]) throws -> [View] {
        let names = words(values)
        for name in names where !View.resolverViews.contains(where: { $0.rawValue == name }) {
            let known = View.resolverViews.map(\.rawValue).joined(separator: ", ")
            throw Failure.usage("--view: no view \"\(name)\"; there are: \(known)")
        }
        return names.isEmpty ? View.resolverViews : View.resolverViews.filter { names.contains($0.rawValue) }
    }
}
