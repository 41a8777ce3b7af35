internal import Conformance

/// A scenario for Deckard, its answers as records.
public struct DeckardFormat: FixtureFormat {
    public let name = "deckard"
    public let title = "scenario for Deckard"

    public init() {}

    public func export(_ fixture: Fixture) -> Export {
        DeckardScript.export(fixture, file: "deckard.rpl", isRaw: false)
    }
}

/// A scenario for Deckard, its answer as octets that are sent as they stand, but for the ID.
public struct DeckardRawFormat: FixtureFormat {
    public let name = "deckard-raw"
    public let title = "scenario for Deckard, its answer as raw octets"

    public init() {}

    public func export(_ fixture: Fixture) -> Export {
        DeckardScript.export(fixture, file: "deckard-raw.rpl", isRaw: true)
    }
}
