internal import Conformance
internal import DNSWire
internal import FoundationEssentials

/// What resolv.conf(5) says of the machine's resolvers.
public struct ResolvConf: Sendable, Equatable {
    public var servers: [ServerAddress]

    /// The most that the C library takes (resolv.conf(5), MAXNS).
    public static let mostServers = 3

    /// Reads the `nameserver` lines; without any the C library asks this machine itself.
    ///
    /// - Parameter limit: how many are taken.
    public init(_ text: String, limit: Int = mostServers) {
        let found = text.split(whereSeparator: \.isNewline).compactMap(Self.server)
        servers = Array(found.uniqued().prefix(limit))
    }

    private static func server(_ line: Substring) -> ServerAddress? {
        let words = line.split { $0 == " " || $0 == "\t" }
        guard words.count >= 2, words[0] == "nameserver" else { return nil }
        // The C library takes no port here.
        return try? ServerAddress(words[1].contains("[") ? "" : String(words[1]))
    }
}
