import Conformance

/// Results in a sentence each, by subject; of each scenario only that of the smallest count.
struct TroubleList {
    private let entries: [(subject: SubjectIdentity, sentences: [Sentence])]
    /// The results of pairs that are told by a sentence about one of the two alone.
    private let explained: Int
    private let width: Int

    private struct Sentence {
        let why: String
        /// The view, where a resolver was asked in another way than people do.
        let view: View?
        let count: Int
        let rule: Rule?
        /// Why it was to be expected.
        let known: String?
        var scenarios: [String]
        /// At how many larger counts it is so, too.
        var more: Int

        func isSame(as other: Sentence) -> Bool {
            (why, view, count, known) == (other.why, other.view, other.count, other.known)
        }
    }

    /// - Parameter all: the results that are told; all of one standing.
    init(_ all: [CaseResult], in audit: Audit, width: Int) {
        let alone = AloneResults(all)
        let told = all.filter { !alone.explain($0) }
        explained = all.count - told.count
        let bySubject = Dictionary(grouping: told, by: \.observation.subject)
        entries = SubjectGroup.split(audit.subjects) { $0 }.flatMap(\.items).compactMap { subject in
            bySubject[subject].map { (subject, Self.sentences($0, in: audit)) }
        }
        self.width = width
    }

    var lines: [StyledLine] {
        entries.flatMap { entry in
            paragraph(plain(entry.subject.fullName, limit: 80), width: width, style: .bold)
                + entry.sentences.flatMap(lines)
        } + explainedLine
    }

    private var explainedLine: [StyledLine] {
        guard explained > 0 else { return [] }
        let text = "left out: \(counted(explained, "result")) of pairs that do the same as one of the two alone"
        return paragraph(text, first: "  ", width: width, style: .dim)
    }

    private static func sentences(_ results: [CaseResult], in audit: Audit) -> [Sentence] {
        let byScenario = Dictionary(grouping: results, by: \.observation.testCase.scenario)
        let order = audit.scenarios.map(\.name)
        let others = byScenario.keys.filter { !order.contains($0) }.sorted()
        let all = (order + others).compactMap { byScenario[$0].flatMap { sentence(of: $0, in: audit) } }
        return all.reduce(into: []) { merge($1, into: &$0) }
    }

    private static func sentence(of results: [CaseResult], in audit: Audit) -> Sentence? {
        let counts = Set(results.map(\.observation.testCase.count))
        return results.min(by: isEarlier).map { first in
            Sentence(
                why: plain(first.why), view: remarkable(first.observation.testCase.view),
                count: first.observation.testCase.count, rule: first.rule,
                known: audit.known(first).map { plain($0.reason) },
                scenarios: [first.observation.testCase.scenario], more: counts.count - 1)
        }
    }

    private static func remarkable(_ view: View) -> View? {
        View.resolverViews.contains(view) && view != .stub ? view : nil
    }

    /// By count; of several views the one that is most like what people run.
    private static func isEarlier(_ a: CaseResult, _ b: CaseResult) -> Bool {
        let (left, right) = (a.observation.testCase, b.observation.testCase)
        return (left.count, left.view == .stub ? 0 : 1) < (right.count, right.view == .stub ? 0 : 1)
    }

    /// The same words about the same count are said once, with all their scenarios.
    private static func merge(_ sentence: Sentence, into sentences: inout [Sentence]) {
        let same = sentences.firstIndex { $0.isSame(as: sentence) }
        guard let same else { return sentences.append(sentence) }
        sentences[same].scenarios += sentence.scenarios
        sentences[same].more += sentence.more
    }

    private func lines(of sentence: Sentence) -> [StyledLine] {
        let names = listed(sentence.scenarios.map { plain($0) }, most: 4)
        let rule = sentence.rule.map { " [\(plain($0.rfc, limit: 40)) §\(plain($0.section, limit: 40))]" } ?? ""
        let more = sentence.more > 0 ? " … and \(counted(sentence.more, "more count"))" : ""
        let view = sentence.view.map { ", \($0.rawValue)" } ?? ""
        let text = "\(names), \(addresses(sentence.count))\(view): \(sentence.why)"
        let known = sentence.known.map { " Known: \($0)." } ?? ""
        return paragraph(text + rule + more + known, first: "  - ", width: width)
    }
}
