internal import Conformance
internal import DNSWire
internal import FoundationEssentials
internal import Glibc

/// What resolv.conf(5) says of the machine's resolvers, as the GNU C library reads it.
public struct ResolvConf: Sendable, Equatable {
    public var servers: [ServerAddress] = []
    /// The lines that look as if they named a resolver, and that the C library passes over: hostile, and bounded here.
    public var ignored: [String] = []

    /// The most that the C library takes (resolv.conf(5), MAXNS).
    public static let mostServers = 3
    private static let (mostIgnored, longestLine) = (3, 80)
    private static let keyword = "nameserver"

    /// Reads the `nameserver` lines; without any the C library asks this machine itself.
    ///
    /// - Parameter limit: how many are taken; one that is named twice takes two places.
    public init(_ text: String, limit: Int = mostServers) {
        var found: [ServerAddress] = []
        // A carriage return ends no line for the C library, and is part of the address.
        for line in text.unicodeScalars.split(separator: "\n").map(String.init) {
            if let server = Self.server(line) {
                found.append(server)
            } else if Self.isMeant(line), ignored.count < Self.mostIgnored {
                ignored.append(line.printable(Self.longestLine))
            }
        }
        servers = found.prefix(limit).uniqued()
    }

    /// The keyword begins the line, and an address without port or brackets follows up to the next blank.
    private static func server(_ line: String) -> ServerAddress? {
        guard line.hasPrefix(keyword) else { return nil }
        let words = words(of: line)
        guard words.count >= 2, words[0] == keyword else { return nil }
        return ipv4(words[1]) ?? ipv6(words[1])
    }

    private static func isMeant(_ line: String) -> Bool {
        let words = words(of: line)
        return words.count >= 2 && words[0].lowercased() == keyword
    }

    private static func words(of line: String) -> [String] {
        line.unicodeScalars.split { $0 == " " || $0 == "\t" }.map(String.init)
    }

    /// In every form that inet_aton(3) knows, such as 127.1.
    private static func ipv4(_ word: String) -> ServerAddress? {
        var place = in_addr()
        guard word.utf8.allSatisfy({ (0x21...0x7E).contains($0) }), inet_aton(word, &place) != 0 else { return nil }
        return ServerAddress(Address(ipv4: UInt32(bigEndian: place.s_addr)))
    }

    private static func ipv6(_ word: String) -> ServerAddress? {
        guard !word.hasPrefix("["), let server = try? ServerAddress(word), server.address.type == .aaaa else {
            return nil
        }
        return server
    }
}
