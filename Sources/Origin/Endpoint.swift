/// An address in its usual text form, and a port. The origin and what it is told in words are IPv4's.
public struct Endpoint: Sendable, Hashable, CustomStringConvertible {
    public let address: String
    public let port: UInt16

    public init(address: String, port: UInt16 = UInt16(Origin.port)) {
        self.address = address
        self.port = port
    }

    /// Reads `ADDR:PORT`, or `ADDR` alone where there is a usual port.
    ///
    /// - Throws: `OriginError` that says in one line what is wrong with the text.
    public init(_ text: String, usualPort: UInt16? = nil) throws(OriginError) {
        let shown = String(text.prefix(80))
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count <= 2 else {
            throw OriginError("\"\(shown)\": only IPv4 is spoken here, such as 127.0.0.1:5300")
        }
        guard let number = parts.first.map(String.init).flatMap(IPv4.number), parts.count == 2 || usualPort != nil
        else {
            throw OriginError("\"\(shown)\" is no address and port, such as 127.0.0.1:5300")
        }
        guard let port = parts.count == 2 ? UInt16(parts[1]) : usualPort else {
            throw OriginError("\"\(shown)\": the port is no number from 0 to 65535")
        }
        self.init(address: IPv4.text(number), port: port)
    }

    public var description: String { address.contains(":") ? "[\(address)]:\(port)" : "\(address):\(port)" }
}
