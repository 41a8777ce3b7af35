import Conformance
import Testing

@testable import Reports

@Suite struct `Words at the end of a row` {
    private let counts = [20, 28, 29, 100, 101]

    private func note(
        _ subject: SubjectIdentity, holdsTo: Int, _ cliffs: [Cliff], flags: [Flag] = [], views: [View]? = nil
    ) -> String {
        let results = Sample.sweep(
            subject, "clean", counts: counts, holdsTo: holdsTo, flags: flags, views: views)
        return RowNote(subject: subject, results: results, cliffs: cliffs).text
    }

    private func cliff(
        _ subject: SubjectIdentity, _ holdsTo: Int, from: Int? = nil, view: View? = nil, _ outcome: Outcome,
        _ kind: Cliff.Cause.Kind = .unknown, _ limit: Int? = nil
    ) -> Cliff {
        Sample.cliff(subject, "clean", holdsTo: holdsTo, failsFrom: from, view: view, outcome, kind, limit)
    }

    @Test func `a subject that takes all says so`() {
        #expect(note(Sample.musl, holdsTo: .max, []) == "all 101")
    }

    @Test func `a limit in octets without TCP`() {
        let cliff = cliff(Sample.musl, 28, .partial, .octets, 512)
        #expect(note(Sample.musl, holdsTo: 28, [cliff], flags: [.tcpFallback]) == "up to 28: 512 octets, no TCP")
        #expect(note(Sample.musl, holdsTo: 28, [cliff]) == "up to 28: 512 octets, a part only")
    }

    @Test func `a limit in records`() {
        let cliff = cliff(Sample.unbound, 100, .servfail, .records, 100)
        #expect(note(Sample.unbound, holdsTo: 100, [cliff]) == "up to 100 records, then SERVFAIL")
    }

    @Test func `a library's failure is told in a library's words`() {
        let cliff = cliff(Sample.musl, 100, .nxdomain)
        #expect(note(Sample.musl, holdsTo: 100, [cliff]) == "up to 100, then \"no such name\"")
    }

    @Test func `a cliff that was not narrowed down keeps both ends`() {
        let cliff = cliff(Sample.musl, 29, from: 100, .hung)
        #expect(note(Sample.musl, holdsTo: 29, [cliff]) == "up to 29 (100 fails), then it hangs")
    }

    @Test func `a subject that holds nothing`() {
        let cliff = cliff(Sample.unbound, 0, from: 20, .nxdomain)
        #expect(note(Sample.unbound, holdsTo: 0, [cliff]) == "not even 20: NXDOMAIN")
    }

    @Test func `of several views that fall together the stub resolver's way of asking tells what happens`() {
        let views: [View] = [.tcp, .stub]
        let cliffs = [
            cliff(Sample.unbound, 100, view: .tcp, .inconsistent), cliff(Sample.unbound, 100, view: .stub, .servfail),
        ]
        #expect(note(Sample.unbound, holdsTo: 100, cliffs, views: views) == "up to 100, then SERVFAIL")
    }

    @Test func `a view is named when the others do not fall with it`() {
        let views: [View] = [.udp512, .stub]
        let falling = cliff(Sample.unbound, 28, view: .udp512, .partial)
        let later = cliff(Sample.unbound, 100, view: .stub, .servfail)
        #expect(
            note(Sample.unbound, holdsTo: 28, [later, falling], views: views) == "udp512: up to 28, then a part only")
        let both = views.map { cliff(Sample.unbound, 28, view: $0, .partial) }
        #expect(note(Sample.unbound, holdsTo: 28, both, views: views) == "up to 28, then a part only")
    }

    private func change(
        _ change: Cliff.Change, _ holdsTo: Int, from: Int? = nil, view: View = .stub, _ outcome: Outcome
    ) -> Cliff {
        Sample.cliff(
            Sample.unbound, "clean", holdsTo: holdsTo, failsFrom: from, view: view, outcome, before: nil, change: change
        )
    }

    @Test func `where it is right again is told, and how far`() {
        let breaks = cliff(Sample.unbound, 100, .servfail, .records, 100)
        let back = change(.recovers, 127, .complete)
        #expect(
            note(Sample.unbound, holdsTo: 100, [back, breaks]) == "up to 100 records, then SERVFAIL; again from 128")
        let again = change(.breaks, 255, .servfail)
        #expect(
            note(Sample.unbound, holdsTo: 100, [again, back, breaks])
                == "up to 100 records, then SERVFAIL; again from 128 to 255")
    }

    @Test func `another view's recovery is not this one's`() {
        let breaks = cliff(Sample.unbound, 100, view: .stub, .servfail)
        let back = change(.recovers, 127, view: .udp512, .complete)
        #expect(note(Sample.unbound, holdsTo: 100, [back, breaks]) == "up to 100, then SERVFAIL")
    }

    @Test func `one right behaviour after another is no limit`() {
        #expect(note(Sample.unbound, holdsTo: .max, [change(.differs, 28, .truncated)]) == "all 101")
        let breaks = cliff(Sample.unbound, 100, .servfail)
        let differs = [change(.differs, 28, .truncated), change(.differs, 200, .timeout)]
        #expect(note(Sample.unbound, holdsTo: 100, differs + [breaks]) == "up to 100, then SERVFAIL")
    }

    @Test func `what fails from the start may recover`() {
        let results = Sample.sweep(Sample.unbound, "clean", counts: [20, 40], holdsTo: 0, then: .servfail)
        let note = RowNote(
            subject: Sample.unbound, results: results, cliffs: [change(.recovers, 40, from: 100, .complete)])
        #expect(note.text == "fails at 20: SERVFAIL; again from 100")
    }

    @Test func `without a cliff the worst and smallest count is told`() {
        let results = [
            Sample.result(Sample.unbound, "clean", 20, outcome: .servfail, verdict: .tolerated),
            Sample.result(Sample.unbound, "clean", 40, outcome: .nxdomain, verdict: .fail),
            Sample.result(Sample.unbound, "clean", 29, outcome: .refused, verdict: .fail),
        ]
        #expect(RowNote(subject: Sample.unbound, results: results, cliffs: []).text == "fails at 29: refused")
    }
}
