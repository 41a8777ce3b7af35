internal import Conformance

/// A wish on its way: what has been found of it, and what hasn't.
struct PlacingWish {
    private let wish: Wish
    private(set) var placed: [Placing.Placed] = []
    private var lacks: [Offer.Lack] = []

    init(_ wish: Wish) { self.wish = wish }

    /// What is tried in a round: everything at once, or one source after the other.
    func offers(_ round: Int) -> [Offer] {
        let sources = wish.takesAll ? (round == 0 ? wish.sources[...] : []) : wish.sources.dropFirst(round).prefix(1)
        return sources.map { Offer(file: wish.file, source: $0) }
    }

    func isSettled(_ round: Int) -> Bool { offers(round).isEmpty || (!wish.takesAll && !placed.isEmpty) }

    mutating func settle(_ round: Int, find: (Offer) -> Swift.Result<Place, Offer.Lack>) {
        for offer in offers(round) {
            switch find(offer) {
            case .success(let place):
                placed.append(.init(subject: PlacedSubject(file: wish.file, place: place), version: wish.version))
            case .failure(let lack): lacks.append(lack)
            }
        }
    }

    /// A source that lacks the subject is nothing to tell while another has it, unless it was asked for.
    var skipped: [Audit.Skipped] {
        if placed.isEmpty { return [skip(lacks.first?.reason ?? nowhere)] }
        if !wish.takesAll { return [] }
        return lacks.compactMap { lack in
            switch lack {
            case .failed: skip(lack.reason)
            case .absent where wish.isExplicit: skip(lack.reason)
            case .absent, .notFetched: nil
            }
        }
    }

    private func skip(_ reason: String) -> Audit.Skipped {
        .init(name: wish.file.manifest.name, kind: wish.file.manifest.kind, reason: reason)
    }

    private var nowhere: String {
        let manifest = wish.file.manifest
        if manifest.packages != nil || manifest.pypi != nil { return "is not to be had from there" }
        let needs = (manifest.machine ?? [manifest.program]).joined(separator: ", ")
        return "not on this machine (\(needs)), and its manifest names no packages"
    }
}
