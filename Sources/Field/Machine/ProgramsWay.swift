public import Conformance
public import DNSWire

/// What this machine's C library is told of how to look a name up, besides its resolvers.
public struct ProgramsWay: Sendable, Hashable {
    /// The name's addresses in /etc/hosts (hosts(5)).
    public let hosts: Set<Address>
    /// Who is asked, in that order, such as `files` and `dns` (nsswitch.conf(5)).
    public let services: [String]
    /// Whether nscd(8) answers in the C library's place, and keeps what it answered.
    public let hasCache: Bool

    static let hostsFile = "/etc/hosts"
    static let servicesFile = "/etc/nsswitch.conf"
    static let cacheSocket = "/var/run/nscd/socket"
    /// What the C library does without a line for hosts.
    private static let usualServices = ["dns", "files"]
    private static let (mostServices, longestService) = (12, 40)

    /// - Parameters:
    ///   - hosts: the text of /etc/hosts.
    ///   - services: the text of /etc/nsswitch.conf.
    public init(of name: String, type: RecordType, hosts: String, services: String, hasCache: Bool = false) {
        self.hosts = Self.addresses(of: name, type, in: hosts)
        self.services = Self.services(in: services)
        self.hasCache = hasCache
    }

    /// Whether programs come to the DNS at all: by the C library, or by systemd-resolved.
    public var leadsToDNS: Bool { services.contains("dns") || services.contains("resolve") }

    private static func addresses(of name: String, _ type: RecordType, in text: String) -> Set<Address> {
        let wanted = Array(name.lowercased().utf8)
        // In octets: of hundreds of thousands of lines, letters would take their time.
        let addresses = text.utf8.split(separator: UInt8(ascii: "\n")).compactMap { line -> Address? in
            let words = line.prefix { $0 != UInt8(ascii: "#") }.split { blanks.contains($0) }
            let isNamed = words.dropFirst().contains { $0.lazy.map(lowercased).elementsEqual(wanted) }
            return isNamed ? words.first.flatMap { Address(String(decoding: $0, as: UTF8.self)) } : nil
        }
        return Set(addresses.filter { $0.type == type })
    }

    private static let blanks = Array(" \t\r".utf8)

    private static func lowercased(_ letter: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(letter) ? letter | 0x20 : letter
    }

    /// The words of the last `hosts:` line, without what is done when one of them fails.
    private static func services(in text: String) -> [String] {
        let lines = text.split(whereSeparator: \.isNewline).map { line in
            line.prefix { $0 != "#" }.drop { $0 == " " || $0 == "\t" }
        }
        guard let line = lines.last(where: { $0.hasPrefix("hosts:") }) else { return usualServices }
        let words = line.dropFirst("hosts:".count).replacing(/\[[^\]]*\]/, with: " ")
        return words.split { $0 == " " || $0 == "\t" }.prefix(mostServices).map { String($0).printable(longestService) }
    }
}
