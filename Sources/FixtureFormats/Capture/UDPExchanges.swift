internal import DNSWire

/// Joins UDP queries to their responses: by addresses, ports, ID and question.
///
/// A response in which one of these is wrong (a forged one: RFC 5452 §9.1) belongs to the client's latest query that it
/// otherwise fits. One that repeats another belongs to a query that was repeated.
struct UDPExchanges {
    private(set) var all: [Entry] = []
    private var latestByKey: [Key: Int] = [:]
    private var latestByClient: [SocketAddress: Int] = [:]

    /// How many earlier queries of one socket are looked at: more would let hostile files take time beyond measure.
    private static let reach = 8
    /// The same for responses to one query, and the memory for queries.
    private static let mostResponses = 256
    static let most = 500_000
    /// A query that comes again later than this is a new one.
    private static let retransmissionLimit = Duration.seconds(60)

    struct Entry {
        let client: SocketAddress
        let server: SocketAddress
        let head: MessageHead
        let time: Duration
        var datagrams: Conversation.Datagrams
        /// When it was last heard of.
        var end: Duration
        var repetitions = 0
        /// The query before it with the same addresses, ports and ID.
        fileprivate let before: Int?
        /// The query before it from the same socket.
        fileprivate let beforeFromClient: Int?
    }

    private struct Key: Hashable {
        let client: SocketAddress
        let server: SocketAddress
        let id: UInt16?
    }

    mutating func addQuery(_ datagram: UDPDatagram, at time: Duration) throws(Omission) {
        let head = MessageHead(datagram.payload)
        guard head.isResponse == false else { throw .notDNS }
        let key = Key(client: datagram.source, server: datagram.destination, id: head.id)
        let before = latestByKey[key]
        let earlier = latest(from: before, by: \.before) {
            time - all[$0].time < Self.retransmissionLimit && all[$0].datagrams.query.elementsEqual(datagram.payload)
        }
        if let earlier {
            all[earlier].repetitions += 1
            all[earlier].end = time
            return
        }
        guard all.count < Self.most else { throw .tooMany }
        let entry = Entry(
            client: datagram.source, server: datagram.destination, head: head, time: time,
            datagrams: .init(query: Array(datagram.payload), responses: []), end: time, before: before,
            beforeFromClient: latestByClient[datagram.source])
        latestByKey[key] = all.count
        latestByClient[datagram.source] = all.count
        all.append(entry)
    }

    mutating func addResponse(_ datagram: UDPDatagram, at time: Duration) throws(Omission) {
        let head = MessageHead(datagram.payload)
        guard let index = exact(datagram, head) ?? nearest(datagram, head) else { throw .responseWithoutQuery }
        let response = Conversation.Response(
            Array(datagram.payload), isForeign: datagram.source != all[index].server)
        all[index].end = max(time, all[index].end)
        if all[index].repetitions > 0, all[index].datagrams.responses.contains(response) { return }
        guard all[index].datagrams.responses.count < Self.mostResponses else { throw .tooMany }
        all[index].datagrams.responses.append(response)
    }

    /// The latest query that fits in everything; what can't be read of the question fits.
    private func exact(_ datagram: UDPDatagram, _ head: MessageHead) -> Int? {
        let key = Key(client: datagram.destination, server: datagram.source, id: head.id)
        return latest(from: latestByKey[key], by: \.before) {
            head.question == nil || all[$0].head.question == head.question
        }
    }

    /// The latest query of the same socket that fits but for one thing.
    private func nearest(_ datagram: UDPDatagram, _ head: MessageHead) -> Int? {
        latest(from: latestByClient[datagram.destination], by: \.beforeFromClient) { index in
            let entry = all[index]
            let differences = [
                datagram.source != entry.server,
                head.id != nil && head.id != entry.head.id,
                head.question != nil && head.question != entry.head.question,
            ]
            return differences.count { $0 } <= 1
        }
    }

    /// The latest query that fits, of one and those before it, as far as is looked.
    private func latest(from first: Int?, by before: KeyPath<Entry, Int?>, where fits: (Int) -> Bool) -> Int? {
        var next = first
        for _ in 0..<Self.reach {
            guard let index = next else { return nil }
            if fits(index) { return index }
            next = all[index][keyPath: before]
        }
        return nil
    }
}
