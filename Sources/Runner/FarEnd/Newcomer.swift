internal import Conformance

/// Somebody who is to be asked, and isn't known yet.
struct Newcomer: Sendable {
    let name: String
    let kind: SubjectKind
    let introduction: @Sendable () async throws -> Introduction.Acquaintance

    init(
        name: String, kind: SubjectKind,
        _ introduction: @escaping @Sendable () async throws -> Introduction.Acquaintance
    ) {
        self.name = name
        self.kind = kind
        self.introduction = introduction
    }

    /// Who it is, or why it can't be asked.
    enum Meeting: Sendable {
        case known(Introduction.Acquaintance)
        case skipped(Audit.Skipped)

        var known: Introduction.Acquaintance? { if case .known(let known) = self { known } else { nil } }
        var skipped: Audit.Skipped? { if case .skipped(let skipped) = self { skipped } else { nil } }
    }

    func meet() async -> Meeting {
        do { return .known(try await introduction()) } catch {
            return .skipped(.init(name: name, kind: kind, reason: String(describing: error)))
        }
    }
}

extension [Newcomer] {
    /// Side by side, in their order.
    func meetAll() async -> [Newcomer.Meeting] {
        await withTaskGroup(of: (Int, Newcomer.Meeting).self) { group in
            for (index, newcomer) in enumerated() { group.addTask { (index, await newcomer.meet()) } }
            return await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }
}
