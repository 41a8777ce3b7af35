import Testing

/// Who has the machine: one test alone, or a few that mostly wait. First come, first served.
actor Turns {
    static let shared = Turns(most: 14)

    enum Share: Sendable {
        /// Two cores carry one audit at a time.
        case alone
        /// What waits for answers takes hardly any time of a core.
        case waiting
    }

    private let most: Int
    private var running = 0
    private var isTaken = false
    private var queue: [(share: Share, turn: CheckedContinuation<Void, Never>)] = []

    init(most: Int) {
        self.most = most
    }

    func take(_ share: Share) async {
        await withCheckedContinuation { turn in
            queue.append((share, turn))
            admit()
        }
    }

    func end(_ share: Share) {
        if share == .alone { isTaken = false } else { running -= 1 }
        admit()
    }

    private func admit() {
        while let first = queue.first, !isTaken {
            switch first.share {
            case .alone where running == 0: isTaken = true
            case .waiting where running < most: running += 1
            default: return
            }
            queue.removeFirst().turn.resume()
        }
    }
}

/// Each case of a test waits for its turn on the machine.
struct TurnTrait: SuiteTrait, TestTrait, TestScoping {
    let share: Turns.Share

    var isRecursive: Bool { true }

    func scopeProvider(for test: Test, testCase: Test.Case?) -> TurnTrait? {
        testCase == nil ? nil : self
    }

    func provideScope(
        for test: Test, testCase: Test.Case?, performing body: @Sendable @concurrent () async throws -> Void
    ) async throws {
        await Turns.shared.take(share)
        do {
            try await body()
            await Turns.shared.end(share)
        } catch {
            await Turns.shared.end(share)
            throw error
        }
    }
}

extension Trait where Self == TurnTrait {
    static func turn(_ share: Turns.Share) -> TurnTrait { TurnTrait(share: share) }
}
