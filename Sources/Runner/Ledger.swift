internal import Conformance
internal import Subjects
internal import Synchronization

/// Keeps what each subject took of the machine, start by start.
final class Ledger: Sendable {
    private struct Entry {
        var starts = 0
        var cpuMs = 0.0
        var peakMemory = 0
    }

    private let entries = Mutex<[SubjectIdentity: Entry]>([:])

    func note(_ use: ResourceUse, of subject: SubjectIdentity) {
        entries.withLock { entries in
            var entry = entries[subject] ?? Entry()
            entry.starts += 1
            entry.cpuMs += use.cpu / .milliseconds(1)
            entry.peakMemory = max(entry.peakMemory, use.peakMemory)
            entries[subject] = entry
        }
    }

    /// By name.
    var usage: [Audit.Usage] {
        entries.withLock { $0 }.map { subject, entry in
            Audit.Usage(subject: subject, starts: entry.starts, cpuMs: entry.cpuMs, peakMemory: entry.peakMemory)
        }.sorted { $0.subject.fullName < $1.subject.fullName }
    }
}
