public import Conformance
internal import FixtureFormats

extension Recording {
    /// What happens to TCP connections at an address that serves these, before anything is asked: what happened to every one
    /// that was recorded.
    public static func tcpFault(of recordings: [Recording]) -> Fault.TCPFault? {
        let openings = Set(recordings.map { $0.conversation.tcp?.opening })
        return switch openings {
        case [.refused]: .refused
        case [.ignored]: .blackhole
        default: nil
        }
    }

    /// Whether some connections were refused or ignored, and others at the same address were not.
    public static func mixesOpenings(_ recordings: [Recording]) -> Bool {
        let openings = Set(recordings.map { $0.conversation.tcp?.opening ?? .accepted })
        return openings.count > 1
    }
}
