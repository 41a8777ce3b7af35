internal import Conformance
internal import DNSWire
internal import Glibc

/// One query and what came of it; holds its thread for as long as that takes.
struct Attempt {
    let server: ServerAddress
    let inquiry: Inquiry
    /// How long something is waited for.
    let patience: Duration

    private static let largestDatagram = 65_535

    func run() -> Response {
        let begun = ContinuousClock.now
        func elapsed() -> Double { (ContinuousClock.now - begun) / .milliseconds(1) }
        if let hindrance = server.hindrance {
            return Response(.unreachable("it \(hindrance)"), over: inquiry.transport)
        }
        guard let query = try? inquiry.encoded() else {
            return Response(.unreachable("the query can't be written"), over: inquiry.transport)
        }
        var strays: Set<Response.Stray> = []
        do throws(ClientSocket.Trouble) {
            let socket = try ClientSocket(to: server, over: inquiry.transport, before: begun + patience)
            return try inquiry.transport == .udp
                ? overUDP(socket, query, &strays, elapsed) : overTCP(socket, query, elapsed)
        } catch {
            return Response(status(of: error), over: inquiry.transport, elapsedMs: elapsed(), strays: strays)
        }
    }

    /// How long is waited after an answer for one that contradicts it: who guesses answers, or makes them up on the way, is
    /// faster than the server or slower by not much more.
    private static let afterthought = Duration.milliseconds(250)

    /// Waits on while what comes answers something else, or comes from elsewhere.
    private func overUDP(
        _ socket: borrowing ClientSocket, _ query: [UInt8], _ strays: inout Set<Response.Stray>,
        _ elapsed: () -> Double
    ) throws(ClientSocket.Trouble) -> Response {
        try socket.send(query, over: .udp)
        while true {
            let piece = try socket.receive(Self.largestDatagram)
            guard var response = answer(in: piece, to: query, elapsed(), &strays) else { continue }
            listenOn(socket, to: query, after: response, &strays)
            response.strays = strays
            return response
        }
    }

    /// What a datagram says; nil for one that is not to be believed.
    private func answer(
        in piece: ClientSocket.Piece, to query: [UInt8], _ elapsedMs: Double, _ strays: inout Set<Response.Stray>
    ) -> Response? {
        guard piece.isFromServer else {
            strays.insert(.source)
            return nil
        }
        let response = Response(reading: piece.octets, to: query, over: .udp, elapsedMs: elapsedMs, strays: [])
        if response == nil { strays.insert(piece.octets.prefix(2) == query.prefix(2) ? .question : .id) }
        return response
    }

    /// Notes what comes after an answer and isn't the same once more. Whatever ends the waiting, there is an answer.
    private func listenOn(
        _ socket: borrowing ClientSocket, to query: [UInt8], after response: Response,
        _ strays: inout Set<Response.Stray>
    ) {
        let end = ContinuousClock.now + Self.afterthought
        while let piece = try? socket.receive(Self.largestDatagram, before: end) {
            let other = answer(in: piece, to: query, 0, &strays)
            if let other, !other.says(response) { strays.insert(.contradiction) }
        }
    }

    /// Takes the first frame (RFC 1035 §4.2.2).
    private func overTCP(
        _ socket: borrowing ClientSocket, _ query: [UInt8], _ elapsed: () -> Double
    ) throws(ClientSocket.Trouble) -> Response {
        try socket.send([UInt8(query.count >> 8), UInt8(query.count & 0xFF)] + query, over: .tcp)
        var received: [UInt8] = []
        while true {
            let piece: [UInt8]
            do throws(ClientSocket.Trouble) { piece = try socket.receive(Self.largestDatagram).octets } catch {
                guard error.isTimeUp, !received.isEmpty else { throw error }
                return Response(.unfinished, over: .tcp, elapsedMs: elapsed())
            }
            if piece.isEmpty { return Response(.closed, over: .tcp, elapsedMs: elapsed()) }
            received += piece
            guard received.count >= 2 else { continue }
            let length = Int(received[0]) << 8 | Int(received[1])
            guard received.count >= 2 + length else { continue }
            let frame = Array(received[2..<(2 + length)])
            return Response(reading: frame, to: query, over: .tcp, elapsedMs: elapsed(), strays: [])
                ?? Response(
                    .unreadable(Self.oddity(of: frame, query)), over: .tcp, octets: length, elapsedMs: elapsed())
        }
    }

    /// What is wrong with a message over TCP that answers something else.
    private static func oddity(of frame: [UInt8], _ query: [UInt8]) -> String {
        if frame.count < Message.headerLength { return "a message of \(frame.count) octets, less than its header has" }
        if frame.prefix(2) != query.prefix(2) { return "an answer over TCP with another ID" }
        return frame == query ? "the query itself comes back" : "an answer over TCP to another question"
    }

    private func status(of trouble: ClientSocket.Trouble) -> Response.Status {
        switch trouble.code {
        case 0, ETIMEDOUT: .silent
        case ECONNREFUSED: .refusedConnection
        case ECONNRESET, EPIPE: .closed
        default: .unreachable(String(cString: strerror(trouble.code)))
        }
    }
}
