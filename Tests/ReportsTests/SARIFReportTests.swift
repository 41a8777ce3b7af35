import Conformance
import Testing

@testable import Reports

@Suite struct `SARIF report` {
    private func run(_ assessment: Assessment = Sample.assessed()) throws -> SARIFDocument.Run {
        let document = try SARIFDocument(assessment)
        #expect(document.version == "2.1.0")
        return try #require(document.runs.first)
    }

    // MARK: Rules

    @Test func `there is a rule for each flag, with help that says what to do`() throws {
        let rules = try run().tool.driver.rules
        #expect(Set(rules.map(\.id)).isSuperset(of: Flag.allCases.map(\.rawValue)))
        #expect(Set(rules.map(\.id)).count == rules.count)
        for rule in rules {
            #expect(rule.fullDescription.text.hasPrefix(rule.shortDescription.text + " "))
            #expect(rule.fullDescription.text.count <= 1024)
            #expect(rule.help.text.contains(" What to do: "))
            #expect(rule.help.markdown?.contains("**What to do.** ") == true)
            #expect(
                rule.helpUri.wholeMatch(of: /https:\/\/www\.rfc-editor\.org\/rfc\/rfc[0-9]+#section-[0-9.]+/) != nil)
        }
    }

    @Test func `a rule's text holds no placeholder and no link`() throws {
        let marks: Set<Character> = ["{", "}", "[", "]", "\\"]
        for rule in try run().tool.driver.rules {
            #expect(!(rule.fullDescription.text + rule.help.text).contains { marks.contains($0) })
        }
    }

    @Test(
        arguments: [
            ([.truncation, .nxdomain, .tcpFallback], "nxdomain"), ([.truncation, .limit], "limit"),
            ([.truncation, .inconsistent], "inconsistent"), ([.truncation], "truncation"), ([], "failure"),
        ] as [([Flag], String)]) func `a failure is filed under what hurts most`(flags: [Flag], id: String) throws
    {
        let result = Sample.result(Sample.musl, "clean", 1, outcome: .servfail, verdict: .fail, flags: flags)
        let audit = Sample.audit(scenarios: [], subjects: [Sample.musl], results: [result])
        let run = try run(Assessment(audit))
        #expect(run.results.map(\.ruleId) == [id])
        #expect(run.tool.driver.rules[run.results[0].ruleIndex].id == id)
    }

    // MARK: Results

    @Test func `each standing has its level, state and suppression`() throws {
        let results = try run().results
        #expect(results.map(\.ruleId) == ["outdated", "limit", "lost-addresses", "tolerated"])
        #expect(results.map(\.level) == ["error", "error", "note", "note"])
        #expect(results.map(\.baselineState) == ["absent", "new", "unchanged", "unchanged"])
        #expect(results.map { $0.suppressions?.count ?? 0 } == [0, 0, 1, 0])
        #expect(results[2].suppressions?[0].kind == "external")
        #expect(results[2].suppressions?[0].justification == "it has no TCP (the baseline, line 7)")
    }

    @Test func `without a baseline nothing has a state`() throws {
        let results = try run(Assessment(Sample.eventful())).results
        #expect(results.map(\.level) == ["error", "error", "note"])
        #expect(results.allSatisfy { $0.baselineState == nil && $0.suppressions == nil })
    }

    @Test func `what is tolerated is an error where the run fails on it`() throws {
        let results = try run(Sample.assessed(failOn: .tolerated)).results
        #expect(results.first { $0.ruleId == "tolerated" }?.level == "error")
    }

    @Test func `one matter is told once, with its counts in the message`() throws {
        let result = try #require(try run().results.first { $0.ruleId == "limit" })
        #expect(
            result.message.text
                == "tc-empty, from 40 addresses on (udp512, stub): 20 of 40 addresses came back, and nothing said that some are missing."
        )
        #expect(result.occurrenceCount == 4)
        #expect(result.properties?.observed?.counts == [40, 100])
        #expect(result.properties?.observed?.views == ["udp512", "stub"])
        #expect(
            result.properties?.observed?.command
                == "brimful audit --subject unbound@1.17.1 --scenario tc-empty --counts 40 --view stub")
        #expect(result.names == ["unbound@1.17.1", "unbound@1.17.1/tc-empty"])
    }

    @Test func `views that fail at other counts are a matter of their own`() throws {
        let results =
            Sample.sweep(Sample.unbound, "clean", counts: [20, 40], holdsTo: 20, views: [.udp512, .tcp])
            + Sample.sweep(Sample.unbound, "clean", counts: [20, 40], holdsTo: 1, views: [.stub])
        let audit = Sample.audit(scenarios: [], subjects: [Sample.unbound], results: results)
        let found = try run(Assessment(audit)).results
        #expect(found.map { $0.properties?.observed?.views } == [["udp512", "tcp"], ["stub"]])
        #expect(Set(found.map(\.print)).count == 2)
    }

    @Test func `a result stands beside the line that a person edits`() throws {
        let results = try run().results
        #expect(results.map(\.line) == [8, 1, 7, 1])
        #expect(
            results[0].properties?.baselineLine?.hasPrefix("- {subject: glibc-getaddrinfo, scenario: clean") == true)
        #expect(
            results[1].properties?.baselineLine?.hasPrefix(
                "- {subject: unbound, scenario: tc-empty, fails: servfail from 40") == true)
    }

    @Test(arguments: [
        ("ci/accepted deviations.yml", "ci/accepted%20deviations.yml"), ("a:b.yml", "a%3Ab.yml"),
        ("/srv/b.yml", "file:///srv/b.yml"), ("%.yml", "%25.yml"),
    ]) func `the baseline's path is a reference`(path: String, uri: String) throws {
        let run = try SARIFDocument(Sample.assessed(), baselinePath: path).runs[0]
        #expect(Set(run.results.map { $0.locations[0].physicalLocation.artifactLocation.uri }) == [uri])
    }
}
