import Foundation

/// `brimful serve` as a process that a test can look at and end.
final class ServingProcess {
    private let process = Process()
    private let output = Pipe()
    private let errors = Pipe()

    /// Returns when it says where it serves.
    ///
    /// - Throws: `Unexpected` when it ends instead.
    init(_ arguments: [String]) throws {
        process.executableURL = URL(filePath: Brimful.executable)
        process.arguments = ["serve"] + arguments
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        let said = output.fileHandleForReading.availableData
        guard let match = String(decoding: said, as: UTF8.self).firstMatch(of: /:(\d+), UDP and TCP/),
            let port = UInt16(match.1)
        else { throw Unexpected("serve \(arguments) said \(String(decoding: said, as: UTF8.self))") }
        self.port = port
    }

    let port: UInt16

    /// Resident memory in octets (proc_pid_statm(5)).
    var residentOctets: Int {
        get throws {
            let text = try String(contentsOfFile: "/proc/\(process.processIdentifier)/statm", encoding: .utf8)
            guard let pages = text.split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else {
                throw Unexpected("statm: \(text)")
            }
            return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
        }
    }

    /// What it says next on stderr; waits for it.
    func nextErrors() -> String {
        String(decoding: errors.fileHandleForReading.availableData, as: UTF8.self)
    }

    /// Ends it with SIGTERM.
    ///
    /// - Returns: its exit code, and what it said on stderr.
    func end() -> (code: Int32, errors: String) {
        process.terminate()
        let said = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: said, as: UTF8.self))
    }

    deinit { if process.isRunning { process.terminate() } }
}
