import Conformance
import Testing

@testable import Saving

@Suite struct SavedAuditTests {
    @Test func `what was told later counts`() {
        var saved = SampleRun.saved(SampleRun.events())
        var again = SampleRun.part(SampleRun.subjects[2], "clean", fingerprint: "other")
        again.results = [SampleRun.result(SampleRun.subjects[2], "clean", 40, fails: false)]
        saved.add(.part(again))
        let own = saved.audit.results.filter {
            $0.observation.subject == SampleRun.subjects[2] && $0.observation.testCase.scenario == "clean"
        }
        #expect(own.map(\.verdict) == [.pass])
    }

    @Test func `a subject that is made of something else by now is asked again`() {
        let saved = SampleRun.saved(SampleRun.events())
        let key = AuditPart.Key(subject: SampleRun.subjects[0], scenario: "clean", fingerprint: "f")
        #expect(saved.done.contains(key))
        #expect(!saved.done.contains(.init(subject: key.subject, scenario: "clean", fingerprint: "g")))
    }

    @Test func `of a version that is there no more nothing is reported, nor of pairs with it`() {
        let newer = SubjectIdentity(name: "stub-1", kind: .stub, version: "2.0", source: "machine")
        var saved = SampleRun.saved(SampleRun.events())
        var roster = saved.roster!
        roster.subjects[1] = newer
        saved.add(.roster(roster))
        #expect(!saved.audit.results.contains { $0.observation.subject.alone == SampleRun.subjects[0] })
        #expect(saved.audit.unasked == 6)
    }

    @Test func `an audit that stopped early says how many parts are missing`() {
        let events = SampleRun.events()
        #expect(SampleRun.saved(events).audit.unasked == 0)
        #expect(SampleRun.saved(Array(events.dropLast(7))).audit.unasked == 7)
        #expect(SampleRun.saved(Array(events.prefix(1))).audit.results.isEmpty)
    }

    @Test func `a subject that never started is skipped with its reason`() {
        var events = SampleRun.events()
        for (index, event) in events.enumerated() {
            guard case .part(var part) = event, part.key.subject.name == "stub-2" else { continue }
            part.startFailure = "no program"
            events[index] = .part(part)
        }
        let audit = SampleRun.saved(events).audit
        #expect(audit.skipped.contains { $0.name == "stub-2" && $0.reason == "no program" })
        #expect(!audit.subjects.contains { $0.name == "stub-2" })
    }

    @Test func `efforts one after the other add up`() throws {
        var saved = SampleRun.saved(SampleRun.events())
        #expect(saved.audit.effort == nil)
        for memory in [5, 3] {
            saved.add(
                .effort(
                    .init(
                        elapsedMs: 10, harnessCPUMs: 2, subjectsCPUMs: 1, processors: 2, peakMemory: memory, waits: []))
            )
        }
        let effort = try #require(saved.audit.effort)
        #expect(effort.elapsedMs == 20 && effort.harnessCPUMs == 4 && effort.peakMemory == 5)
        #expect(effort.waits.map(\.scenario).sorted() == SampleRun.scenarios.map(\.name).sorted())
    }
}
