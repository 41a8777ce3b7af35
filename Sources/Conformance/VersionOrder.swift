/// Versions as people write them: numbers between dots, and sometimes words.
public enum VersionOrder {
    /// Whether one version comes before another: number by number, `1.9` before `1.10`.
    public static func precedes(_ one: String, _ other: String) -> Bool {
        let (numbers, others) = (numbers(in: one), numbers(in: other))
        return numbers == others ? one < other : numbers.lexicographicallyPrecedes(others)
    }

    /// Whether a version is the one that was asked for, or one of its line: `1.2` takes `1.2.5`, and not `1.20`.
    public static func matches(_ version: String, _ wanted: String) -> Bool {
        version == wanted || version.hasPrefix(wanted + ".")
    }

    private static func numbers(in version: String) -> [Int] {
        version.split { !("0"..."9").contains($0) }.map { Int($0) ?? .max }
    }
}
