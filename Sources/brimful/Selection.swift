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

    /// The names of the resolvers that stub resolvers are to ask through.
    static func resolvers(_ values: [String]) throws -> [String] {
        if values.isEmpty { return [] }
        let files = try AuditCommand.translating {
            try SubjectSelector.select(words(values), from: Catalogue.manifests())
        }
        if let other = files.first(where: { $0.manifest.kind != .resolver })?.manifest {
            throw Failure.usage("--through: \(other.name) is a \(other.kind.rawValue), not a resolver")
        }
        return files.map(\.manifest.name)
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
