public import Conformance
internal import NIOCore
internal import Synchronization

/// An address of the origin's that plays one scenario to one running subject, with a root and a top-level server beside it.
///
/// What happens to TCP connections before any name is asked belongs to the address: so each subject has one of its own.
public final class Lease: Sendable {
    /// The server of the cases.
    public let origin: String
    /// A root server that leads to it.
    public let root: String
    public let scenario: Scenario
    /// The server of the top-level domain, between them.
    public let topLevel: String
    let port: UInt16
    let sockets = Mutex<[Int32]>([])
    let channels = Mutex<[any Channel]>([])
    /// What is left open would play this scenario to a server that lives on.
    let accepted = Connections()
    let hole = Mutex<BlackHole?>(nil)
    /// Whether connections that are refused or ignored go by unseen.
    public let missesConnections: Bool
    private let connections = Mutex<[Journal.Entry]>([])

    /// Where the server of the top-level domain leads.
    public enum Delegation: String, Sendable, Hashable, CaseIterable {
        /// To the server of the cases.
        case right
        /// To itself, again and again.
        case circular
        /// To a server that doesn't have the zone, and refers back up (a lame delegation, RFC 9499 §7).
        case lame
        /// To an address at which there is no server.
        case dead

        func role(_ lease: Lease) -> Role {
            switch self {
            case .right: .topLevel(origin: lease.origin)
            case .circular: .root(topLevel: lease.topLevel)
            case .lame: .topLevel(origin: lease.root)
            case .dead: .topLevel(origin: Self.nobody)
            }
        }

        private static let nobody = "45.255.254.1"
    }

    init(origin: String, root: String, topLevel: String, port: UInt16, scenario: Scenario, isWatched: Bool) {
        self.origin = origin
        self.root = root
        self.topLevel = topLevel
        self.port = port
        missesConnections = !isWatched && [.refused, .blackhole].contains(scenario.tcpFault)
        self.scenario = scenario
    }

    func note(_ action: Exchange.Action) {
        let entry = Journal.Entry(
            transport: .tcp, destination: origin, ednsSize: nil, octets: 0, tc: false, records: 0, action: action,
            type: nil, at: .now)
        connections.withLock { if $0.count < Journal.limit { $0.append(entry) } }
    }

    /// The connections that were tried between two moments: whether for one case or another is not known unless the
    /// cases were asked one by one.
    func connections(from start: ContinuousClock.Instant, to end: ContinuousClock.Instant) -> [Exchange] {
        connections.withLock { $0.filter { $0.at >= start && $0.at <= end } }.map { Exchange($0, since: start) }
    }
}
