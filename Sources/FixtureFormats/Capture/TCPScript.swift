/// One TCP connection (RFC 9293) written out in segments.
struct TCPScript {
    private var packets: PacketScript
    private var client = Side(place: .clientTCP, next: 1_000_000_001)
    private var server = Side(place: .server, next: 2_000_000_001)

    /// The most octets of payload in a segment, as both sides announce it: Ethernet's.
    private static let maximumSegmentSize = 1460
    private static let window: UInt16 = 64_240

    private struct Side {
        let place: PacketScript.Place
        /// SND.NXT: the sequence number of what it sends next.
        var next: UInt32
    }

    private struct Flags: OptionSet {
        let rawValue: UInt8
        static let fin = Flags(rawValue: 1)
        static let syn = Flags(rawValue: 2)
        static let rst = Flags(rawValue: 4)
        static let psh = Flags(rawValue: 8)
        static let ack = Flags(rawValue: 16)
    }

    /// The packets before it, and all of the connection's.
    static func appending(_ connection: Conversation.Connection, to packets: PacketScript) -> PacketScript {
        var script = TCPScript(packets: packets)
        switch connection.opening {
        case .accepted: script.accept(connection)
        case .refused: script.refuse()
        case .ignored: script.ignore()
        }
        return script.packets
    }

    private init(packets: PacketScript) {
        self.packets = packets
    }

    private mutating func accept(_ connection: Conversation.Connection) {
        fromClient(.syn)
        fromServer([.syn, .ack])
        fromClient(.ack)
        if let query = connection.query {
            write(UInt16(query.count).networkOctets + query, fromClient: true)
        }
        for piece in connection.segments { write(piece, fromClient: false) }
        if connection.ending == .client, !Self.isComplete(connection) { packets.wait(PacketScript.patience) }
        end(connection.ending)
    }

    /// RFC 9293 §3.10.7.1.
    private mutating func refuse() {
        fromClient(.syn)
        server.next = 0
        fromServer([.rst, .ack])
    }

    /// The SYN goes out again after 1 second and 2 more (RFC 6298 §2 and §5.5).
    private mutating func ignore() {
        for pause in [1_000_000, 2_000_000, 0] {
            let start = client.next
            fromClient(.syn)
            client.next = start
            packets.wait(max(0, pause - PacketScript.trip))
        }
    }

    /// What one side's program sends at once: the last segment is pushed, and the other side acknowledges every second
    /// one and the last (RFC 9293 §3.8.6.3).
    private mutating func write(_ octets: [UInt8], fromClient isClient: Bool) {
        var start = 0
        var unacknowledged = 0
        while start < octets.count {
            let end = min(start + Self.maximumSegmentSize, octets.count)
            let flags: Flags = end == octets.count ? [.psh, .ack] : .ack
            send(flags, octets[start..<end], fromClient: isClient)
            unacknowledged += 1
            if unacknowledged == 2 || end == octets.count {
                send(.ack, fromClient: !isClient)
                unacknowledged = 0
            }
            start = end
        }
    }

    /// RFC 9293 §3.6: the other side has nothing left to say either.
    private mutating func end(_ ending: Conversation.Connection.Ending) {
        guard ending != .reset else { return fromServer([.rst, .ack]) }
        let isClient = ending == .client
        send([.fin, .ack], fromClient: isClient)
        send([.fin, .ack], fromClient: !isClient)
        send(.ack, fromClient: isClient)
    }

    private static func isComplete(_ connection: Conversation.Connection) -> Bool {
        guard let announced = connection.announcedLength, let message = connection.message else { return false }
        return message.count == announced
    }

    private mutating func fromClient(_ flags: Flags) { send(flags, fromClient: true) }
    private mutating func fromServer(_ flags: Flags) { send(flags, fromClient: false) }

    private mutating func send(_ flags: Flags, _ payload: ArraySlice<UInt8> = [], fromClient isClient: Bool) {
        let (sender, receiver) = isClient ? (client, server) : (server, client)
        // RFC 9293 §3.1: MSS is said in a SYN.
        let options: [UInt8] = flags.contains(.syn) ? [2, 4] + UInt16(Self.maximumSegmentSize).networkOctets : []
        let acknowledgment = flags.contains(.ack) ? receiver.next : 0
        var segment = sender.place.port.networkOctets + receiver.place.port.networkOctets
        segment += sender.next.networkOctets + acknowledgment.networkOctets
        segment += [UInt8(5 + options.count / 4) << 4, flags.rawValue]
        segment += (flags.contains(.rst) ? 0 : Self.window).networkOctets + [0, 0, 0, 0] + options + payload
        packets.sendTCP(segment, from: sender.place, to: receiver.place)
        let taken = UInt32(payload.count) &+ (flags.isDisjoint(with: [.syn, .fin]) ? 0 : 1)
        if isClient { client.next &+= taken } else { server.next &+= taken }
    }
}
