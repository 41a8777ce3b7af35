internal import Foundation
internal import Glibc

/// Entering is a program of its own in the process that then becomes the subject: it takes more processor time than many
/// a subject, and is none of its own.
extension Entry {
    /// Beside the root, where the subject doesn't see it.
    private var enteringTimePath: String { root + ".entering" }

    /// The processor time that entering took; nil when it did not come to its end.
    public var enteringTime: Duration? {
        guard let text = try? String(contentsOfFile: enteringTimePath, encoding: .utf8) else { return nil }
        return Int64(text).map { .nanoseconds($0) }
    }

    /// Notes the processor time that this process has taken so far, right before it becomes the subject.
    func noteEnteringTime() {
        var time = timespec()
        guard clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time) == 0 else { return }
        let nanoseconds = Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
        // Without it the subject's account is a little long: no reason not to start it.
        try? String(nanoseconds).write(toFile: enteringTimePath, atomically: false, encoding: .utf8)
    }
}
