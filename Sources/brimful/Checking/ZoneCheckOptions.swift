internal import ArgumentParser
internal import Scenarios

/// What `check --zone` can be told, and `check NAME` can't.
struct ZoneCheckOptions: ParsableArguments {
    @Option(
        help: """
            Instead of a name: a zone that `brimful serve --public` serves. Its cases are asked of every resolver, as in an \
            audit.
            """
    )
    var zone: String?

    @Option(help: "With --zone: scenarios, as `brimful scenarios` lists them, instead of the profile's. Comma list.")
    var scenario: [String] = []

    @Option(help: "With --zone: answer counts, such as 1,20,28-32, instead of the profile's.")
    var counts: String?

    @Option(help: "With --zone: how resolvers are asked: udp512, edns1232, edns4096, tcp, stub. Comma list.")
    var view: [String] = []

    @Option(
        help:
            "With --zone: how much to try: quick (the default, a minute or two), standard (a quarter of an hour) or full (hours)."
    )
    var profile: Profile?

    /// The first that was given without a zone to go with; nil for none.
    var strayOption: String? {
        if !scenario.isEmpty { return "--scenario" }
        if counts != nil { return "--counts" }
        if !view.isEmpty { return "--view" }
        return profile == nil ? nil : "--profile"
    }
}
