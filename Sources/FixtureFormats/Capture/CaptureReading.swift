/// One run over a capture's frames, for servers on certain ports.
struct CaptureReading {
    private var udp = UDPExchanges()
    private var tcp: TCPConnections
    private var overTCP: [ExchangeDraft] = []
    private var omissions = OmissionTally()
    private var fragments = FragmentBuffer()
    private(set) var damage: CaptureDamage?
    private(set) var frames = 0
    /// Packets from or to the ports.
    private(set) var matching = 0
    private let ports: ServerPorts

    init(_ source: any CaptureFile, ports: Set<UInt16>) {
        self.ports = ServerPorts(ports: ports)
        tcp = TCPConnections(self.ports)
        var file = source
        while let frame = file.next() {
            frames += 1
            do { try take(frame) } catch { omissions.count(error) }
        }
        damage = file.damage
        finish()
    }

    private mutating func take(_ frame: CapturedFrame) throws(Omission) {
        switch try TransportUnit(frame, &fragments) {
        case .udp(let datagram): try take(datagram, at: frame.time)
        case .tcp(let segment): try take(segment, at: frame.time)
        case nil: break
        }
    }

    private mutating func take(_ datagram: UDPDatagram, at time: Duration) throws(Omission) {
        guard let direction = ports.direction(of: datagram) else { throw .otherPort }
        matching += 1
        switch direction {
        case .toServer: try udp.addQuery(datagram, at: time)
        case .toClient: try udp.addResponse(datagram, at: time)
        }
    }

    private mutating func take(_ segment: TCPSegment, at time: Duration) throws(Omission) {
        try tcp.add(segment, at: time)
        matching += 1
        if segment.isCut { throw .cutBySnapLength }
    }

    /// Takes the connections apart, once all frames are read.
    private mutating func finish() {
        for connection in tcp.all where overTCP.count < TCPConnections.most {
            let drafts = connection.drafts
            if drafts.isEmpty { omissions.count(.streamWithoutQuery) }
            overTCP += drafts
        }
    }

    var exchanges: [CapturedExchange] { ExchangeJoiner.exchanges(udp, overTCP) }

    var notes: [String] {
        var notes = omissions.notes
        if fragments.incomplete > 0 {
            notes.append("\(fragments.incomplete.of("datagram")) whose IP fragments didn't all come")
        }
        if udp.all.count >= UDPExchanges.most || max(tcp.all.count, overTCP.count) >= TCPConnections.most {
            notes.append("the capture holds more exchanges than are read")
        }
        if let damage { notes.append("nothing is read from octet \(damage.octet) on: \(damage.what)") }
        return notes
    }
}
