internal import DNSWire
internal import NIOCore

extension Guard {
    /// - Throws: when there are too many connections already; NIO then closes this one.
    func admit(_ channel: any Channel) throws {
        let asker = channel.remoteAddress?.ipAddress.flatMap(Address.init)
        let isTaken = asker.map { limits.admit(channel, from: $0) } ?? false
        countConnection(isTaken: isTaken)
        guard isTaken else { throw OriginError("too many connections") }
    }
}
