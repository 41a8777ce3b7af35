import Conformance
import Testing

@testable import Reports

@Suite struct `Matrix of a scenario` {
    private func cell(_ results: [CaseResult]) -> String? { Cell(results)?.symbol.text }

    private func result(_ view: View, _ outcome: Outcome, _ verdict: Verdict) -> CaseResult {
        Sample.result(Sample.unbound, "clean", 40, view: view, outcome: outcome, verdict: verdict)
    }

    @Test func `the worst view counts: a failure, then what is unclear, then what is tolerated`() {
        let pass = result(.tcp, .complete, .pass)
        let tolerated = result(.udp512, .servfail, .tolerated)
        let unclear = result(.edns1232, .partial, .inconclusive)
        let fail = result(.edns4096, .nxdomain, .fail)
        #expect(cell([pass, tolerated, unclear, fail]) == "N")
        #expect(cell([fail, unclear, tolerated, pass]) == "N")
        #expect(cell([pass, tolerated, unclear]) == "?")
        #expect(cell([tolerated, pass]) == "s")
        #expect(cell([pass]) == "ok")
        #expect(cell([]) == nil)
    }

    @Test func `of two failures that of the stub view counts`() {
        let views = [result(.udp512, .servfail, .fail), result(.stub, .partial, .fail), result(.tcp, .refused, .fail)]
        #expect(cell(views) == "P")
        #expect(cell(views.reversed()) == "P")
    }

    @Test func `truncation that is passed on over UDP leaves the cell as it should be`() {
        let views = [result(.udp512, .truncated, .pass), result(.stub, .complete, .pass)]
        #expect(cell(views) == "ok")
        #expect(Cell(views)?.outcome == .complete)
    }

    @Test func `letters are one for each outcome, and tolerated ones are lower case`() {
        #expect(Set(Outcome.allCases.map(\.letter)).count == Outcome.allCases.count)
        #expect(Symbol.tolerated(.servfail).text == "s")
        #expect(Symbol.failed(.servfail).text == "S")
    }

    @Test func `steps of a bisection are no columns, the counts that were asked for are`() {
        let sweep = Sample.sweep(Sample.musl, "clean", counts: [20, 40])
        let step = Sample.result(Sample.musl, "clean", 30, purpose: .bisection)
        let audit = Sample.audit(
            counts: [20, 40], scenarios: [Sample.scenario("clean")], subjects: [Sample.musl], results: sweep + [step])
        #expect(Matrix(audit.scenarios[0], in: AuditIndex(audit)).counts == [20, 40])
    }

    @Test func `condensed, only the first, the last and columns of change are left`() {
        let counts = Array(1...60)
        let audit = Sample.audit(
            counts: counts, scenarios: [Sample.scenario("clean")], subjects: [Sample.musl, Sample.glibc],
            results: Sample.sweep(Sample.musl, "clean", counts: counts, holdsTo: 28)
                + Sample.sweep(Sample.glibc, "clean", counts: counts, holdsTo: 48))
        #expect(Matrix(audit.scenarios[0], in: AuditIndex(audit)).condensed.counts == [1, 29, 49, 60])
    }

    @Test func `no more columns go than it takes, and the last before a change goes last`() {
        let counts = Array(1...8)
        let audit = Sample.audit(
            counts: counts, scenarios: [Sample.scenario("clean")], subjects: [Sample.musl],
            results: Sample.sweep(Sample.musl, "clean", counts: counts, holdsTo: 5))
        let matrix = Matrix(audit.scenarios[0], in: AuditIndex(audit))
        #expect(matrix.condensed { $0.count > 8 }.counts == counts)
        #expect(matrix.condensed { $0.count > 5 }.counts == [1, 5, 6, 7, 8])
        #expect(matrix.condensed { $0.count > 4 }.counts == [1, 6, 7, 8])
    }
}
