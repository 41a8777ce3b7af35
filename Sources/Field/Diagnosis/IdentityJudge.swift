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
            same.isEmpty ? "Nobody else that was asked does." : "So does \(same.prefix(3).joined(separator: ", "))."
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
