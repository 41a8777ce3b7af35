internal import DNSWire
internal import FoundationEssentials

/// A resolver, and who says that it is one.
public struct KnownResolver: Sendable, Hashable {
    public let server: ServerAddress
    public let origin: Origin

    public enum Origin: String, Sendable, Hashable, Codable {
        /// A `nameserver` line of /etc/resolv.conf: programs ask it.
        case resolvConf = "resolv.conf"
        /// systemd-resolved asks it for the stub at 127.0.0.53.
        case systemdResolved = "systemd-resolved"
        /// The user named it.
        case named = "option"
    }

    public init(_ server: ServerAddress, from origin: Origin) {
        self.server = server
        self.origin = origin
    }
}

/// The resolvers that this machine is set up with.
public enum MachineResolvers {
    /// The stub resolvers of systemd-resolved(8).
    static let resolvedStubs = ["127.0.0.53", "127.0.0.54"]
    /// What systemd-resolved writes: the servers of all links.
    public static let resolvedFile = "/run/systemd/resolve/resolv.conf"
    public static let usualFile = "/etc/resolv.conf"
    /// Nobody has so many links.
    private static let mostLinks = 12
    /// Nobody's is longer but those of people who block by it: /etc/hosts may have some megabytes.
    private static let longestFile = 1 << 25

    /// - Parameters:
    ///   - file: the machine's resolv.conf.
    ///   - links: the file of systemd-resolved, which is read only where its stub is asked, and resolvectl(1) says nothing.
    public static func find(file: String = usualFile, links: String = resolvedFile) async -> [KnownResolver] {
        let asked = asked(file: file)
        let own = asked.map { KnownResolver($0, from: .resolvConf) }
        guard asked.contains(where: isResolvedStub) else { return own }
        let given = await ResolvedLinks.ask() ?? ResolvConf(text(of: links), limit: mostLinks).servers
        let behind = given.filter { !asked.contains($0) }.prefix(mostLinks)
        return own + behind.map { KnownResolver($0, from: .systemdResolved) }
    }

    /// Whom the C library asks, in its order.
    public static func asked(file: String = usualFile) -> [ServerAddress] {
        let servers = ResolvConf(text(of: file)).servers
        // resolv.conf(5): without a nameserver line, the server on this machine is asked.
        return servers.isEmpty ? [ServerAddress(Address(ipv4: 0x7F00_0001))] : servers
    }

    /// The lines of resolv.conf that name a resolver in vain.
    public static func ignored(file: String = usualFile) -> [String] { ResolvConf(text(of: file)).ignored }

    /// Whether somebody is systemd-resolved's stub on this machine.
    static func isResolvedStub(_ server: ServerAddress) -> Bool {
        resolvedStubs.contains(server.address.description)
    }

    static func text(of path: String) -> String {
        guard let data = FileManager.default.contents(atPath: path) else { return "" }
        return String(decoding: data.prefix(longestFile), as: UTF8.self)
    }
}
