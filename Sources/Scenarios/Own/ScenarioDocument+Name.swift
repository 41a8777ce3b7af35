import Conformance

extension ScenarioDocument {
    /// What has a meaning of its own: `all` where scenarios are chosen, `ns` below the zone.
    private static let taken: Set<String> = ["all", "ns"]

    private static let letters = Set("abcdefghijklmnopqrstuvwxyz0123456789-".utf8)

    /// A DNS label (RFC 1035 §2.3.1 and §2.3.4) that is nobody else's.
    func checkedName() throws -> String {
        guard let name else { throw Mistake([.key("name")], "name: is missing") }
        guard (1...63).contains(name.utf8.count), name.utf8.allSatisfy(Self.letters.contains), !name.hasPrefix("-"),
            !name.hasSuffix("-")
        else {
            throw Mistake(
                [.key("name")],
                "name: \"\(name.prefix(80))\" is no DNS label of lower-case letters, digits and hyphens, at most 63")
        }
        let label = Scenario(named: name).label
        let isBuiltIn = ScenarioCatalogue.all.contains { $0.name == name || $0.label == label }
        if isBuiltIn || Self.taken.contains(name) {
            throw Mistake([.key("name")], "name: \"\(name)\" is taken by brimful itself; choose another")
        }
        return name
    }
}

extension Scenario {
    /// A name, to be asked for its label.
    fileprivate init(named name: String) {
        self.init(
            name: name, title: "", wire: "", requirement: "", faults: [], expectation: .complete,
            rule: .ignoreTruncated, victims: [])
    }
}
