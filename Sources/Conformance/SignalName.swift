/// The names of signals (signal(7); the numbers are those of Linux on x86 and ARM).
enum SignalName {
    private static let names = [
        "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2", "PIPE", "ALRM",
        "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM", "PROF",
        "WINCH", "IO", "PWR", "SYS",
    ]

    /// - Returns: such as `SIGSEGV`; a signal without a name of its own by its number.
    static func of(_ number: Int) -> String {
        (1...names.count).contains(number) ? "SIG\(names[number - 1])" : "signal \(number)"
    }
}

extension Reply.Status {
    /// The name of the signal that ended the subject; nil when none did. A shell says it of its child by an exit code above
    /// 128.
    public var signalName: String? {
        switch self {
        case .signalled(let number): SignalName.of(number)
        case .exited(let code) where (129...159).contains(code): SignalName.of(code - 128)
        default: nil
        }
    }
}
