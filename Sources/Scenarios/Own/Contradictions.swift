import Conformance

/// Faults that can't be had at once.
struct Contradictions {
    /// The words so far, at the top or in a list of a first time.
    private var words: Set<String> = []

    /// Words that say opposite things.
    private static let opposites = [("truncate", "omit-tc"), ("cname-chain", "cname-only"), ("cname-only", "subset")]

    static func check(_ faults: [Fault]) throws {
        var contradictions = Contradictions()
        try contradictions.check(faults, at: [.key("faults")])
    }

    private mutating func check(_ faults: [Fault], at path: [Mistake.Step]) throws {
        for (position, fault) in faults.enumerated() {
            let place = path + [.position(position)]
            try add(fault.word, at: place)
            guard case .firstTime(let inner) = fault else { continue }
            if inner.isEmpty { throw Mistake(place, "first-time: is empty; list faults in it") }
            try Self.checkConnections(inner, at: place + [.key(fault.word)])
            try check(inner, at: place + [.key(fault.word)])
        }
    }

    private mutating func add(_ word: String, at place: [Mistake.Step]) throws {
        guard words.insert(word).inserted else { throw Mistake(place, "\(word): is there twice; leave one") }
        for (one, other) in Self.opposites where word == one || word == other {
            if words.isSuperset(of: [one, other]) {
                throw Mistake(place, "\(one) and \(other) contradict each other; leave one")
            }
        }
    }

    /// Connections are struck before anybody has said which case they are for, so that no time is the first.
    private static func checkConnections(_ faults: [Fault], at path: [Mistake.Step]) throws {
        for (position, fault) in faults.enumerated() {
            guard case .tcp(let tcp) = fault, tcp.isOfConnection else { continue }
            throw Mistake(
                path + [.position(position)],
                "tcp: \(tcp.rawValue) strikes before a name is known, so not only the first time; write reset")
        }
    }
}
