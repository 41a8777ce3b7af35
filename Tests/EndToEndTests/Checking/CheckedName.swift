/// What tests read of a check's report.
struct CheckedName: Decodable {
    let state: String
    let symptoms: [Symptom]
    let authority: Authority
    let resolvers: [Resolver]
    let programs: Programs?

    struct Symptom: Decodable {
        let kind: String
        let hop: String
        let weight: String
        let server: String?
        let what: String

        fileprivate var place: String { "\(kind) at \(hop) of \(server ?? "nobody")" }
    }

    struct Authority: Decodable {
        let zone: String?
        let known: Bool
    }

    struct Resolver: Decodable {
        let server: String
        let views: [View]
        /// In octets.
        let largestUDP: Int
    }

    struct View: Decodable {
        let view: String
        let outcome: String
        let addresses: Int
    }

    struct Programs: Decodable {
        let addresses: Int
        let error: String?
    }

    /// What is wrong, or can't be told, each as `kind at hop of server`.
    var troubles: [String] { symptoms.filter { $0.weight != "note" }.map(\.place) }

    /// What is worth a note, in the same words.
    var notes: [String] { symptoms.filter { $0.weight == "note" }.map(\.place) }

    /// The same in sentences.
    var sentences: [String] { symptoms.map { "\($0.weight): \($0.what)" } }
}
