public import Conformance

/// To whom a server that may stand on the Internet plays a scenario: it has one address for all of them, sends little to
/// addresses that nobody has proven, and remembers nobody.
public enum PublicPlay: Sendable, Hashable {
    case toAll
    /// What it does is in a UDP response of more octets than others get; they get TC=1 in its place.
    case toProven
    /// Why it can't be played, in a few words.
    case never(String)

    public var isNever: Bool { if case .never = self { true } else { false } }
}

extension Scenario {
    /// To whom `brimful serve --public` plays it.
    public var publicPlay: PublicPlay {
        // Where TCP is what breaks, any TC=1 leads there.
        let telling = tcpFault == nil ? faults : faults.filter { if case .truncate = $0 { false } else { true } }
        let plays = telling.map(\.publicPlay)
        return plays.first(where: \.isNever) ?? (plays.contains(.toProven) ? .toProven : .toAll)
    }
}

extension Fault {
    fileprivate var publicPlay: PublicPlay {
        switch self {
        case .tcp(let fault) where fault.isOfConnection: .never("needs an address of its own")
        case .forge(.foreignAddress): .never("needs a second address")
        case .firstTime: .never("needs to know who has been answered")
        case .forge, .omitTC, .cut, .truncate(.wholeRecords), .truncate(.cutRecord): .toProven
        default: .toAll
        }
    }
}
