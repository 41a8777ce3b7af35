public import Conformance

/// The built-in scenarios, in the order in which reports show them.
public enum ScenarioCatalogue {
    public static let all: [Scenario] = [
        .clean, .tcEmpty, .tcPartial, .tcpRefused, .tcpBlackhole, .tcpEof, .drop512, .oversizeNoTC, .chop512,
        .noCompress,
    ]

    public static func scenario(named name: String) -> Scenario? {
        all.first { $0.name == name }
    }
}
