import Conformance

/// Where the sentence that was broken can be read.
struct RuleLink {
    private let rule: Rule

    init(_ rule: Rule) {
        self.rule = rule
    }

    /// A link where the rule is an RFC's section; the rules of scenario files may be anything.
    var markdown: String {
        let words = GFM.text("\(rule.rfc) §\(rule.section)", limit: 80)
        guard let number = rule.rfc.wholeMatch(of: /RFC ([0-9]{1,5})/)?.1,
            rule.section.wholeMatch(of: /[0-9]+(\.[0-9]+)*/) != nil
        else { return "(\(words))" }
        return "([\(words)](https://www.rfc-editor.org/rfc/rfc\(number)#section-\(rule.section)))"
    }
}
