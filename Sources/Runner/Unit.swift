internal import Conformance
internal import Subjects

/// One subject under one scenario.
struct Unit: Sendable {
    let subject: PreparedSubject
    let scenario: Scenario
    let counts: [Int]
    let type: RecordType
    let views: [View]

    /// What came of it.
    struct Outcome: Sendable {
        let subject: SubjectIdentity
        var results: [CaseResult] = []
        var cliffs: [Cliff] = []
        /// Why the subject didn't start.
        var startFailure: String?
    }

    var subjectViews: [View] {
        switch subject.manifest.kind {
        case .resolver: views
        case .stub: [.lookup]
        case .parser: [.parse]
        }
    }

    static let controlCounts = [1, 8]

    /// The view in which a subject can get everything.
    var controlView: View {
        subject.manifest.kind == .resolver ? .stub : subjectViews[0]
    }

    var controls: [Question] {
        Self.controlCounts.map {
            Question(
                testCase: Case(scenario: scenario.name, type: type, count: $0, view: controlView), purpose: .control)
        }
    }

    var sweep: [Question] {
        counts.flatMap { count in subjectViews.map { question(count: count, view: $0, purpose: .sweep) } }
    }

    func question(
        count: Int, view: View, nameLength: Int = Case.usualNameLength, purpose: Observation.Purpose
    ) -> Question {
        Question(
            testCase: Case(scenario: scenario.name, type: type, count: count, nameLength: nameLength, view: view),
            purpose: purpose)
    }
}
