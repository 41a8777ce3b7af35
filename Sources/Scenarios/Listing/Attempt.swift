import Conformance

/// How a user sees a scenario with `dig`, or, where that can't be, in an audit.
struct Attempt {
    private let scenario: Scenario
    private let selector: String

    init(_ scenario: Scenario, selector: String) {
        self.scenario = scenario
        self.selector = selector
    }

    /// The origin on the user's own machine can't keep the kernel from answering a SYN: the sandbox can.
    var lines: [String] {
        if scenario.tcpFault == .blackhole { return ["brimful audit --scenario \(selector) --counts \(count)"] }
        let type = scenario.isOfPairs ? " AAAA" : ""
        let edns = scenario.faults.contains(where: \.needsEDNS) ? "+bufsize=4096" : "+noedns"
        return [
            "brimful serve --scenario \(selector)",
            "\(SeeingLines.dig.joined(separator: " ")) \(edns) 1.a\(count).\(scenario.label).brimful.example\(type)",
        ]
    }

    private var count: Int {
        guard let own = scenario.counts else { return struck }
        return own.first { $0 >= struck } ?? own[own.count - 1]
    }

    /// The incident's, or as many as it takes.
    private var struck: Int {
        scenario.faults.reduce(40) { count, fault in
            switch fault {
            // An A record takes 16 octets, and no more than 250 get into what the query allows.
            case .drop(let above): min(250, max(count, above / 16 + 1))
            case .negative(_, let above): min(4096, max(count, above + 1))
            default: count
            }
        }
    }
}

extension Fault {
    /// Whether a query without EDNS never meets it.
    fileprivate var needsEDNS: Bool {
        switch self {
        case .edns, .drop, .omitTC(.withEDNS): true
        default: false
        }
    }
}
