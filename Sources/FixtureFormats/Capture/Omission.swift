/// Why a packet, or what was in it, was passed over.
enum Omission: Error, Hashable {
    case linkType(Int)
    case notIP
    case notUDPOrTCP
    case cutBySnapLength
    case malformed
    case overlappingFragments
    case otherPort
    case notDNS
    case responseWithoutQuery
    case streamWithoutQuery
    case tooMany

    /// What was passed over, for a reader.
    func note(count: Int) -> String {
        let packets = count.of("packet")
        return switch self {
        case .linkType(let type): "\(packets) of link type \(type), which isn't known"
        case .notIP: "\(packets) without IP"
        case .notUDPOrTCP: "\(packets) with neither UDP nor TCP"
        case .cutBySnapLength: "\(packets) cut by the snap length: capture with tcpdump -s 0"
        case .malformed: "\(packets) whose lengths don't fit"
        case .overlappingFragments: "\(packets) in IP fragments that overlap"
        case .otherPort: "\(packets) from and to other ports"
        case .notDNS: "\(packets) that hold no DNS query or response"
        case .responseWithoutQuery:
            count.of("response") + " whose query isn't there"
        case .streamWithoutQuery:
            count.of("TCP connection") + " open before, whose query isn't there"
        case .tooMany: "\(packets) beyond the number that is read"
        }
    }
}

extension Int {
    /// So many things, with an s when they are several.
    func of(_ thing: String) -> String { "\(self) \(thing)" + (self == 1 ? "" : "s") }
}

/// How often each thing happened.
struct OmissionTally {
    private var counts: [Omission: Int] = [:]

    mutating func count(_ omission: Omission, times: Int = 1) {
        counts[omission, default: 0] += times
    }

    /// One line for each reason, in an order that doesn't change.
    var notes: [String] {
        counts.sorted { ($0.value, $0.key.note(count: 1)) > ($1.value, $1.key.note(count: 1)) }
            .map { $0.key.note(count: $0.value) }
    }
}
