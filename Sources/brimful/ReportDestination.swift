internal import Foundation
internal import Glibc
internal import Reports

/// Where a report goes. A file is tried before the run, so that a wrong path fails at once, and is replaced only by a
/// whole report.
struct ReportDestination {
    private let path: String?
    private let draft: String?

    /// - Throws: `Failure` when the file can't be written.
    init(path: String?) throws {
        self.path = path
        guard let path else {
            draft = nil
            return
        }
        var status = stat()
        let exists = stat(path, &status) == 0
        if exists, status.st_mode & S_IFMT == S_IFDIR { throw Failure.usage("--output \(path): is a folder") }
        // A device or pipe can't be replaced: it is written to as it is.
        draft = exists && status.st_mode & S_IFMT != S_IFREG ? nil : "\(path).\(getpid()).part"
        do {
            try Self.write("", to: draft ?? path, usage: true)
        } catch let failure as Failure {
            // The draft's name is nobody's business.
            throw Failure(
                message: failure.message.replacingOccurrences(of: draft ?? path, with: path), code: failure.code)
        }
        if let draft { unlink(draft) }
    }

    /// The format that the file's name asks for.
    var format: ReportFormat? {
        path.flatMap(ReportFormat.init(fileName:))
    }

    var style: TerminalStyle {
        let toTerminal = path == nil && isatty(STDOUT_FILENO) == 1
        let noColor = ProcessInfo.processInfo.environment["NO_COLOR"].map { !$0.isEmpty } ?? false
        return TerminalStyle(width: toTerminal ? Self.terminalWidth : 100, color: toTerminal && !noColor)
    }

    private static var terminalWidth: Int {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 100 }
        return min(max(Int(size.ws_col), 60), 160)
    }

    func write(_ report: String) throws {
        let text = report.hasSuffix("\n") ? report : report + "\n"
        guard let path else { return try Self.write(text, to: "/dev/stdout", descriptor: STDOUT_FILENO) }
        guard let draft else { return try Self.write(text, to: path, usage: false) }
        do {
            try Self.write(text, to: draft, usage: false)
            guard rename(draft, path) == 0 else { throw Self.failure(path, usage: false) }
        } catch {
            unlink(draft)
            throw error
        }
    }

    private static func write(_ text: String, to path: String, usage: Bool) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw failure(path, usage: usage) }
        do {
            try write(text, to: path, descriptor: descriptor)
        } catch {
            close(descriptor)
            throw error
        }
        guard close(descriptor) == 0 else { throw failure(path, usage: false) }
    }

    private static func write(_ text: String, to path: String, descriptor: Int32) throws {
        var octets = Array(text.utf8)[...]
        while !octets.isEmpty {
            let written = octets.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written > 0 { octets = octets.dropFirst(written) }
            // A reader that has seen enough (`| head`) is no failure.
            if written < 0, errno == EPIPE { return }
            if written < 0, errno != EINTR { throw failure(path, usage: false) }
        }
    }

    private static func failure(_ path: String, usage: Bool) -> Failure {
        let message = "--output \(path): \(String(cString: strerror(errno)))"
        return usage ? .usage(message) : .undecided("\(message); no report was written")
    }
}
