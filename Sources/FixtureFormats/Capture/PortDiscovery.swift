internal import DNSWire

/// Finds the ports of DNS servers in a capture without traffic on the usual one: those to which a query went and from
/// which its response came.
struct PortDiscovery {
    private var found: Set<UInt16> = []
    private var queries: Set<Asked> = []
    private var fragments = FragmentBuffer()
    private var tcp = TCPConnections(ServerPorts(ports: nil))

    private struct Asked: Hashable {
        let client: SocketAddress
        let server: SocketAddress
        let id: UInt16?
        let question: Question
    }

    static func ports(in source: any CaptureFile) -> Set<UInt16> {
        var discovery = PortDiscovery()
        var file = source
        while let frame = file.next() { discovery.take(frame) }
        return discovery.found.union(discovery.tcp.all.filter(\.isDNS).map(\.server.port))
    }

    /// What can't be read was counted before.
    private mutating func take(_ frame: CapturedFrame) {
        switch try? TransportUnit(frame, &fragments) {
        case .udp(let datagram): take(datagram)
        case .tcp(let segment): try? tcp.add(segment, at: frame.time)
        case nil: break
        }
    }

    private mutating func take(_ datagram: UDPDatagram) {
        let head = MessageHead(datagram.payload)
        guard let isResponse = head.isResponse, let question = head.question else { return }
        let (client, server) =
            isResponse ? (datagram.destination, datagram.source) : (datagram.source, datagram.destination)
        let asked = Asked(client: client, server: server, id: head.id, question: question)
        if !isResponse {
            queries.insert(asked)
        } else if queries.contains(asked) {
            found.insert(server.port)
        }
    }
}

extension TCPConnection {
    /// Whether it begins with a query and its response.
    fileprivate var isDNS: Bool {
        let (query, response) = (MessageHead(clientStream.firstMessage), MessageHead(serverStream.firstMessage))
        guard let question = query.question else { return false }
        return query.isResponse == false && response.isResponse == true && query.id == response.id
            && question == response.question
    }
}

extension TCPStream {
    fileprivate var firstMessage: ArraySlice<UInt8> {
        octets.messageRanges.first.map { octets[$0].dropFirst(2) } ?? []
    }
}
