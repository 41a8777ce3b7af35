import Conformance
import Testing

@Suite struct `A baseline that is changed as a run says` {
    private static let subjects = [
        Found.bind, Found.newBind, Found.musl, Found.musl.through(Found.bind), Found.musl.through(Found.newBind),
    ]
    private static let counts = [1, 20, 40, 100]

    private struct Dice: RandomNumberGenerator {
        var state: UInt64

        /// SplitMix64.
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }

    private static func audit(_ dice: inout Dice) -> Audit {
        let chosen = subjects.filter { _ in Bool.random(using: &dice) }
        let outcomes: [(Outcome, Verdict)] = [
            (.complete, .pass), (.complete, .pass), (.servfail, .fail), (.servfail, .fail), (.timeout, .fail),
            (.servfail, .tolerated), (.partial, .inconclusive),
        ]
        return Found.audit(
            chosen.flatMap { subject in
                (subject.kind == .stub ? [.lookup] : [View.udp512, .tcp]).flatMap { view in
                    counts.filter { _ in Int.random(in: 0..<5, using: &dice) > 0 }.map { count in
                        let (outcome, verdict) = outcomes.randomElement(using: &dice) ?? (.complete, .pass)
                        return Found.result(subject, count, outcome, verdict, view: view)
                    }
                }
            })
    }

    private static func line(_ number: Int, _ dice: inout Dice) -> Baseline.Entry {
        let subject = subjects.randomElement(using: &dice) ?? Found.bind
        let from = Int.random(in: 1...110, using: &dice)
        let views: [View]? = [nil, nil, [.udp512], [.tcp], [.stub, .tcp]].randomElement(using: &dice) ?? nil
        let outcome: Outcome = Bool.random(using: &dice) ? .servfail : .timeout
        return Baseline.Entry(
            subject: Bool.random(using: &dice) ? subject.fullName : subject.unversionedName,
            deviation: Deviation(
                scenario: "clean", outcome: outcome, from: from, holdsTo: Int.random(in: 0..<from, using: &dice),
                to: Bool.random(using: &dice) ? nil : from + Int.random(in: 0...60, using: &dice), views: views),
            reason: "r", line: number)
    }

    private static func changed(_ baseline: Baseline, by changes: [BaselineChange]) -> Baseline {
        var entries = baseline.entries
        for change in changes {
            switch change {
            case .add(let entry): entries.append(entry)
            case .drop(let entry): entries.removeAll { $0 == entry }
            case .replace(let entry, by: let now): entries = entries.map { $0 == entry ? now : $0 }
            case .expired: break
            }
        }
        return Baseline(entries: entries)
    }

    @Test(arguments: [FailOn.fail, .tolerated]) func `accepts that run, and asks for nothing more`(failOn: FailOn) {
        for seed in 0..<3000 {
            var dice = Dice(state: UInt64(seed))
            let audit = Self.audit(&dice)
            let lines = Int.random(in: 0...6, using: &dice)
            let baseline = Baseline(entries: (0..<lines).map { Self.line($0 + 1, &dice) })
            let first = Assessment(audit, baseline: baseline, failOn: failOn)
            let after = Self.changed(baseline, by: first.changes)
            let second = Assessment(audit, baseline: after, failOn: failOn)
            #expect(second.deviating.isEmpty, "seed \(seed)")
            #expect(
                second.changes.map(\.short) == [],
                "seed \(seed): \(baseline.entries.map(\.short)), \(first.changes.map(\.short))")
            #expect(
                Set(after.entries.map(\.short)).count == after.entries.count
                    || Set(baseline.entries.map(\.short)).count < lines, "seed \(seed)")
        }
    }

    @Test func `is a new one where there was none`() {
        for seed in 0..<500 {
            var dice = Dice(state: UInt64(seed))
            let audit = Self.audit(&dice)
            let changes = Assessment(audit, baseline: Baseline(entries: [])).changes
            #expect(Set(changes.map(\.entry)) == Set(Baseline(recording: audit).entries), "seed \(seed)")
        }
    }
}
