import Conformance
import DNSWire
import Planning
import Testing

@Suite struct `The safe count` {
    private func limit(_ words: String, scenario: String = "clean") throws -> SubjectLimit? {
        SubjectLimit(
            name: "mine", kind: .stub, versions: ["1"], deviation: try #require(Deviation(words, scenario: scenario)),
            reason: "", source: "")
    }

    private func answer(_ name: String) throws -> PlannedAnswer { PlannedAnswer(name: try DomainName(name)) }

    @Test func `a limit in octets moves with the name, one in records does not`() throws {
        let octets = try #require(try limit("nxdomain from 29"))
        let records = try #require(try limit("partial from 49"))
        #expect(octets.cause == .octets(512, .plain))
        #expect(records.cause == .records(48))
        let long = try answer(String(repeating: "a23456789.", count: 20))
        let short = try answer("a.example")
        #expect(octets.largestCount(of: short) == 30 && octets.largestCount(of: long) == 18)
        #expect(records.largestCount(of: short) == 48 && records.largestCount(of: long) == 48)
    }

    @Test func `what nothing explains is safe up to what was measured, in records and in octets`() throws {
        let measured = try #require(try limit("nodata from 75 (41 to 74 not asked)"))
        #expect(measured.cause == .measured(records: 40, octets: 704))
        #expect(measured.largestCount(of: try answer("a.example")) == 40)
        #expect(measured.largestCount(of: try answer(String(repeating: "a23456789.", count: 20))) < 40)
    }

    @Test func `a failure on a faulty path, or of asking in a way that ends with TC, is no limit`() throws {
        #expect(try limit("nxdomain from 29", scenario: "drop-512") == nil)
        #expect(try limit("timeout from 29 in udp512, edns1232") == nil)
        #expect(try limit("timeout from 29 in udp512, stub") != nil)
    }

    @Test func `is what fits 512 octets, or what the first subject takes`() throws {
        let answer = try answer("us-street.api.smarty.com")
        let free = SafeCount(answer, subjects: [])
        #expect(free.count == 29 && free.isLimitedBySize && free.limitedBy.isEmpty)
        let eight = try #require(try limit("partial from 9"))
        let bound = SafeCount(answer, subjects: [eight, try #require(try limit("servfail from 101"))])
        #expect(bound.count == 8 && !bound.isLimitedBySize && bound.limitedBy == [eight])
    }

    @Test func `a version with two limits is told with the tighter one`() throws {
        let plan = Plan(
            try answer("us-street.api.smarty.com"), rotation: Rotation(hosts: 40),
            counted: [try #require(try limit("nxdomain from 29")), try #require(try limit("partial from 9"))])
        #expect(plan.limits.map(\.largestCount) == [8])
        #expect(plan.safe.count == 8)
    }

    @Test func `a name that takes 512 octets with its authority alone has none`() throws {
        var answer = try answer(String(repeating: "a23456789.", count: 24))
        answer.nameServers = try NameServers.likeRoute53(13)
        #expect(SafeCount(answer, subjects: []).count == 0)
        #expect(Plan(answer, rotation: Rotation(hosts: 4), counted: []).parts.isEmpty)
    }
}
