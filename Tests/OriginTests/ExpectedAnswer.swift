import Conformance
import DNSWire

@testable import Origin

/// What a scenario's `wire` text promises, in arithmetic of its own: RFC 1035 §4.1 and RFC 6891 §6.1.2 by hand.
struct ExpectedAnswer: Equatable {
    /// Whole address records, each counted once.
    var records: Int
    var tc = false
    var rcode: UInt16 = 0
    /// What ANCOUNT says.
    var announced = 0
    /// The records of the authority section.
    var authority = 0
    var hasOPT = false
    /// Whether the octets are a message.
    var isWhole = true
    var octets = 0
    var sent = 0
    var action = Exchange.Action.answered

    /// Nil for a scenario whose promise is not written here yet.
    init?(_ asked: Asked) {
        let overTransport = asked.transport == .tcp ? Self.overTCP : Self.overUDP
        let isOfPath = Self.overUDP[asked.scenario] != nil
        guard let promise = overTransport[asked.scenario] ?? (isOfPath ? Self.right : Self.onBoth[asked.scenario])
        else { return nil }
        self = promise(asked)
    }

    private init(_ asked: Asked, records: Int, tc: Bool = false, action: Exchange.Action = .answered) {
        self.records = records
        self.tc = tc
        self.action = action
        let extras = !(tc && records == 0)
        announced = records * asked.copies + (extras ? asked.aliases.count : 0)
        authority = tc ? 0 : asked.authority.count
        hasOPT = asked.ednsSize != nil
        octets = asked.octets(records, extras: extras, sections: !tc)
        sent = octets
    }

    private init(silence action: Exchange.Action) {
        records = 0
        self.action = action
    }

    /// An error, with its authority section's octets.
    private init(_ asked: Asked, rcode: UInt16, startOfAuthority: Bool = false, opt: Bool = true) {
        records = 0
        self.rcode = rcode
        authority = startOfAuthority ? 1 : 0
        hasOPT = opt && asked.ednsSize != nil
        action = .error
        octets = 12 + asked.nameLength + 4 + (startOfAuthority ? Asked.startOfAuthority : 0) + (hasOPT ? 11 : 0)
        sent = octets
    }
}

// MARK: Promises

extension ExpectedAnswer {
    typealias Promise = @Sendable (Asked) -> ExpectedAnswer

    /// Over UDP; TCP is right wherever it works.
    private static let overUDP: [String: Promise] = [
        "tc-empty": { ExpectedAnswer($0, records: 0, tc: true) }, "tc-partial": partial,
        "tc-cut-mid-rr": cutRecord,
        "tc-counts-lie": { asked in
            var answer = ExpectedAnswer(asked, records: 0, tc: true)
            (answer.announced, answer.isWhole) = (asked.count, asked.count == 0)
            return answer
        },
        "tcp-refused": partial, "tcp-blackhole": partial, "tcp-eof": partial, "tcp-silent": partial,
        "tcp-reset": partial, "tcp-half-frame": partial, "tcp-still-tc": partial, "tcp-slow": partial,
        "tcp-split": partial, "cached-tc": partial,
        "drop-512": dropped(above: 512), "drop-512-no-tcp": dropped(above: 512),
        "frag-drop-1232": dropped(above: 1232), "frag-drop-1472": dropped(above: 1472),
        "oversize-no-tc": { $0.ednsSize == nil ? oversize($0) : right($0) },
        "edns-overrun": { $0.ednsSize == nil ? right($0) : oversize($0) },
        "chop-512": { asked in
            var answer = oversize(asked)
            guard answer.octets > 512 else { return answer }
            (answer.action, answer.sent, answer.isWhole) = (.cut, 512, false)
            return answer
        },
        "wrong-id": forged, "wrong-question": forged, "foreign-address": forged, "late-duplicate": forged,
    ]

    private static let overTCP: [String: Promise] = [
        "tcp-silent": { _ in ExpectedAnswer(silence: .dropped) }, "tcp-reset": { _ in ExpectedAnswer(silence: .reset) },
        "cached-tc": { _ in ExpectedAnswer(silence: .reset) }, "tcp-still-tc": partial,
        "tcp-half-frame": { asked in
            var answer = right(asked)
            answer.action = .closed
            return answer
        },
    ]

