public import Field

/// What is otherwise in one check than in the one before.
public struct CheckChange: Sendable {
    private let state: Diagnosis.State?
    private let came: [Symptom]
    private let went: [Symptom]
    private let addresses: (before: Int, now: Int)?

    public init(from old: Diagnosis, to new: Diagnosis) {
        state = old.state == new.state ? nil : new.state
        came = Self.others(new.symptoms, old.symptoms)
        went = Self.others(old.symptoms, new.symptoms)
        let (before, now) = (old.expectation.union, new.expectation.union)
        // The addresses of an answer that always changes are no news.
        let isNews = before != now && !old.expectation.changes && !new.expectation.changes
        addresses = isNews ? (before.count, now.count) : nil
    }

    /// Symptoms of the same kind at the same hop of the same server are the same, whatever figures their words hold.
    private static func others(_ symptoms: [Symptom], _ known: [Symptom]) -> [Symptom] {
        symptoms.filter { symptom in
            !known.contains {
                $0.kind == symptom.kind && $0.hop == symptom.hop && $0.server == symptom.server
                    && $0.weight == symptom.weight
            }
        }
    }

    public var isEmpty: Bool { state == nil && came.isEmpty && went.isEmpty && addresses == nil }

    /// A line for each change.
    ///
    /// - Parameter time: when it was seen.
    public func text(at time: String) -> String {
        var lines: [String] = []
        if let state { lines.append("now \(state.rawValue)") }
        if let addresses {
            lines.append("the authority's addresses changed: \(addresses.before) before, \(addresses.now) now")
        }
        lines += came.map { "new: \($0.weight.word) at \($0.hop.words): \(plain($0.what))" }
        lines += went.map { "gone: \($0.weight.word) at \($0.hop.words): \(plain($0.what))" }
        return lines.map { "\(time) \($0)\n" }.joined()
    }
}
