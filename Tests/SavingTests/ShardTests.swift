import Conformance
import Testing

@testable import Saving

@Suite struct ShardTests {
    @Test(arguments: [1, 2, 3, 5, 8, 16, 100], [1, 2, 3, 7, 16, 148])
    func `every subject is asked every scenario by exactly one machine`(total: Int, subjects: Int) throws {
        for index in 0..<subjects {
            let dealt = try (1...total).flatMap { number in
                try #require(Shard(number: number, of: total))
                    .scenarios(of: index, among: subjects, from: SampleRun.scenarios)
            }
            #expect(dealt.map(\.name).sorted() == SampleRun.scenarios.map(\.name).sorted())
        }
    }

    @Test func `a subject stays whole where there are as many subjects as machines`() throws {
        for number in 1...4 {
            let shard = try #require(Shard(number: number, of: 4))
            for index in 0..<9 {
                let count = shard.scenarios(of: index, among: 9, from: SampleRun.scenarios).count
                #expect(count == 0 || count == SampleRun.scenarios.count)
            }
        }
    }

    @Test func `with fewer subjects than machines every machine that can has something to ask`() throws {
        let busy = try (1...3).filter { number in
            try !#require(Shard(number: number, of: 3)).scenarios(of: 0, among: 1, from: SampleRun.scenarios).isEmpty
        }
        #expect(busy == [1, 2, 3])
    }

    @Test(arguments: [
        "", "2", "2/", "/8", "0/8", "9/8", "2/0", "-1/8", "2/8/1", "a/b", "1/1001", "99999999999999999999/1",
    ])
    func `what names no part is refused`(_ text: String) {
        #expect(Shard(text) == nil)
    }
}
