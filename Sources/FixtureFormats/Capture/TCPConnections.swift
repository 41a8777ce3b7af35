/// Sorts TCP segments by their connections.
struct TCPConnections {
    private(set) var all: [TCPConnection] = []
    private var latest: [Ends: Int] = [:]
    private let ports: ServerPorts

    /// The most connections, and the most exchanges over them: memory has bounds.
    static let most = 500_000

    private struct Ends: Hashable {
        let client: SocketAddress
        let server: SocketAddress
    }

    init(_ ports: ServerPorts) {
        self.ports = ports
    }

    mutating func add(_ segment: TCPSegment, at time: Duration) throws(Omission) {
        if segment.isSYN && !segment.isACK { return try open(segment, at: time) }
        let fromClient = Ends(client: segment.source, server: segment.destination)
        let fromServer = Ends(client: segment.destination, server: segment.source)
        if let index = latest[fromClient] ?? latest[fromServer] { return all[index].add(segment) }
        guard let direction = ports.direction(of: segment) else { throw .otherPort }
        // The last segments of a connection that was open before say nothing.
        guard !segment.payload.isEmpty || segment.isSYN else { return }
        guard all.count < Self.most else { throw .tooMany }
        latest[direction == .toServer ? fromClient : fromServer] = all.count
        all.append(TCPConnection(segment, at: time, isFromClient: direction == .toServer))
        all[all.count - 1].add(segment)
    }

    /// A SYN of a client's: a new connection, or the one that it asked for before.
    private mutating func open(_ segment: TCPSegment, at time: Duration) throws(Omission) {
        guard ports.contains(segment.destination.port) else { throw .otherPort }
        let ends = Ends(client: segment.source, server: segment.destination)
        if let index = latest[ends], all[index].clientStart == segment.dataStart { return all[index].add(segment) }
        guard all.count < Self.most else { throw .tooMany }
        latest[ends] = all.count
        all.append(TCPConnection(segment, at: time, isFromClient: true))
        all[all.count - 1].add(segment)
    }
}
