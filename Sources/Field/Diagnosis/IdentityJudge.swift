internal import Conformance

/// Who it may be that answers in the place of others: a hint, for anybody can call himself anything.
struct IdentityJudge {
    private let facts: Facts

    init(_ facts: Facts) {
        self.facts = facts
    }

    var symptoms: [Symptom] {
        guard let (nobody, identity) = impostor else { return [] }
        let same = facts.identities.filter { $0.key != nobody && $0.value == identity }.keys.map(\.description).sorted()
        let words = identity.texts.sorted { $0.key < $1.key }.map { "\($0.key) \"\($0.value)\"" }.joined(
            separator: ", ")
        let whom =
            same.isEmpty
            ? "Nobody else that was asked does."
            : "So do\(same.count == 1 ? "es" : "") \(same.prefix(3).joined(separator: ", "))."
        return [
            Symptom(
                .intercepted, at: .pathToAuthority, as: .note, of: nobody,
                "Whoever answers in the place of \(nobody), where nobody is, calls itself \(words). \(whom)")
        ]
    }

    private var impostor: (ServerAddress, Identity)? {
        facts.identities.first { $0.key == Checkup.nobody && !$0.value.texts.isEmpty }.map { ($0.key, $0.value) }
    }
}

extension [Symptom] {
    /// Where somebody answers in the place of the authority, the authority isn't accused of what he says.
    var doubted: [Symptom] {
        guard contains(where: { $0.kind == .intercepted && $0.weight == .fault }) else { return self }
        return map { symptom in
            let isOfAuthority = symptom.hop == .authority || symptom.hop == .pathToAuthority
            guard isOfAuthority, symptom.kind != .intercepted, symptom.weight == .fault else { return symptom }
            return symptom.told(
                as: .undecided, "\(symptom.what) That may be the words of whoever answers in its place.")
        }
    }
}
