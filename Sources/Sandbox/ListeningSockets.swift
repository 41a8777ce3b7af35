internal import Foundation

/// The servers that can be asked over UDP in a network namespace, found by looking.
extension NetworkNamespace {
    /// A socket that waits for whoever comes, by its IPv4 address and port.
    public struct Listener: Sendable, Hashable {
        public let address: String
        public let port: UInt16
    }

    private static let dns: UInt16 = 53
    private static let loopback = "127.0.0.1"
    private static let wildcard = "0.0.0.0"

    /// Where a name server is likely to be asked: on the port of DNS first, else where somebody listens over UDP and TCP alike;
    /// a resolver's own queries leave from ports that only UDP has.
    public var nameServers: [Listener] {
        let udp = listeners(in: ["udp", "udp6"], state: "07")
        let tcp = Set(listeners(in: ["tcp", "tcp6"], state: "0A").map(\.port))
        let likely = udp.filter { $0.port == Self.dns || tcp.contains($0.port) }
        return Set(likely.map(\.asAsked)).sorted { Self.rank($0) < Self.rank($1) }
    }

    private static func rank(_ listener: Listener) -> (Int, Int, UInt16, String) {
        (listener.port == dns ? 0 : 1, listener.address == loopback ? 0 : 1, listener.port, listener.address)
    }

    private func listeners(in tables: [String], state: String) -> [Listener] {
        tables.flatMap { table in
            var text = ""
            within { text = (try? String(contentsOfFile: "/proc/thread-self/net/\(table)", encoding: .utf8)) ?? "" }
            return text.split(separator: "\n").dropFirst().compactMap { Self.listener($0, state: state) }
        }
    }

    /// Reads `sl: local remote st …`: addresses are hexadecimal words in the order of the machine, ports just hexadecimal.
    private static func listener(_ line: Substring, state: String) -> Listener? {
        let fields = line.split(separator: " ")
        guard fields.count > 3, fields[3] == state else { return nil }
        let place = fields[1].split(separator: ":")
        guard place.count == 2, let port = UInt16(place[1], radix: 16), let address = address(place[0])
        else { return nil }
        return Listener(address: address, port: port)
    }

    /// IPv4, mapped into IPv6 or not; of IPv6 itself only the wildcard, which takes IPv4 as well.
    private static func address(_ text: Substring) -> String? {
        if text.count == 32 {
            if text.allSatisfy({ $0 == "0" }) { return wildcard }
            guard text.hasPrefix("0000000000000000FFFF0000") else { return nil }
        }
        guard let word = UInt32(text.suffix(8), radix: 16) else { return nil }
        let host = UInt32(bigEndian: word)
        return [24, 16, 8, 0].map { String(host >> UInt32($0) & 0xff) }.joined(separator: ".")
    }
}

extension NetworkNamespace.Listener {
    /// A client on the same machine asks a server at every address on this one.
    fileprivate var asAsked: Self { address == "0.0.0.0" ? .init(address: "127.0.0.1", port: port) : self }
}
