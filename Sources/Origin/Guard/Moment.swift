internal import Glibc

/// A time on both clocks that the guard needs.
struct Moment: Sendable, Hashable {
    /// Seconds since 1970, their lower 32 bits: what server cookies hold (RFC 9018 §4.3).
    var seconds: UInt32
    /// Milliseconds of a clock that never goes back.
    var milliseconds: Int64

    static func now() -> Moment {
        let (wall, steady) = (time(CLOCK_REALTIME), time(CLOCK_MONOTONIC))
        return Moment(
            seconds: UInt32(truncatingIfNeeded: wall.tv_sec),
            milliseconds: Int64(steady.tv_sec) * 1000 + Int64(steady.tv_nsec) / 1_000_000)
    }

    private static func time(_ clock: clockid_t) -> timespec {
        var time = timespec()
        clock_gettime(clock, &time)
        return time
    }
}
