public import Conformance

extension ScenarioCatalogue {
    /// The scenarios whose messages no scenario before them has: where only the delivery differs, the first stands for all.
    public static let withOwnOctets: [Scenario] = {
        var seen: Set<[Fault]> = []
        return all.filter { seen.insert($0.faults.flatMap(\.onOctets)).inserted }
    }()
}

extension Scenario {
    /// How its query is asked when nothing is said: with EDNS where the scenario is about it.
    public var usualViews: [View] { faults.contains(where: \.needsEDNS) ? [.edns1232] : [.udp512] }
}

extension Fault {
    /// What of it can be seen in the messages that answer a query for the case's records.
    fileprivate var onOctets: [Fault] {
        switch self {
        case .drop, .otherType: []
        case .tcp(let fault): fault == .halfFrame || fault == .truncated ? [self] : []
        case .firstTime(let faults): faults.flatMap(\.onOctets)
        default: [self]
        }
    }

    fileprivate var needsEDNS: Bool {
        switch self {
        case .edns, .omitTC(.withEDNS): true
        case .firstTime(let faults): faults.contains(where: \.needsEDNS)
        default: false
        }
    }
}
