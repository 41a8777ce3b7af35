internal import Conformance
internal import Saving
internal import Subjects

/// One subject under one scenario; of a pair, a stub resolver that asks through a resolver.
struct Unit: Sendable {
    let subject: PreparedSubject
    let resolver: PreparedSubject?
    let scenario: Scenario
    let counts: [Int]
    let type: RecordType
    let views: [View]
    /// Whether everything is looked for, or what matters most.
    let isThorough: Bool
    /// Octets of the names that are asked for, where nothing else is said.
    var nameLength = Case.usualNameLength

    /// Which part of the audit it is.
    var key: AuditPart.Key {
        let made = [subject, resolver].compactMap(\.?.fingerprint).joined(separator: "+")
        return AuditPart.Key(subject: identity, scenario: scenario.name, fingerprint: made)
    }

    var identity: SubjectIdentity {
        resolver.map { subject.identity.through($0.identity) } ?? subject.identity
    }

    var subjectViews: [View] {
        switch subject.manifest.kind {
        case .resolver: views
        case .stub: [.lookup]
        case .parser: [.parse]
        }
    }

    var controlCounts: [Int] { subject.manifest.selects == true ? [1] : [1, 8] }

    /// The view in which a subject can get everything.
    var controlView: View {
        subject.manifest.kind == .resolver ? .stub : subjectViews[0]
    }

    func controls(under scenario: Scenario) -> [Question] {
        controlCounts.map {
            Question(
                testCase: Case(scenario: scenario.name, type: type, count: $0, view: controlView), purpose: .control)
        }
    }

    var sweep: [Question] {
        counts.flatMap { count in
            subjectViews.map { question(count: count, view: $0, purpose: .sweep).asked(again: repetitions(of: $0)) }
        }
    }

    func question(
        count: Int, view: View, nameLength: Int? = nil, purpose: Observation.Purpose
    ) -> Question {
        Question(
            testCase: Case(
                scenario: scenario.name, type: type, count: count, nameLength: nameLength ?? self.nameLength, view: view
            ),
            purpose: purpose)
    }

    /// Every name is asked again: in the same way, and where it can be told apart over the other transport. Where
    /// answers are awaited in vain, that is left to thorough audits, and to one more wait.
    func repetitions(of view: View) -> [View] {
        if scenario.isSilent { return isThorough ? [view] : [] }
        return switch view {
        case .parse: []
        case .lookup, .stub: [view]
        case .udp512, .edns1232, .edns4096: [view, .tcp]
        case .tcp: [view, .udp512]
        }
    }
}

extension Question {
    func asked(again views: [View]) -> Question {
        Question(testCase: testCase, purpose: purpose, repetitions: views)
    }
}
