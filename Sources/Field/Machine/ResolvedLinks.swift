internal import Conformance
internal import DNSWire
internal import Foundation
internal import Subprocess

/// The servers that systemd-resolved asks for its stub: those of each link, and those for all.
enum ResolvedLinks {
    /// resolvectl(1) waits for a bus that may not be there.
    private static let patience = Duration.seconds(3)
    private static let longestOutput = 1 << 16

    /// What `resolvectl dns` says; nil where it isn't there, or fails.
    ///
    /// Its `--json` says nothing of this before systemd 258, and the words have been the same since 239.
    static func ask() async -> [ServerAddress]? {
        await withTaskGroup(of: String?.self) { group in
            group.addTask { await output() }
            group.addTask {
                try? await Task.sleep(for: patience)
                return nil
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            return first.map(servers)
        }
    }

    private static func output() async -> String? {
        // Words are broken where the terminal ends, as if there were one.
        let environment = Environment.inherit.updating(["COLUMNS": "4096", "LC_ALL": "C", "SYSTEMD_COLORS": "0"])
        let result = try? await Subprocess.run(
            .name("resolvectl"), arguments: ["--no-pager", "dns"], environment: environment, input: .none,
            output: .string(limit: longestOutput), error: .discarded)
        guard let result, result.terminationStatus.isSuccess else { return nil }
        return result.standardOutput
    }

    /// Reads `Global: …` and `Link 2 (eth0): …`, whose servers look like `192.0.2.1:5353%eth0#dns.example`.
    static func servers(_ text: String) -> [ServerAddress] {
        let lines = text.split(whereSeparator: \.isNewline)
        return lines.flatMap { $0.split(separator: " ").compactMap(server) }.uniqued()
    }

    private static func server(_ word: Substring) -> ServerAddress? {
        let place = String(word.prefix { $0 != "#" })
        if let server = try? ServerAddress(place) { return server }
        // A link may stand behind any address and its port; only a link-local one needs it.
        guard let percent = place.lastIndex(of: "%") else { return nil }
        return try? ServerAddress(String(place[..<percent]))
    }
}
