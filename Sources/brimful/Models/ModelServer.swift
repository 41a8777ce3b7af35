internal import Conformance
internal import DNSWire
internal import Dispatch
internal import Glibc

/// Serves port 53 over UDP and TCP; an answer that is waited for keeps no other waiting.
struct ModelServer: ~Copyable {
    private let udp = ModelSocket(.udp)
    private let tcp = ModelSocket(.tcp)
    private let connections: Connections

    /// What becomes of TCP connections.
    enum Connections {
        case served, refused, closed
    }

    typealias Respond = @Sendable (_ query: [UInt8], _ transport: Transport) -> [UInt8]?

    private static let pendingConnections: Int32 = 64
    private static let queryPatience = Duration.seconds(5)

    /// - Throws: `Failure` when the address can't be had.
    init(address: String, connections: Connections) throws {
        self.connections = connections
        do {
            try udp.bind(to: address)
            try tcp.bind(to: address)
        } catch {
            throw Failure.undecided("--address \(address): port 53 can't be had: \(String(cString: strerror(errno)))")
        }
        // A port that is bound and does not listen refuses connections.
        if connections != .refused { listen(tcp.descriptor, Self.pendingConnections) }
    }

    /// Answers until the process is ended.
    func serve(_ respond: @escaping Respond) {
        while true {
            // poll passes over negative descriptors; a socket that does not listen would wake it without end.
            var events = [udp.descriptor, connections == .refused ? -1 : tcp.descriptor].map {
                pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
            }
            poll(&events, nfds_t(events.count), -1)
            if events[0].revents & Int16(POLLIN) != 0 { answerDatagram(respond) }
            if events[1].revents & Int16(POLLIN) != 0 { answerConnection(respond) }
        }
    }

    private func answerDatagram(_ respond: @escaping Respond) {
        var buffer = [UInt8](repeating: 0, count: Message.maximumLength)
        var source = sockaddr_in()
        let count = withSocketAddress(&source) { recvfrom(udp.descriptor, &buffer, buffer.count, 0, $0, &$1) }
        guard count > 0 else { return }
        let query = Array(buffer[..<count])
        DispatchQueue.global().async { [socket = udp.descriptor, source] in
            guard let response = respond(query, .udp) else { return }
            var source = source
            _ = withSocketAddress(&source) { sendto(socket, response, response.count, 0, $0, $1) }
        }
    }

    /// One query a connection, which RFC 7766 §6.2.1 allows a server.
    private func answerConnection(_ respond: @escaping Respond) {
        let descriptor = accept(tcp.descriptor, nil, nil)
        guard descriptor >= 0 else { return }
        guard connections == .served else {
            close(descriptor)
            return
        }
        DispatchQueue.global().async {
            let connection = ModelSocket(owning: descriptor)
            guard let query = try? connection.receiveFrame(before: .now + Self.queryPatience) else { return }
            // To say nothing, and not even that nothing will come, the connection is kept open.
            guard let response = respond(query, .tcp) else {
                dup(descriptor)
                return
            }
            try? connection.sendFrame(response)
        }
    }
}

private func withSocketAddress<Result>(
    _ place: inout sockaddr_in, _ body: (UnsafeMutablePointer<sockaddr>, inout socklen_t) -> Result
) -> Result {
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    return withUnsafeMutablePointer(to: &place) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, &length) }
    }
}
