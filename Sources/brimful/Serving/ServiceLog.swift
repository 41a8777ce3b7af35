internal import Conformance
internal import Foundation
internal import Origin

/// What a public server writes on stderr: how many queries ended how, a line for each minute in which there was one, and nothing that
/// tells who asked.
struct ServiceLog: Sendable {
    /// From one line of counts to the next.
    let interval: Duration
    let counts: @Sendable () -> ServiceCounts

    /// Writes until it is cancelled.
    func writeCounts() async {
        var last = counts()
        while (try? await Task.sleep(for: interval)) != nil {
            let now = counts()
            if now != last { Self.write("\(Self.time) \(now.since(last))") }
            last = now
        }
    }

    /// What there was in all.
    func writeSummary() { Self.write("served in all: \(counts())") }

    /// A query with its asker, for those who ask for it: `--log-addresses`.
    @Sendable static func write(_ note: QueryNote) {
        let name = note.name.map { "\($0)".printable() } ?? "-"
        write("\(time) \(note.asker) \(note.transport.rawValue) \(name) \(note.ending.rawValue)")
    }

    private static var time: String { Date.now.formatted(.iso8601) }

    private static func write(_ line: String) {
        try? FileHandle.standardError.write(contentsOf: Data((line + "\n").utf8))
    }
}
