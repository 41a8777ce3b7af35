import Conformance
import Testing

@testable import Reports

@Suite struct `SARIF report of a run` {
    private func run(_ assessment: Assessment = Sample.assessed()) throws -> SARIFDocument.Run {
        try #require(try SARIFDocument(assessment).runs.first)
    }

    // MARK: Fingerprints

    @Test func `a fingerprint holds over versions, counts and acceptance`() throws {
        let old = try run(Assessment(Sample.eventful())).results.filter { $0.ruleId == "lost-addresses" }
        let new = try run(Sample.assessed(Sample.eventful(version: "1.2.4"))).results
            .filter { $0.ruleId == "lost-addresses" }
        #expect(old.map(\.print) == ["musl-getaddrinfo/clean/A/partial/lookup:1"])
        #expect(new.map(\.print) == old.map(\.print))
    }

    @Test func `two versions in one run are two matters`() throws {
        let other = Sample.subject("musl-getaddrinfo", .stub, version: "1.2.4")
        let subjects = [Sample.musl, other]
        let audit = Sample.audit(
            scenarios: [], subjects: subjects,
            results: subjects.flatMap { Sample.sweep($0, "clean", counts: [40], holdsTo: 1) })
        #expect(
            try run(Assessment(audit)).results.map(\.print) == [
                "musl-getaddrinfo@1.2.3/clean/A/partial/lookup:1", "musl-getaddrinfo@1.2.4/clean/A/partial/lookup:1",
            ])
    }

    @Test func `no two results have one fingerprint`() throws {
        for audit in [Sample.usual, Sample.paired, Sample.hostile] {
            let prints = try run(Assessment(audit)).results.map(\.print)
            #expect(Set(prints).count == prints.count)
        }
    }

    // MARK: The run

    @Test func `what was skipped, undecided or not asked is told, and the run is no success`() throws {
        let invocation = try run().invocations[0]
        #expect(!invocation.executionSuccessful)
        #expect(
            invocation.toolExecutionNotifications.map { "\($0.level) \($0.descriptor.id): \($0.message.text)" } == [
                "error interrupted: interrupted: 2 parts of the audit not asked",
                "warning skipped: knot-resolver (Debian trixie): it can't be fetched",
                "warning inconclusive: glibc-gethostbyname_r-1024@2.36, clean/a40/lookup: Not each time.",
            ])
        let kinds = try run().tool.driver.notifications
        #expect(invocation.toolExecutionNotifications.allSatisfy { kinds[$0.descriptor.index].id == $0.descriptor.id })
    }

    @Test func `what there is to do to the baseline is told`() throws {
        let notices = try run().invocations[0].toolConfigurationNotifications
        #expect(
            notices.map(\.message.text) == [
                "drop line 8, which is as it should be now: glibc-getaddrinfo, clean, nxdomain from 40",
                "add a line: unbound, tc-empty, servfail from 40 (21 to 39 not asked)",
            ])
        #expect(notices.allSatisfy { $0.properties?.baselineLine?.hasPrefix("- {subject: ") == true })
    }

    @Test func `a run that could decide everything is a success, though something deviates`() throws {
        let audit = Sample.audit(
            scenarios: [], subjects: [Sample.musl],
            results: Sample.sweep(Sample.musl, "clean", counts: [40], holdsTo: 1))
        let run = try run(Assessment(audit))
        #expect(run.invocations[0].executionSuccessful)
        #expect(run.results.count == 1)
    }

    // MARK: Bounds

    @Test func `more results than code scanning takes are left out, the least telling first`() throws {
        let subjects = (1...130).map { Sample.subject("stub-\($0)", .stub) }
        let results = (1...200).flatMap { number in
            subjects.map { subject in
                let isTolerated = number <= 20
                return Sample.result(
                    subject, "s\(number)", 1, outcome: .servfail, verdict: isTolerated ? .tolerated : .fail)
            }
        }
        let run = try run(Assessment(Sample.audit(scenarios: [], subjects: subjects, results: results)))
        #expect(run.results.count == 25_000)
        #expect(run.results.count { $0.level == "error" } == 130 * 180)
        #expect(run.invocations[0].toolExecutionNotifications.map(\.message.text) == ["1000 results left out"])
    }

    @Test func `hostile text is text: no link, no placeholder, no control, and bounded`() throws {
        for assessment in Sample.hostileAssessments {
            let text = try SARIFReport().render(assessment)
            #expect(text.utf8.count < 100_000)
            #expect(text.utf8.allSatisfy { $0 == 0x0A || (0x20..<0x7F).contains($0) })
            let run = try run(assessment)
            let messages =
                run.results.map(\.message.text) + run.invocations[0].toolExecutionNotifications.map(\.message.text)
            #expect(messages.contains { $0.contains("</script><img onerror=x>") })
            #expect(messages.contains { $0.contains(#"\[x\](http://evil) {{0}} \\"#) })
            #expect(messages.allSatisfy { $0.replacing("\\[", with: "").contains("[") == false })
        }
    }
}
