public import Conformance

/// Picks scenarios by what a user wrote: `all`, a name, a prefix of names that ends at a dash, or a scenario file's path.
public enum ScenarioSelector {
    /// The chosen scenarios, in the catalogue's order and without repetition, the user's own after them.
    ///
    /// - Throws: `ScenarioError` for a word that selects nothing, or a file that is no scenario.
    public static func select(_ words: [String]) throws(ScenarioError) -> [Scenario] {
        var chosen: Set<String> = []
        var own: [Scenario] = []
        for word in words {
            if isPath(word) {
                try add(ScenarioFile.read(word), from: word, to: &own)
            } else {
                chosen.formUnion(try names(word))
            }
        }
        return ScenarioCatalogue.all.filter { chosen.contains($0.name) } + own
    }

    /// Whether a word is a path rather than a name.
    public static func isPath(_ word: String) -> Bool {
        word.contains("/") || word.hasSuffix(".yml") || word.hasSuffix(".yaml")
    }

    /// The same file may be named twice; two scenarios of one name, or of one label, would mix their results.
    private static func add(_ scenario: Scenario, from path: String, to own: inout [Scenario]) throws(ScenarioError) {
        guard let earlier = own.first(where: { $0.name == scenario.name || $0.label == scenario.label }) else {
            return own.append(scenario)
        }
        if earlier != scenario {
            throw ScenarioError("\(path): name: \"\(scenario.name)\" is another chosen file's too; rename one")
        }
    }

    private static func names(_ word: String) throws(ScenarioError) -> [String] {
        let all = ScenarioCatalogue.all.map(\.name)
        if word == "all" { return all }
        if all.contains(word) { return [word] }
        let family = all.filter { $0.hasPrefix(word.hasSuffix("-") ? word : word + "-") }
        guard word.isEmpty || family.isEmpty else { return family }
        let near = NearestNames.of(word, among: all).joined(separator: ", ")
        throw ScenarioError("no scenario \"\(word.prefix(80))\"; nearest: \(near); `brimful scenarios` lists all")
    }
}
