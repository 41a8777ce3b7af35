/// The names that a mistyped word may have meant.
public enum NearestNames {
    /// No name is longer; what is beyond can't make a word nearer.
    private static let longestWord = 64

    /// The three nearest, nearest first.
    public static func of(_ word: String, among names: [String]) -> [String] {
        let word = Array(word.lowercased().prefix(longestWord))
        let ranked = names.map { (name: $0, distance: distance(word, Array($0))) }
        // Sorting keeps no order among equals by itself.
        let sorted = ranked.enumerated().sorted { one, other in
            (one.element.distance, one.offset) < (other.element.distance, other.offset)
        }
        return sorted.prefix(3).map(\.element.name)
    }

    /// How many letters have to be put in, taken out or replaced (Levenshtein's distance).
    private static func distance(_ word: [Character], _ name: [Character]) -> Int {
        var row = Array(0...name.count)
        for (line, letter) in word.enumerated() {
            var diagonal = row[0]
            row[0] = line + 1
            for (column, other) in name.enumerated() {
                let replaced = diagonal + (letter == other ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(replaced, row[column] + 1, row[column + 1] + 1)
            }
        }
        return row[name.count]
    }
}
