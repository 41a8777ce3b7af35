/// The forms in which fixtures can be written.
public enum FormatCatalogue {
    /// All of them but the octets, which are always written, in the order in which help lists them.
    public static let all: [any FixtureFormat] = [
        HexFormat(), JSONFormat(), PcapFormat(), ZoneFormat(), TestnsFormat(), TestboundFormat(), DeckardFormat(),
        DeckardRawFormat(), CFormat(), SwiftFormat(), PythonFormat(),
    ]

    /// Those that are meant to be compiled into something, and so are written when they are asked for only.
    private static let embedded: Set<String> = ["c", "swift", "python"]

    /// What is written when nothing is said.
    public static var usual: [any FixtureFormat] { all.filter { !embedded.contains($0.name) } }
}
