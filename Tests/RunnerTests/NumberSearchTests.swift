import Synchronization
import Testing

@testable import Runner

@Suite struct NumberSearchTests {
    /// Finds the smallest, and tells what was asked on the way.
    private func search(
        _ search: NumberSearch, from failing: Int, _ fails: @escaping @Sendable (Int) -> Bool
    ) async -> (found: Int, asked: [Int]) {
        let asked = Mutex<[Int]>([])
        let found = await search.run(from: failing) { number in
            asked.withLock { $0.append(number) }
            return fails(number)
        }
        return (found, asked.withLock { $0 })
    }

    @Test(arguments: 1...64) func `the smallest number that fails is found, whatever it is`(_ edge: Int) async {
        let result = await search(NumberSearch(smallest: 1), from: 64) { $0 >= edge }
        #expect(result.found == edge)
        #expect(Set(result.asked).count <= 12)
        #expect(result.asked.allSatisfy { (1..<64).contains($0) })
    }

    @Test func `a limit that is likely is tried before the middle`() async {
        let result = await search(NumberSearch(smallest: 1, likely: [28, 29]), from: 101) { $0 >= 29 }
        #expect(result.found == 29)
        #expect(result.asked.prefix(3) == [1, 29, 28])
    }

    @Test func `a lower range that fails is found when a sample falls into it`() async {
        let result = await search(NumberSearch(smallest: 1), from: 200) { (20...60).contains($0) || $0 >= 150 }
        #expect(result.found == 20)
    }

    @Test func `a number that fails is found beside one that doesn't, in whichever range`() async {
        let result = await search(NumberSearch(smallest: 1), from: 200) { $0 == 37 || $0 >= 150 }
        #expect(result.found == 150)
    }

    @Test func `asked again, the next smaller number is enough`() async {
        let result = await search(NumberSearch(smallest: 1, isAgain: true), from: 29) { $0 >= 29 }
        #expect(result.found == 29 && result.asked == [28])
        let lower = await search(NumberSearch(smallest: 1, isAgain: true), from: 29) { $0 >= 11 }
        #expect(lower.found == 11)
    }

    @Test func `below the smallest nothing is asked`() async {
        let result = await search(NumberSearch(smallest: 11), from: 11) { _ in true }
        #expect(result.found == 11 && result.asked.isEmpty)
    }
}
