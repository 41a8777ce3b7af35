import Conformance
import Testing

@Suite struct `Changes to a baseline` {
    private func changes(_ results: [CaseResult], _ lines: Baseline, cliffs: [Cliff] = []) -> [String] {
        Assessment(Found.audit(results, cliffs: cliffs), baseline: lines).changes.map(\.short)
    }

    @Test func `a new deviation is a line to add`() throws {
        #expect(changes(Found.sweep(holdsTo: 100), try .of()) == ["add bind clean servfail from 101"])
    }

    @Test func `one that is gone is a line to drop`() throws {
        #expect(changes(Found.sweep(), try .of("bind clean servfail from 101")) == ["drop 1"])
    }

    @Test func `a cliff that moved down is a line to replace`() throws {
        let lines = try Baseline.of("bind clean servfail from 101")
        #expect(
            changes(Found.sweep(holdsTo: 28), lines) == ["1: bind clean servfail from 40 (29 to 39 not asked)"])
        let cliffs = Found.views.map { view in
            Cliff(
                subject: Found.bind, scenario: "clean", view: view, holdsTo: 30, failsFrom: 31, before: .complete,
                outcome: .servfail, change: .breaks, cause: .init(kind: .records, limit: 30))
        }
        #expect(changes(Found.sweep(holdsTo: 28), lines, cliffs: cliffs) == ["1: bind clean servfail from 31"])
    }

    @Test func `a cliff that moved up is a line to replace`() throws {
        #expect(
            changes(Found.sweep(holdsTo: 256), try .of("bind clean servfail from 101"))
                == ["1: bind clean servfail from 1000 (257 to 999 not asked)"])
    }

    @Test func `a deviation that ends later or earlier than it did is a line to replace`() throws {
        let lines = try Baseline.of("bind clean servfail from 40 (29 to 39 not asked) to 75")
        #expect(
            changes(Found.sweep(holdsTo: 28, to: 101), lines)
                == ["1: bind clean servfail from 40 (29 to 39 not asked) to 101"])
        #expect(
            changes(Found.sweep(holdsTo: 28, to: 40), lines)
                == ["1: bind clean servfail from 40 (29 to 39 not asked) to 40"])
    }

    @Test func `reason and day stay with what is replaced`() throws {
        let lines = try Baseline.of("bind clean servfail from 101", expires: Day("2027-01-31"))
        let changes = Assessment(Found.audit(Found.sweep(holdsTo: 75)), baseline: lines, today: Day("2026-11-23"))
            .changes
        #expect(changes.map(\.entry.reason) == ["r"])
        #expect(changes.map(\.entry.expires) == [Day("2027-01-31")])
        #expect(changes.map(\.line) == [1])
    }

    @Test func `another outcome in the same place is a line to drop, and one to add`() throws {
        #expect(
            changes(Found.sweep(holdsTo: 100, .timeout), try .of("bind clean servfail from 101"))
                == ["drop 1", "add bind clean timeout from 101"])
    }

    @Test func `what another failure took over above ends there`() throws {
        let results =
            Found.sweep(holdsTo: 100, to: 256).filter { $0.observation.testCase.count < 1000 }
            + Found.views.map { Found.result(Found.bind, 1000, .timeout, view: $0) }
        #expect(
            changes(results, try .of("bind clean servfail from 101"))
                == [
                    "1: bind clean servfail from 101 to 256", "add bind clean timeout from 1000 (257 to 999 not asked)",
                ])
    }

    @Test func `who fails now so and now otherwise may have a line for each`() throws {
        let lines = try Baseline.of("bind clean servfail from 101", "bind clean timeout from 101")
        #expect(changes(Found.sweep(holdsTo: 100, .timeout), lines).isEmpty)
        #expect(changes(Found.sweep(holdsTo: 100, .servfail), lines).isEmpty)
        #expect(changes(Found.sweep(), lines) == ["drop 1", "drop 2"])
    }

    // MARK: What was not asked

    @Test func `nothing is known of the gap below a deviation`() throws {
        let lines = try Baseline.of("bind clean servfail from 40 (29 to 39 not asked)")
        let below = Found.sweep(holdsTo: 39, counts: [1, 28, 35, 40])
        #expect(changes(below, lines).isEmpty)
        let inside = Found.sweep(holdsTo: 28, counts: [1, 28, 35, 40])
        #expect(changes(inside, lines).isEmpty)
    }

    @Test func `fewer counts, subjects or scenarios than were recorded change nothing`() throws {
        let lines = try Baseline.of(
            "bind clean servfail from 101", "bind tc-empty servfail from 1", "unbound clean timeout from 1",
            "bind AAAA clean servfail from 50")
        let few = Found.sweep(holdsTo: 100, counts: [1, 100])
        #expect(changes(few, lines).isEmpty)
        let assessment = Assessment(Found.audit(few), baseline: lines)
        #expect(assessment.ending == .asExpected)
        #expect(assessment.unasked.map(\.line) == [1, 2, 3, 4])
        #expect(Assessment(Found.audit(Found.sweep(holdsTo: 100)), baseline: lines).unasked.map(\.line) == [2, 3, 4])
    }

    @Test func `other counts than were recorded find the same deviation`() throws {
        let lines = try Baseline.of("bind clean servfail from 101")
        #expect(changes(Found.sweep(holdsTo: 100, counts: [1, 40, 1000]), lines).isEmpty)
        #expect(changes(Found.sweep(holdsTo: 100, counts: [200]), lines).isEmpty)
    }

    @Test func `what could not be decided in the midst of a failure is no end of it`() throws {
        let results = Found.sweep(Found.musl, holdsTo: 28).map { result in
            result.observation.testCase.count == 101 ? Found.result(Found.musl, 101, .timeout, .inconclusive) : result
        }
        #expect(changes(results, try .of()) == ["add musl-getaddrinfo clean servfail from 40 (29 to 39 not asked)"])
    }

    // MARK: Ways of asking

    @Test func `a deviation that vanishes in one way of asking stays in the others`() throws {
        let results = Found.sweep(holdsTo: 100, views: [.udp512, .stub]) + Found.sweep(views: [.tcp])
        #expect(
            changes(results, try .of("bind clean servfail from 101"))
                == ["1: bind clean servfail from 101 in udp512, stub"])
    }

    @Test func `ways of asking that were left out keep what is said of them`() throws {
        let lines = try Baseline.of("bind clean servfail from 101 in udp512, tcp")
        #expect(changes(Found.sweep(views: [.udp512]), lines) == ["1: bind clean servfail from 101 in tcp"])
        #expect(changes(Found.sweep(views: [.stub]), lines).isEmpty)
    }

    @Test func `two lines that have become one are told as one to replace and one to drop`() throws {
        let lines = try Baseline.of(
            "bind clean servfail from 101 in udp512, stub", "bind clean servfail from 257 in tcp")
        #expect(changes(Found.sweep(holdsTo: 100), lines) == ["1: bind clean servfail from 101", "drop 2"])
    }

    @Test func `one line that has become two is told as one to replace and one to add`() throws {
        let results = Found.sweep(holdsTo: 100, views: [.udp512]) + Found.sweep(holdsTo: 40, views: [.stub, .tcp])
        let audit = Found.audit(results)
        let lines = try Baseline.of("bind clean servfail from 101")
        let changes = Assessment(audit, baseline: lines).changes
        #expect(changes.count == 2)
        #expect(changes.map(\.entry.reason) == ["r", "r"])
        let now = Baseline(entries: changes.map(\.entry))
        #expect(Assessment(audit, baseline: now).ending == .asExpected)
    }

    // MARK: Who

    @Test func `a name without version is of every version, and one with it of that alone`() throws {
        let both = Found.sweep(Found.bind, holdsTo: 100) + Found.sweep(Found.newBind, holdsTo: 100)
        #expect(changes(both, try .of("bind clean servfail from 101")).isEmpty)
        #expect(
            changes(both, try .of("bind@9.18.49 clean servfail from 101"))
                == ["add bind@9.20.26 clean servfail from 101"])
        #expect(changes(Found.sweep(Found.newBind, holdsTo: 100), try .of("bind clean servfail from 101")).isEmpty)
    }

    @Test func `where one version of several is mended the line is for the other`() throws {
        let results = Found.sweep(Found.bind, holdsTo: 100) + Found.sweep(Found.newBind)
        #expect(
            changes(results, try .of("bind clean servfail from 101")) == ["1: bind@9.18.49 clean servfail from 101"])
        let moved = Found.sweep(Found.bind, holdsTo: 100) + Found.sweep(Found.newBind, holdsTo: 75)
        #expect(
            changes(moved, try .of("bind clean servfail from 101"))
                == [
                    "1: bind@9.18.49 clean servfail from 101",
                    "add bind@9.20.26 clean servfail from 100 (76 to 99 not asked)",
                ])
        let mended = Found.sweep(Found.bind) + Found.sweep(Found.newBind)
        #expect(changes(mended, try .of("bind clean servfail from 101")) == ["drop 1"])
        let alike = Found.sweep(Found.bind, holdsTo: 256) + Found.sweep(Found.newBind, holdsTo: 256)
        #expect(
            changes(alike, try .of("bind clean servfail from 101"))
                == ["1: bind clean servfail from 1000 (257 to 999 not asked)"])
    }

    @Test(arguments: [
        "musl-getaddrinfo through bind", "musl-getaddrinfo@1.2.3 through bind@9.18.49",
        "musl-getaddrinfo@1.2.3 through bind", "musl-getaddrinfo through bind@9.18.49",
    ])
    func `a pair is named by its two, with versions or without`(name: String) throws {
        let pair = Found.musl.through(Found.bind)
        #expect(changes(Found.sweep(pair, holdsTo: 100), try .of("\(name) clean servfail from 101")).isEmpty)
        #expect(changes(Found.sweep(pair), try .of("\(name) clean servfail from 101")) == ["drop 1"])
        #expect(
            changes(Found.sweep(Found.musl, holdsTo: 100), try .of("\(name) clean servfail from 101"))
                == ["add musl-getaddrinfo clean servfail from 101"])
    }

    @Test func `lines about A say nothing of AAAA`() throws {
        let results = Found.sweep(holdsTo: 100, type: .aaaa)
        #expect(
            changes(results, try .of("bind clean servfail from 101")) == ["add bind AAAA clean servfail from 101"])
        #expect(changes(results, try .of("bind AAAA clean servfail from 101")).isEmpty)
        #expect(changes(Found.sweep(type: .aaaa), try .of("bind AAAA clean servfail from 101")) == ["drop 1"])
    }

    @Test func `changes stand by the lines of the file, and additions after them`() throws {
        let results =
            Found.sweep(Found.bind) + Found.sweep(Found.musl, holdsTo: 75)
            + Found.sweep(Found.subject("unbound", "1"), holdsTo: 100)
        let lines = try Baseline.of("musl-getaddrinfo clean servfail from 101", "bind clean servfail from 101")
        #expect(
            changes(results, lines) == [
                "1: musl-getaddrinfo clean servfail from 100 (76 to 99 not asked)", "drop 2",
                "add unbound clean servfail from 101",
            ])
    }
}
