internal import DNSWire

/// The ports that servers are taken to be on; nil means any.
struct ServerPorts {
    let ports: Set<UInt16>?

    enum Direction {
        case toServer, toClient
    }

    func contains(_ port: UInt16) -> Bool { ports?.contains(port) ?? true }

    /// Which way a datagram goes; nil when neither end is a server. Where both could be, QR decides.
    func direction(of datagram: UDPDatagram) -> Direction? {
        switch (contains(datagram.source.port), contains(datagram.destination.port)) {
        case (true, true): MessageHead(datagram.payload).isResponse == true ? .toClient : .toServer
        case (true, false): .toClient
        case (false, true): .toServer
        case (false, false): nil
        }
    }

    /// Which way a segment goes when nobody saw its connection begin.
    func direction(of segment: TCPSegment) -> Direction? {
        guard ports != nil else { return nil }
        if contains(segment.destination.port) { return .toServer }
        return contains(segment.source.port) ? .toClient : nil
    }
}
