public import Conformance
internal import Glibc
internal import Subprocess

/// How a subject came to an end that nobody wanted yet.
public struct Ending: Sendable, Hashable {
    public let way: Way
    /// The last lines that it wrote.
    public let log: [String]

    public enum Way: Sendable, Hashable {
        case exited(Int)
        case signalled(Int)
        /// It was ended, for this.
        case excess(Excess)
    }

    public init(_ way: Way, log: [String]) {
        self.way = way
        self.log = log
    }

    /// - Parameter excess: what it was ended for, if it was.
    init(_ status: TerminationStatus, _ excess: Excess?, log: [String]) {
        let ownWay: Way =
            switch status {
            case .exited(let code): .exited(Int(code))
            case .signaled(let signal): .signalled(Int(signal))
            }
        self.init(excess.map { .excess($0) } ?? ownWay, log: log)
    }

    /// How a process ended that nobody has reaped yet; nil while it runs.
    init?(of process: pid_t, log: [String]) {
        var information = siginfo_t()
        guard waitid(P_PID, id_t(process), &information, WEXITED | WNOWAIT | WNOHANG) == 0,
            information._sifields._sigchld.si_pid == process
        else { return nil }
        let status = Int(information._sifields._sigchld.si_status)
        self.init(information.si_code == CLD_EXITED ? .exited(status) : .signalled(status), log: log)
    }

    public var status: Reply.Status {
        switch way {
        case .exited(let code): .exited(code)
        case .signalled(let signal): .signalled(signal)
        case .excess(let excess): .ended(excess)
        }
    }
}

extension Ending: CustomStringConvertible {
    public var description: String {
        let words =
            switch way {
            case .exited(let code): "with exit code \(code)"
            case .signalled(let signal): "by \(status.signalName ?? "signal \(signal)")"
            case .excess(let excess): "because \(excess)"
            }
        return "\(words): \(log.last ?? "it said nothing")"
    }
}
