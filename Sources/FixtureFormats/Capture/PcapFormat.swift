/// A packet capture of the whole conversation, as tcpdump would have written it between client and server.
public struct PcapFormat: FixtureFormat {
    public let name = "pcap"
    public let title = "packet capture (pcap) of the whole exchange: IPv4, UDP, TCP with handshake and end"

    private let hasAll: Bool

    /// - Parameter hasAll: whether TCP is there even where a client has no reason to ask over it.
    public init(hasAll: Bool = false) {
        self.hasAll = hasAll
    }

    /// `exchange.pcap`; refused when a message is longer than its transport carries.
    public func export(_ fixture: Fixture) -> Export {
        let conversation = hasAll ? fixture.conversation : fixture.conversation.asAsked
        let datagrams = conversation.udp.map { [$0.query] + $0.responses.map(\.octets) } ?? []
        guard datagrams.allSatisfy({ $0.count <= PacketScript.longestDatagram }) else {
            return .refused("a UDP datagram over IPv4 carries at most \(PacketScript.longestDatagram) octets")
        }
        guard conversation.tcp?.query?.count ?? 0 <= 65_535 else {
            return .refused("a DNS message over TCP has at most 65535 octets")
        }
        return Export(files: ["exchange.pcap": Self.octets(conversation)])
    }

    private static func octets(_ conversation: Conversation) -> [UInt8] {
        var packets = PacketScript()
        if let udp = conversation.udp {
            packets.sendUDP(udp.query, from: .clientUDP, to: .server)
            for response in udp.responses {
                packets.sendUDP(response.octets, from: response.isForeign ? .stranger : .server, to: .clientUDP)
            }
            if udp.responses.isEmpty { packets.wait(PacketScript.patience) }
        }
        if let connection = conversation.tcp { packets = TCPScript.appending(connection, to: packets) }
        return packets.capture.octets
    }
}
