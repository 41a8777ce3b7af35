/// The DNS exchanges in a packet capture: pcap or pcapng, as tcpdump, Wireshark or dnscap write them.
///
/// Reading takes time in proportion to the octets, and memory for what is found.
public struct Capture: Sendable, Hashable {
    /// In order of time.
    public let exchanges: [CapturedExchange]
    /// What was passed over and why: one line for each reason.
    public let notes: [String]

    /// Reads a capture's octets.
    ///
    /// - Parameter ports: the servers' ports. Without any traffic there, every port counts to which a query went and
    ///   from which its response came.
    /// - Throws: `CaptureError` when the octets are no capture, or not one packet can be read of it. A capture that is
    ///   damaged farther on is read up to there, and a note tells of it.
    public init(reading octets: [UInt8], ports: Set<UInt16> = [53]) throws(CaptureError) {
        let file = try captureFile(octets)
        var reading = CaptureReading(file, ports: ports)
        if let damage = reading.damage, reading.frames == 0 { throw .damaged(damage.what, at: damage.octet) }
        var notes: [String] = []
        if reading.matching == 0 {
            let found = PortDiscovery.ports(in: file)
            if !found.isEmpty {
                reading = CaptureReading(file, ports: found)
                notes.append("nothing on port \(Self.list(ports)): port \(Self.list(found)) is taken instead")
            }
        }
        exchanges = reading.exchanges
        self.notes = notes + reading.notes
    }

    /// A few are enough to see what is meant.
    private static func list(_ ports: Set<UInt16>) -> String {
        let shown = ports.sorted().prefix(5).map { String($0) }.joined(separator: ", ")
        return ports.count > 5 ? "\(shown), …" : shown
    }
}
