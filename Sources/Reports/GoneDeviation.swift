public import Conformance

/// A known deviation that didn't show: told, so that known.yml doesn't go on saying what isn't so.
public struct GoneDeviation: Sendable {
    private let known: KnownDeviation

    public init(_ known: KnownDeviation) {
        self.known = known
    }

    /// Safe to print.
    public var line: String {
        "\(plain(known.subject.fullName, limit: 80)), \(plain(known.deviation.scenario)): was known for "
            + "\"\(plain(known.deviation.words))\", and is as it should be; `brimful subjects measure` writes that down"
    }
}
