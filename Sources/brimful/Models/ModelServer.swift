internal import Conformance
internal import DNSWire
internal import Glibc

/// Serves port 53 over UDP and TCP, one query at a time.
struct ModelServer: ~Copyable {
    private let udp = ModelSocket(.udp)
    private let tcp = ModelSocket(.tcp)
    private let listensOnTCP: Bool

    private static let pendingConnections: Int32 = 64

    /// - Throws: `Failure` when the address can't be had.
    init(address: String, listensOnTCP: Bool) throws {
        self.listensOnTCP = listensOnTCP
        do {
            try udp.bind(to: address)
            try tcp.bind(to: address)
        } catch {
            throw Failure.undecided("--address \(address): port 53 can't be had: \(String(cString: strerror(errno)))")
        }
        // A port that is bound and does not listen refuses connections.
        if listensOnTCP { listen(tcp.descriptor, Self.pendingConnections) }
    }

    /// Answers until the process is ended.
    func serve(_ respond: (_ query: [UInt8], _ transport: Transport) -> [UInt8]?) {
        while true {
            // poll passes over negative descriptors; a socket that does not listen would wake it without end.
            var events = [udp.descriptor, listensOnTCP ? tcp.descriptor : -1].map {
                pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
            }
            poll(&events, nfds_t(events.count), -1)
            if events[0].revents & Int16(POLLIN) != 0 { answerDatagram(respond) }
            if events[1].revents & Int16(POLLIN) != 0 { answerConnection(respond) }
        }
    }

    private func answerDatagram(_ respond: ([UInt8], Transport) -> [UInt8]?) {
        var buffer = [UInt8](repeating: 0, count: Message.maximumLength)
        var source = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        withUnsafeMutablePointer(to: &source) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                let count = recvfrom(udp.descriptor, &buffer, buffer.count, 0, address, &length)
                guard count > 0, let response = respond(Array(buffer[..<count]), .udp) else { return }
                sendto(udp.descriptor, response, response.count, 0, address, length)
            }
        }
    }

    /// One query a connection, which RFC 7766 §6.2.1 allows a server.
    private func answerConnection(_ respond: ([UInt8], Transport) -> [UInt8]?) {
        let connection = ModelSocket(owning: accept(tcp.descriptor, nil, nil))
        guard let query = try? connection.receiveFrame() else { return }
        // To say nothing, and not even that nothing will come, the connection is kept open.
        guard let response = respond(query, .tcp) else {
            dup(connection.descriptor)
            return
        }
        try? connection.sendFrame(response)
    }
}
