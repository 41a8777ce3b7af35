internal import Subprocess
internal import Synchronization

/// The end of what a subject printed.
final class LogTail: Sendable {
    private static let limit = 4096
    private let state = Mutex<(octets: [UInt8], ended: Bool)>(([], false))

    func read(_ output: SubprocessOutputSequence) async {
        do {
            for try await buffer in output {
                let octets = buffer.withUnsafeBytes { Array($0.suffix(Self.limit)) }
                state.withLock { $0.octets = ($0.octets + octets).suffix(Self.limit) }
            }
        } catch {
            // The pipe broke: the process is gone.
        }
        state.withLock { $0.ended = true }
    }

    var hasEnded: Bool { state.withLock { $0.ended } }

    var lastLine: String { lastLines(1) }

    func lastLines(_ count: Int) -> String {
        let text = String(decoding: state.withLock { $0.octets }, as: UTF8.self)
        let lines = text.split(separator: "\n").suffix(count)
        return lines.isEmpty ? "it said nothing" : lines.map { printable(String($0)) }.joined(separator: "; ")
    }
}
