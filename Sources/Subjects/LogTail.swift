internal import Conformance
internal import Subprocess
internal import Synchronization

/// The end of what a subject printed.
final class LogTail: Sendable {
    private static let limit = 4096
    private static let mostLines = 5
    private let state = Mutex<(octets: [UInt8], ended: Bool)>(([], false))

    /// - Parameter leash: of who prints; whoever prints without end is ended.
    func read(_ output: SubprocessOutputSequence, _ leash: Leash) async {
        var total = 0
        do {
            for try await buffer in output {
                let octets = buffer.withUnsafeBytes { Array($0.suffix(Self.limit)) }
                state.withLock { $0.octets = ($0.octets + octets).suffix(Self.limit) }
                total += buffer.count
                if total > Excess.log.limit { leash.end(for: .log) }
            }
        } catch {
            // The pipe broke: the process is gone.
        }
        state.withLock { $0.ended = true }
    }

    var hasEnded: Bool { state.withLock { $0.ended } }

    /// Each on one line and bounded, empty ones left out.
    var lastLines: [String] {
        let text = String(decoding: state.withLock { $0.octets }, as: UTF8.self)
        return text.split(separator: "\n").suffix(Self.mostLines).map { String($0).printable(200) }.filter {
            !$0.isEmpty
        }
    }

    var lastLine: String { lastLines.last ?? "it said nothing" }
}
