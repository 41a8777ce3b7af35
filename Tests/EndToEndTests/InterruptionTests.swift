import Foundation
import Subprocess
import SystemPackage
import Testing

extension EndToEnd {
    @Suite struct InterruptionTests {
        /// How long the kernel may take to end what is to end.
        private static let patience = Duration.seconds(20)

        @Test(arguments: [Signal.kill, .terminate, .interrupt])
        func `an audit that is ended in the middle leaves no process, mount or port`(_ signal: Signal) async throws {
            try await withScratchFolder { folder in
                let subjects = ["stub-hangs", "resolver-correct"].map(Model.manifest)
                let arguments = Brimful.arguments(subjects, scenarios: ["clean", "tcp-blackhole"], counts: "20-40")
                _ = try await Subprocess.run(
                    .path(FilePath(Brimful.executable)), arguments: Arguments(arguments),
                    environment: .inherit.updating(["XDG_CACHE_HOME": folder]), input: .none, output: .discarded,
                    error: .discarded
                ) { execution in
                    let started = await Self.eventually { Traces(of: folder).mounts > 2 }
                    #expect(started, "subjects are being asked")
                    try execution.send(signal: signal)
                }
                let ended = await Self.eventually { Traces(of: folder) == Traces.none }
                #expect(ended, "\(Traces(of: folder))")
                #expect(!FileManager.default.fileExists(atPath: "\(folder)/brimful/work/1"))
            }
        }

        /// Whether it comes true before the patience ends.
        private static func eventually(_ isTrue: () -> Bool) async -> Bool {
            let deadline = ContinuousClock.now + patience
            while ContinuousClock.now < deadline {
                if isTrue() { return true }
                try? await Task.sleep(for: .milliseconds(50))
            }
            return isTrue()
        }
    }
}

/// What an audit with this cache folder has on the machine: the folder's name is its own, and stands in all of it.
private struct Traces: Equatable {
    /// Processes that carry the folder in their command or environment.
    var processes = 0
    /// Processes in whose mount namespace something is mounted below the folder.
    var mounts = 0
    /// Listening TCP and bound UDP sockets of the machine on port 53 that were not there before.
    var ports = 0

    static let none = Traces()
    private static let before = portCount

    private init() {
        _ = Self.before
    }

    init(of folder: String) {
        for process in (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? [] where Int(process) != nil {
            if ["cmdline", "environ"].contains(where: { Self.text("/proc/\(process)/\($0)").contains(folder) }) {
                processes += 1
            }
            if Self.text("/proc/\(process)/mountinfo").contains(folder) { mounts += 1 }
        }
        ports = Self.portCount - Self.before
    }

    private static var portCount: Int {
        ["tcp", "udp"].map { text("/proc/net/\($0)").components(separatedBy: ":0035 ").count - 1 }.reduce(0, +)
    }

    private static func text(_ path: String) -> String {
        String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
    }
}
