internal import Conformance
internal import DNSWire
internal import Synchronization

/// Stands between the Internet and the responder: who asks too much, from an address that may be forged, or for what isn't
/// ours, gets little or nothing.
final class Guard: Sendable {
    private struct State {
        var secrets: CookieSecrets
        var unproven: TokenBuckets
        var proven: TokenBuckets
        var counts = ServiceCounts()
    }

    let settings: GuardSettings
    let limits: ConnectionLimits
    let zone: PublicZone
    let responder: Responder
    private let state: Mutex<State>
    private let clock: @Sendable () -> Moment
    private let note: (@Sendable (QueryNote) -> Void)?

    /// - Parameter note: told of each query and its asker; nil where nothing personal is kept.
    init(
        zone: PublicZone, responder: Responder, settings: GuardSettings, secret: SipHash.Key = .random(),
        note: (@Sendable (QueryNote) -> Void)? = nil, clock: @escaping @Sendable () -> Moment = Moment.now
    ) {
        (self.zone, self.responder, self.settings) = (zone, responder, settings)
        (self.clock, self.note) = (clock, note)
        limits = ConnectionLimits(ofPrefix: settings.connectionsOfPrefix, ofAll: settings.connections)
        let (rate, burst) = (settings.rate, settings.rate * settings.burstSeconds)
        let more = settings.provenFactor
        state = Mutex(
            State(
                secrets: CookieSecrets(secret, at: clock().seconds),
                unproven: TokenBuckets(rate: rate, burst: burst),
                proven: TokenBuckets(rate: rate * more, burst: burst * more)))
    }

    /// A query, where it came in, and who says that it is theirs.
    struct Call {
        let asking: Responder.Asking
        let asker: Address

        var query: UnsafeRawBufferPointer { asking.query }
        var isOverTCP: Bool { asking.transport == .tcp }
    }

    /// What is sent: the octets that were written, what comes along, and how they leave.
    struct Reply {
        var length: Int
        var ending: QueryNote.Ending
        var delivery = AnswerPlan.Delivery.whole
        var forgery: Forgery?

        init(_ ending: QueryNote.Ending, _ length: Int = 0) {
            (self.ending, self.length) = (ending, length)
        }
    }

    /// Writes what this query gets.
    func reply(to call: Call, into space: UnsafeMutableRawBufferPointer) -> Reply {
        let reading = call.query.isQuery ? QueryReading(call.query) : nil
        let reply = reading.map { self.reply(to: call, $0, into: space) } ?? Reply(.ignored)
        state.withLock { $0.counts.count(reply.ending) }
        if let note {
            note(.init(asker: call.asker, transport: call.asking.transport, name: reading?.name, ending: reply.ending))
        }
        return reply
    }

    private func reply(
        to call: Call, _ reading: QueryReading, into space: UnsafeMutableRawBufferPointer
    ) -> Reply {
        let standing = standing(of: call, reading.cookie)
        if case .denied(let earlier) = standing.admission {
            return limited(call, reading, standing, earlier, into: space)
        }
        switch reading {
        case .malformed: return Reply(.malformed, BareReply.malformed.write(to: call.query, into: space))
        case .cookieOnly(let option): return cookieReply(call, option, standing, into: space)
        case .query(let head, let name, _):
            return answer(Asked(call: call, head: head, name: name, standing: standing), into: space)
        }
    }

    // MARK: Who asks

    private func standing(of call: Call, _ option: CookieOption) -> Standing {
        let now = clock()
        let prefix = AddressPrefix(call.asker)
        return state.withLock { state in
            var standing = Standing(isProven: call.isOverTCP)
            if case .cookie(let client, let server) = option {
                standing.hasValidCookie = state.secrets.isValid(
                    server, client: client, at: now.seconds, for: call.asker)
                standing.isProven = standing.isProven || standing.hasValidCookie
                standing.cookie = client + state.secrets.make(client: client, at: now.seconds, for: call.asker)
            }
            // Who is proven has a bucket that nobody can empty in their name.
            standing.admission =
                standing.isProven
                ? state.proven.take(prefix, at: now.milliseconds) : state.unproven.take(prefix, at: now.milliseconds)
            return standing
        }
    }

    /// Now and then one of those above the rate is told how to go on.
    private func limited(
        _ call: Call, _ reading: QueryReading, _ standing: Standing, _ earlier: UInt64,
        into space: UnsafeMutableRawBufferPointer
    ) -> Reply {
        var reply = Reply(.limited)
        if call.isOverTCP { reply.delivery = .reset }
        guard !standing.isProven, earlier % UInt64(settings.slip) == 0, case .query(let head, let name, _) = reading
        else {
            return reply
        }
        let asked = Asked(call: call, head: head, name: name, standing: standing)
        reply.length = turnAway(asked, hasOPT: head.udpPayloadSize != nil, into: space)
        return reply
    }

    // MARK: Counts

    var counts: ServiceCounts { state.withLock(\.counts) }

    func countConnection(isTaken: Bool) {
        state.withLock { state in
            if isTaken { state.counts.connections += 1 } else { state.counts.turnedAway += 1 }
        }
    }

    /// A datagram that is longer than any query of ours.
    func countIgnored() { state.withLock { $0.counts.count(.ignored) } }
}

extension UnsafeRawBufferPointer {
    /// A response is never answered: two servers could go on for ever.
    fileprivate var isQuery: Bool { count >= Message.headerLength && self[2] & 0x80 == 0 }
}

extension QueryReading {
    fileprivate var name: DomainName? {
        if case .query(_, let name, _) = self { name } else { nil }
    }
}
