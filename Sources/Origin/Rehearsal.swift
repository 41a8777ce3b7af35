public import Conformance
public import DNSWire
public import FixtureFormats
internal import NIOCore

/// What the origin and the path to it do to a query, played without a socket.
public struct Rehearsal: Sendable {
    private let responder: Responder

    /// The address that is asked, in network byte order: name servers that come along have it (RFC 5737 §3).
    private static let server = IPv4.number("192.0.2.53")!

    /// - Throws: `WireError` when a fixed name is none, or too long for what its faults put in front of it.
    public init(zone: DomainName, scenarios: [Scenario], fixed: [FixedName] = []) throws(WireError) {
        responder = try Responder(zone: zone, scenarios: scenarios, fixed: fixed, journal: Journal())
    }

    /// What comes back over UDP.
    public func datagrams(_ query: [UInt8]) -> Conversation.Datagrams {
        let answer = answer(query, over: .udp)
        var responses = answer.octets.isEmpty ? [] : [Conversation.Response(answer.octets)]
        if let forgery = answer.forgery {
            let forged = Conversation.Response(forgery.octets, isForeign: forgery.kind == .foreignAddress)
            responses.insert(forged, at: forgery.isLate ? responses.count : 0)
        }
        return .init(query: query, responses: responses)
    }

    /// What comes of asking over TCP where this happens to connections.
    public func connection(_ query: [UInt8], fault: Fault.TCPFault?) -> Conversation.Connection {
        switch fault {
        case .refused: .init(opening: .refused, query: nil, segments: [], ending: .server)
        case .blackhole: .init(opening: .ignored, query: nil, segments: [], ending: .client)
        case .eof: .init(opening: .accepted, query: query, segments: [], ending: .server)
        case .silent, .reset, .halfFrame, .truncated, .split, .slow, nil: accepted(query)
        }
    }

    private func accepted(_ query: [UInt8]) -> Conversation.Connection {
        let answer = answer(query, over: .tcp)
        var octets = ByteBuffer()
        if !answer.octets.isEmpty {
            octets.writeInteger(UInt16(answer.octets.count))
            octets.writeBytes(answer.octets)
        }
        let frame = UnusualFrame(delivery: answer.delivery, octets: octets)
        let (segments, ending) = Self.segments(of: frame)
        return .init(
            opening: .accepted, query: query, segments: segments.map { Array($0.readableBytesView) }, ending: ending)
    }

    private static func segments(of frame: UnusualFrame) -> ([ByteBuffer], Conversation.Connection.Ending) {
        switch frame.delivery {
        case .whole: (frame.octets.readableBytes > 0 ? [frame.octets] : [], .client)
        case .reset: ([], .reset)
        case .half: ([frame.half], .server)
        case .segments: (frame.segments, .client)
        case .pieces(let borders, let ending): (frame.pieces(endingAt: borders), ending)
        }
    }

    private struct Answer {
        var octets: [UInt8]
        var forgery: Forgery?
        var delivery: AnswerPlan.Delivery
    }

    private func answer(_ query: [UInt8], over transport: Transport) -> Answer {
        query.withUnsafeBytes { query in
            let asking = Responder.Asking(
                query: query, transport: transport, destination: Self.server, role: .origin)
            let answer = responder.answer(to: asking)
            let octets = [UInt8](unsafeUninitializedCapacity: max(responder.room(for: answer), Message.headerLength)) {
                $1 = responder.write(answer, to: asking, into: UnsafeMutableRawBufferPointer($0))
            }
            return Answer(
                octets: octets, forgery: responder.forgery(answer, to: asking),
                delivery: answer.plan?.delivery ?? .whole)
        }
    }
}
