/// One simulation: k of N addresses in each answer. README, "How many may I publish?", has it in words, so that it can be done
/// again elsewhere with the same numbers.
struct RotationTrial {
    private let rotation: Rotation
    private let served: Int
    private let weights: [Double]
    private var generator: SplitMix64
    private var hosts: [Int]
    private var order: [Int]
    private var spread: Tally
    private var firstOnly: Tally
    /// By the number of failing hosts, from 0 to N, the sum over the TTLs.
    private var without: [Double]
    private var meeting: [Double]

    private init(_ rotation: Rotation, serving served: Int) {
        self.rotation = rotation
        self.served = served
        weights = rotation.weights
        generator = SplitMix64(seed: rotation.seed &+ UInt64(served))
        hosts = Array(0..<rotation.hosts)
        order = Array(0..<rotation.resolvers)
        spread = Tally(hosts: rotation.hosts)
        firstOnly = Tally(hosts: rotation.hosts)
        without = [Double](repeating: 0, count: rotation.hosts + 1)
        meeting = without
    }

    static func result(_ rotation: Rotation, serving served: Int) -> ServedPart {
        var trial = RotationTrial(rotation, serving: served)
        for _ in 0..<rotation.periods { trial.period() }
        return trial.result
    }

    /// One TTL: hosts fail in some order, and every resolver asks once.
    private mutating func period() {
        var failing = Array(0..<rotation.hosts)
        generator.shuffle(&failing, first: rotation.hosts)
        var rank = failing
        for (place, host) in failing.enumerated() { rank[host] = place }
        // By the number of hosts that may fail before the last of an answer's does.
        var lost = [Double](repeating: 0, count: rotation.hosts + 1)
        if rotation.choice == .windows { generator.shuffle(&order, first: rotation.resolvers) }
        var next = rotation.choice == .windows ? generator.next(below: rotation.hosts) : 0
        for place in 0..<rotation.resolvers {
            let weight = weights[order[place]]
            let start = start(&next)
            var last = 0
            for index in 0..<served {
                let host = hosts[(start + index) % rotation.hosts]
                spread.add(weight / Double(served), to: host)
                last = max(last, rank[host])
            }
            firstOnly.add(weight, to: hosts[start])
            lost[last + 1] += weight
        }
        close(failing, lost)
    }

    /// Where the next answer begins among the hosts.
    private mutating func start(_ next: inout Int) -> Int {
        guard rotation.choice == .windows else {
            generator.shuffle(&hosts, first: served)
            return 0
        }
        defer { next = (next + served) % rotation.hosts }
        return next
    }

    /// Adds up what one TTL came to.
    private mutating func close(_ failing: [Int], _ lost: [Double]) {
        var (lostSoFar, metSoFar) = (0.0, 0.0)
        for count in 1...rotation.hosts {
            lostSoFar += lost[count]
            metSoFar += spread.load[failing[count - 1]]
            without[count] += lostSoFar
            meeting[count] += metSoFar
        }
        spread.close()
        firstOnly.close()
    }

    private var result: ServedPart {
        let periods = Double(rotation.periods)
        return ServedPart(
            served: served, spread: spread.load(over: periods), firstOnly: firstOnly.load(over: periods),
            failures: rotation.failures.map { count in
                ServedPart.Failing(
                    hosts: count,
                    without: ServedPart.withoutHealthy(served: served, hosts: rotation.hosts, failing: count),
                    simulatedWithout: without[count] / periods,
                    first: Double(count) / Double(rotation.hosts), simulatedFirst: meeting[count] / periods)
            })
    }
}
