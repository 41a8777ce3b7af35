/// One TCP connection as its segments show it.
struct TCPConnection {
    let client: SocketAddress
    let server: SocketAddress
    let time: Duration
    /// Whether its first SYN was captured.
    let beganHere: Bool
    /// The client's initial sequence number, which tells a repeated SYN from a new connection's.
    let clientStart: UInt32
    private var serverStart: UInt32?
    private var isAccepted: Bool
    private var isRefused = false
    private(set) var ending: Conversation.Connection.Ending?
    private var fromClient: [TCPStream.Part] = []
    private var fromServer: [TCPStream.Part] = []

    init(_ first: TCPSegment, at time: Duration, isFromClient: Bool) {
        client = isFromClient ? first.source : first.destination
        server = isFromClient ? first.destination : first.source
        self.time = time
        beganHere = first.isSYN && isFromClient
        isAccepted = !beganHere
        clientStart = isFromClient ? first.dataStart : first.acknowledgment
    }

    var opening: Conversation.Connection.Opening {
        isRefused ? .refused : isAccepted ? .accepted : .ignored
    }

    var clientStream: TCPStream { TCPStream(fromClient) }
    var serverStream: TCPStream { TCPStream(fromServer) }

    mutating func add(_ segment: TCPSegment) {
        if segment.source == client { addFromClient(segment) } else { addFromServer(segment) }
    }

    private mutating func addFromClient(_ segment: TCPSegment) {
        if segment.isFIN || segment.isRST { ending = ending ?? .client }
        guard !segment.isRST else { return }
        if let part = segment.part(from: clientStart) { fromClient.append(part) }
    }

    private mutating func addFromServer(_ segment: TCPSegment) {
        if segment.isRST {
            if !isAccepted { isRefused = true }
            ending = ending ?? .reset
            return
        }
        isAccepted = true
        let start = serverStart ?? segment.dataStart
        serverStart = start
        if let part = segment.part(from: start) { fromServer.append(part) }
        if segment.isFIN { ending = ending ?? .server }
    }
}

extension TCPSegment {
    /// The sequence number of the first octet of data that it carries: a SYN takes one itself (RFC 9293 §3.4).
    var dataStart: UInt32 { isSYN ? sequence &+ 1 : sequence }

    /// Its payload's place in the stream; nil when there is none, or all of it is before the start.
    fileprivate func part(from start: UInt32) -> TCPStream.Part? {
        let offset = Int(Int32(bitPattern: dataStart &- start))
        let octets = offset < 0 ? payload.dropFirst(-offset) : payload
        guard !octets.isEmpty else { return nil }
        return TCPStream.Part(offset: max(0, offset), octets: octets, isPushed: isPSH && !isCut)
    }
}
