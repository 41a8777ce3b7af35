import Conformance
import Testing

@testable import Reports

@Suite struct `Safe count in words` {
    private func words(_ results: [CaseResult], safe: Audit.SafeCount? = nil) -> String {
        let scenarios = [Sample.scenario("clean")]
        let subjects = [Sample.unbound, Sample.musl]
        return Summary(
            audit: Sample.audit(scenarios: scenarios, subjects: subjects, results: results, safeCount: safe)
        ).safeCount
    }

    @Test func `an inconclusive subject is named as the reason for none`() {
        let results = [Sample.result(Sample.musl, "clean", 40, outcome: .partial, verdict: .inconclusive)]
        #expect(words(results).hasSuffix("there is an inconclusive result of musl-getaddrinfo@1.2.3"))
    }

    @Test func `clean without a result is said`() {
        #expect(words([]) == "cannot be told: no subject was asked under clean")
    }

    @Test func `a missing subject is said`() {
        #expect(
            words([Sample.result(Sample.musl, "clean", 40)]).hasSuffix("not every subject gave a result under clean"))
    }

    @Test func `nothing that limits is said`() {
        #expect(words([], safe: .init(count: 1000, limitedBy: [])).hasSuffix("; nothing failed up to there)"))
    }

    @Test func `of many that limit, the first are named and the rest counted`() {
        let names = (1...500).map { "s\($0)" }
        #expect(words([], safe: .init(count: 28, limitedBy: names)).hasSuffix("s1, s2, s3, s4, s5 and 495 more)"))
    }
}
