import Conformance
import Testing

@testable import Reports

@Suite struct Pairs {
    private func lines(_ audit: Audit, width: Int = 100) -> [String] {
        TerminalReport(width: width, color: false).render(audit)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    private func broken(_ results: [CaseResult]) -> [String] {
        let audit = Sample.audit(scenarios: [], subjects: [], results: results)
        return BrokenPairs(audit).results.map(\.observation.subject.fullName)
    }

    @Test func `groups are the kinds, then pairs by resolver as they first occur`() {
        let subjects = [Sample.muslThroughBind, Sample.musl, Sample.dnspython, Sample.muslThroughUnbound, Sample.bind]
        let groups = SubjectGroup.split(subjects) { $0 }
        #expect(
            groups.map(\.group.heading) == [
                "resolvers", "stub resolvers", "parsers", "stub resolvers through bind-recursive@9.18.28",
                "stub resolvers through unbound@1.17.1",
            ])
        #expect(groups.map(\.items.count) == [1, 1, 1, 1, 1])
    }

    @Test func `a pair breaks by itself only when neither of the two fails alone`() {
        let pair = Sample.result(Sample.glibcThroughUnbound, "clean", 40, outcome: .servfail, verdict: .fail)
        let stub = Sample.result(Sample.glibc, "clean", 40)
        let resolver = Sample.result(Sample.unbound, "clean", 40, outcome: .servfail, verdict: .tolerated)
        #expect(broken([pair, stub, resolver]) == ["glibc-getaddrinfo@2.36 through unbound@1.17.1"])
        let failingStub = Sample.result(Sample.glibc, "clean", 40, outcome: .partial, verdict: .fail)
        let failingResolver = Sample.result(Sample.unbound, "clean", 40, outcome: .nxdomain, verdict: .fail)
        #expect(broken([pair, failingStub, resolver]).isEmpty)
        #expect(broken([pair, stub, failingResolver]).isEmpty)
        let passingPair = Sample.result(Sample.glibcThroughUnbound, "clean", 40)
        #expect(broken([passingPair, stub, resolver]).isEmpty)
    }

    @Test func `what was not asked of both alone, or asked differently, proves nothing`() {
        let pair = Sample.result(Sample.glibcThroughUnbound, "clean", 40, outcome: .servfail, verdict: .fail)
        let stub = Sample.result(Sample.glibc, "clean", 40)
        #expect(broken([pair, stub]).isEmpty)
        #expect(broken([pair, stub, Sample.result(Sample.unbound, "clean", 20)]).isEmpty)
        #expect(broken([pair, stub, Sample.result(Sample.unbound, "tc-empty", 40)]).isEmpty)
        #expect(broken([pair, stub, Sample.result(Sample.unbound, "clean", 40, view: .tcp)]).isEmpty)
        let unclear = Sample.result(Sample.unbound, "clean", 40, outcome: .servfail, verdict: .inconclusive)
        #expect(broken([pair, stub, unclear]).isEmpty)
    }

    @Test func `views of a resolver that no stub resolver uses don't count`() {
        let pair = Sample.result(Sample.glibcThroughUnbound, "clean", 40, outcome: .servfail, verdict: .fail)
        let alone = [Sample.result(Sample.glibc, "clean", 40), Sample.result(Sample.unbound, "clean", 40)]
        let other = Sample.result(Sample.unbound, "clean", 40, view: .tcp, outcome: .refused, verdict: .fail)
        #expect(broken([pair, other] + alone).count == 1)
    }

    @Test(arguments: [80, 100]) func `pairs stand in a group of their resolver, with the stub resolver's name`(
        width: Int
    ) throws {
        let lines = lines(Sample.paired, width: width)
        let heading = try #require(lines.firstIndex(of: "stub resolvers through unbound@1.17.1"))
        #expect(lines[heading + 1].hasPrefix("  glibc-getaddrinfo@2.36 "))
        #expect(lines[heading + 2] == "  1 pair like the stub resolver or the resolver alone")
        #expect(lines[heading + 3] == "  the other pair as expected")
        #expect(lines.firstIndex(of: "resolvers").map { $0 < heading } == true)
    }

    @Test func `a pair whose failure one of the two has alone is counted, and not told again`() {
        let pair = [20, 40].map {
            Sample.result(
                Sample.muslThroughUnbound, "clean", $0, outcome: .servfail, verdict: .fail, why: "of the pair")
        }
        func text(stub: Outcome, resolver: Outcome) -> String {
            let alone = [(Sample.musl, stub), (Sample.unbound, resolver)].flatMap { subject, outcome in
                [20, 40].map {
                    Sample.result(
                        subject, "clean", $0, outcome: outcome, verdict: outcome == .complete ? .pass : .fail)
                }
            }
            let subjects = [Sample.musl, Sample.unbound, Sample.muslThroughUnbound]
            return lines(
                Sample.audit(
                    counts: [20, 40], scenarios: [Sample.scenario("clean")], subjects: subjects, results: alone + pair)
            ).joined(separator: "\n")
        }
        for told in [text(stub: .servfail, resolver: .complete), text(stub: .complete, resolver: .servfail)] {
            #expect(told.contains("  left out: 2 results of pairs that do the same as one of the two alone"))
            #expect(told.contains("  1 pair like the stub resolver or the resolver alone"))
            #expect(!told.contains("of the pair"))
        }
        for told in [text(stub: .partial, resolver: .complete), text(stub: .complete, resolver: .nxdomain)] {
            #expect(told.contains("of the pair"))
            #expect(told.contains("stub resolvers through unbound@1.17.1"))
            #expect(!told.contains("left out"))
        }
    }

    @Test func `a pair that was asked at fewer counts can be like one of the two, too`() {
        let counts = [1, 20, 40]
        let audit = Sample.audit(
            counts: counts, scenarios: [Sample.scenario("clean")], subjects: [Sample.musl, Sample.muslThroughUnbound],
            results: Sample.sweep(Sample.musl, "clean", counts: counts, holdsTo: 20)
                + Sample.sweep(Sample.muslThroughUnbound, "clean", counts: [40], holdsTo: 20))
        #expect(lines(audit).contains("  1 pair like the stub resolver or the resolver alone"))
    }

    @Test func `pairs that break by themselves are listed, and only these`() throws {
        let lines = lines(Sample.paired)
        let title = try #require(lines.firstIndex(of: "Pairs that break although each alone is fine"))
        #expect(
            lines[(title + 1)...].prefix { !$0.isEmpty } == [
                "stub resolvers through unbound@1.17.1",
                "  - glibc-getaddrinfo@2.36: clean at 40 addresses: \"try again\"",
            ])
    }

    @Test func `that no pair breaks is said where there are pairs, and only there`() {
        let subjects = [Sample.unbound, Sample.glibc, Sample.glibcThroughUnbound]
        let audit = Sample.audit(
            scenarios: [Sample.scenario("clean")], subjects: subjects,
            results: subjects.flatMap { Sample.sweep($0, "clean", counts: [40]) })
        #expect(lines(audit).contains("no pair breaks that is fine alone"))
        #expect(!lines(Sample.usual).contains { $0.contains("fine alone") || $0.contains("each alone") })
    }

    @Test func `the headline counts pairs by themselves`() {
        #expect(Summary(audit: Sample.paired).headline.contains("asked 4 subjects and 3 pairs for 20 to 40 addresses"))
    }

    @Test func `a scenario in one line counts both`() {
        #expect(
            lines(Sample.paired).contains { $0.hasPrefix("  no-compress: all 3 subjects and 1 pair as expected  ") }
        )
    }
}
