import Conformance

/// What a result is filed under: the flag that hurts most, or, where none is raised, that it failed or is tolerated.
enum SARIFRule: Hashable, CaseIterable {
    case flag(Flag)
    /// A failure without a flag.
    case failure
    case tolerated
    /// What the baseline or a known.yml says, and isn't so any more.
    case outdated

    static let allCases = Flag.allCases.map(SARIFRule.flag) + [.failure, .tolerated, .outdated]

    init(_ result: CaseResult) {
        if result.verdict == .tolerated {
            self = .tolerated
        } else {
            self = Self.byWeight.first(where: result.flags.contains).map(SARIFRule.flag) ?? .failure
        }
    }

    /// What came of it goes before what led to it.
    private static let byWeight: [Flag] = [
        .inconsistent, .crash, .hang, .wrongAnswer, .nxdomain, .lostAddresses, .limit, .amplification, .tcpFallback,
        .truncation,
    ]

    /// The position in the tool's list.
    var index: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    var level: SARIFLevel { self == .tolerated ? .note : .error }

    /// Stable: what code scanning has stored hangs on it.
    var id: String {
        switch self {
        case .flag(let flag): flag.rawValue
        case .failure: "failure"
        case .tolerated: "tolerated"
        case .outdated: "outdated"
        }
    }

    /// In the form that SARIF asks for (§3.49.7): `TcpFallback`.
    var name: String {
        id.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }
}
