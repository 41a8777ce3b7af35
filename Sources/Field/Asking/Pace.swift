internal import DNSWire

/// Keeps the askings of each server apart, so that none gets more than 5 queries a second, however many tests there are.
public actor Pace {
    /// The time from one query to the next one to the same server.
    private let gap: Duration
    private var free: [Address: ContinuousClock.Instant] = [:]

    /// 5 queries a second.
    public static let politeGap = Duration.milliseconds(200)

    public init(gap: Duration = politeGap) {
        self.gap = gap
    }

    /// Waits until the server may be asked again. Ports are of no account: it is one machine.
    public func turn(of server: ServerAddress) async {
        let turn = reserve(server.address, at: .now)
        // One that is given up is not asked either.
        try? await Task.sleep(until: turn, clock: .continuous)
    }

    /// The next free moment, which is taken by that.
    func reserve(_ address: Address, at now: ContinuousClock.Instant) -> ContinuousClock.Instant {
        let turn = max(now, free[address] ?? now)
        free[address] = turn + gap
        return turn
    }
}
