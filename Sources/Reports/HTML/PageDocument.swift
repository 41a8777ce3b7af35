import Conformance

/// The data of the page: what its scripts draw the heat maps and the evidence from.
struct PageDocument: Encodable {
    private let strings: [String]
    private let zone: Packed
    private let dig: Packed
    private let symbols: Packed
    private let rules: Packed
    private let groups: Packed
    private let subjects: Packed
    private let scenarios: Packed
    private let samples: Packed

    init(_ assessment: Assessment, samples: [MessageSample]) {
        let audit = assessment.audit
        let strings = StringTable()
        var writer = PageWriter(assessment, strings: strings)
        let index = AuditIndex(audit)
        zone = strings.place(of: audit.zone, limit: 255)
        dig = strings.place(of: SeeingLines.dig.joined(separator: " "))
        scenarios = .list(audit.scenarios.map { writer.scenario($0, in: index) })
        symbols = .list(writer.symbols.map { [strings.place(of: $0.text), strings.place(of: $0.meaning)] })
        rules = .list(writer.rules.map { $0.packed(strings) })
        groups = .list(writer.groups.map { [strings.place(of: $0.heading), strings.place(of: $0.kind.rawValue)] })
        subjects = .list(writer.subjects.map { writer.subject($0) })
        self.samples = .list(samples.map { $0.packed(strings) })
        self.strings = strings.texts
    }
}