    /// What is the same over both.
    private static let onBoth: [String: Promise] = [
        "clean": right, "rrset-cap": right, "msg-64k": right, "no-compress": right, "section-bloat": right,
        "duplicate": right, "shuffle": right, "pair-aaaa-dead": right, "pair-aaaa-servfail": right,
        "pair-aaaa-big": right, "cname-chain-1": chain, "cname-chain-3": chain, "cname-chain-8": chain,
        "cname-chain-16": chain, "cname-only": chain,
        "silent-subset": { asked in
            guard asked.count > 8 else { return right(asked) }
            return ExpectedAnswer(asked, records: 8, action: .subset)
        },
        "middlebox-negative-nxdomain": { $0.count > 20 ? .init($0, rcode: 3, startOfAuthority: true) : right($0) },
        "middlebox-negative-servfail": { $0.count > 20 ? .init($0, rcode: 2) : right($0) },
        "middlebox-negative-nodata": { $0.count > 20 ? .init($0, rcode: 0, startOfAuthority: true) : right($0) },
        "edns-formerr": { $0.ednsSize == nil ? right($0) : .init($0, rcode: 1, opt: false) },
        "edns-badvers": { $0.ednsSize == nil ? right($0) : .init($0, rcode: 16) },
        "edns-drop": { $0.ednsSize == nil || $0.transport == .tcp ? right($0) : .init(silence: .dropped) },
        "edns-ignored": { right($0.withoutEDNS) },
    ]

    private static let right: Promise = { asked in
        let records = asked.scenario == "cname-only" ? 0 : asked.count
        return asked.octets(records) <= asked.allowed
            ? ExpectedAnswer(asked, records: records) : ExpectedAnswer(asked, records: 0, tc: true)
    }

    /// Where a label doesn't fit in front of the name there can be no alias (RFC 1035 §2.3.4).
    private static let chain: Promise = { $0.nameLength + 4 > 255 ? .init($0, rcode: 2) : right($0) }

    private static let partial: Promise = { ExpectedAnswer($0, records: $0.fitting(512), tc: true) }

    /// Half a record stands behind as many whole ones as leave room for it.
    private static let cutRecord: Promise = { asked in
        let asked = asked.withoutEDNS
        let half = (asked.octets(1) - asked.octets(0)) / 2
        guard asked.count > 0 else { return ExpectedAnswer(asked, records: 0, tc: true) }
        let records = min(asked.fitting(512 - half), asked.count - 1)
        var answer = ExpectedAnswer(asked, records: records, tc: true)
        answer.announced = records + 1
        answer.octets += half
        (answer.sent, answer.isWhole) = (answer.octets, false)
        return answer
    }

    /// In full up to what UDP over IPv4 carries: 65,535 octets less 20 of IP and 8 of UDP.
    private static let oversize: Promise = { asked in
        let octets = asked.octets(asked.count)
        guard octets <= 65_507 else { return ExpectedAnswer(asked, records: 0, tc: true) }
        return ExpectedAnswer(asked, records: asked.count, action: octets > asked.allowed ? .oversize : .answered)
    }

    private static let forged: Promise = { asked in
        var answer = right(asked)
        answer.action = .forged
        return answer
    }

    private static func dropped(above limit: Int) -> Promise {
        { asked in
            var answer = right(asked)
            if answer.octets > limit { (answer.action, answer.sent) = (.dropped, 0) }
            return answer
        }
    }
}

// MARK: Addresses

extension ExpectedAnswer {
    /// The addresses of the answer, in its order.
    func addresses(_ asked: Asked, id: UInt16) -> [Address] {
        let all = (0..<asked.count).map { TestAddresses(asked.type).address($0, over: asked.transport) }
        switch asked.scenario {
        case "shuffle" where records > 0: return RecordOrder.shuffled(seed: id).indices(of: asked.count).map { all[$0] }
        case "duplicate": return all.prefix(records).flatMap { [$0, $0] }
        case "silent-subset" where asked.count > 8:
            let first = Int(id) % asked.count
            return Array((all + all)[first..<(first + 8)])
        default: return Array(all.prefix(records))
        }
    }
}
