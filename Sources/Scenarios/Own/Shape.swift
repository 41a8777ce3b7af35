import Conformance
import Yams

/// What decoding doesn't notice: keys that mean nothing, and words of a fault beside its first.
enum Shape {
    static func check(_ root: Node) throws {
        guard let document = root.mapping else {
            throw Mistake([], "write keys with values: name, expectation and faults at least")
        }
        let known = ScenarioDocument.CodingKeys.allCases.map(\.rawValue)
        try checkKeys(of: document, at: [], known: known)
        if let rule = document["rule"]?.mapping {
            try checkKeys(of: rule, at: [.key("rule")], known: ["rfc", "section", "text"])
        }
        if let faults = document["faults"]?.sequence { try checkFaults(faults, at: [.key("faults")]) }
    }

    private static func checkKeys(of mapping: Node.Mapping, at path: [Mistake.Step], known: [String]) throws {
        for key in mapping.keys {
            let name = key.string ?? "?"
            guard known.contains(name) else {
                throw Mistake(path + [.key(name)], "\(name): no such key; there are: \(known.joined(separator: ", "))")
            }
        }
    }

    private static func checkFaults(_ faults: Node.Sequence, at path: [Mistake.Step]) throws {
        for (position, node) in faults.enumerated() {
            guard let fault = node.mapping else { continue }
            let place = path + [.position(position)]
            let names = fault.keys.map { $0.string ?? "?" }
            if names.count > 1 {
                throw Mistake(place + [.key(names[1])], "\(names[1]): each fault begins with a dash of its own")
            }
            if let negative = fault["negative"]?.mapping { try checkNegative(negative, at: place + [.key("negative")]) }
            // Only a list one level deep is one of faults; what is deeper is refused with its contradictions.
            if let inner = fault["first-time"]?.sequence { try checkFaults(inner, at: place + [.key("first-time")]) }
        }
    }

    private static func checkNegative(_ negative: Node.Mapping, at path: [Mistake.Step]) throws {
        try checkKeys(of: negative, at: path, known: ["rcode", "above"])
        guard let rcode = negative["rcode"]?.string else { return }
        let known = Fault.Negative.allCases.map(\.rawValue)
        guard known.contains(rcode) else {
            throw Mistake(
                path + [.key("rcode")], "rcode: \"\(rcode)\" is none of \(known.joined(separator: ", "))")
        }
    }
}
