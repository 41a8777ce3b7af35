import Synchronization
import Testing

@testable import Runner

@Suite struct SlotsTests {
    /// How many are inside now, and were at most.
    private final class Occupancy: Sendable {
        private let state = Mutex((now: 0, most: 0))

        var most: Int { state.withLock { $0.most } }
        var now: Int { state.withLock { $0.now } }

        func enter() {
            state.withLock { state in
                state.now += 1
                state.most = max(state.most, state.now)
            }
        }

        func leave() { state.withLock { $0.now -= 1 } }
    }

    @Test(arguments: [1, 2, 7]) func `no more are inside than there are slots, and all get their turn`(_ count: Int)
        async
    {
        let slots = Slots(count)
        let occupancy = Occupancy()
        let done = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<200 {
                group.addTask {
                    await slots.use {
                        occupancy.enter()
                        for _ in 0..<5 { await Task.yield() }
                        occupancy.leave()
                        return 1
                    }
                }
            }
            return await group.reduce(0, +)
        }
        #expect(done == 200)
        #expect(occupancy.most == count)
    }

    @Test func `a slot is free again after an error`() async throws {
        struct Trouble: Error {}
        let slots = Slots(1)
        for _ in 0..<3 {
            await #expect(throws: Trouble.self) { try await slots.use { throw Trouble() } }
        }
        #expect(await slots.use { 42 } == 42)
    }
}
