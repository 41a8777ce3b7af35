import Conformance

/// What a rule says to people. Braces and brackets would be read as placeholders and links.
struct SARIFRuleWords {
    /// One sentence.
    let summary: String
    /// What it means for users.
    let meaning: String
    /// What to do about it.
    let remedy: String
    let reference: Reference

    /// Where an RFC says it.
    struct Reference {
        /// The RFC's number.
        let rfc: Int
        let section: String

        var address: String { "https://www.rfc-editor.org/rfc/rfc\(rfc)#section-\(section)" }
        var words: String { "RFC \(rfc), section \(section)" }
    }

    var helpText: String { "\(summary) \(meaning) What to do: \(remedy) See \(reference.words): \(reference.address)" }

    var helpMarkdown: String {
        """
        ## \(summary)

        \(meaning)

        **What to do.** \(remedy)

        See [\(reference.words)](\(reference.address)). The command that asks the case again is among the properties of the \
        result; `brimful scenarios NAME` explains a scenario.
        """
    }
}

extension SARIFRule {
    var words: SARIFRuleWords {
        switch self {
        case .flag(let flag): Self.words(flag)
        case .failure: .failure
        case .tolerated: .tolerated
        case .outdated: .outdated
        }
    }

    private static func words(_ flag: Flag) -> SARIFRuleWords {
        switch flag {
        case .truncation: .truncation
        case .nxdomain: .nxdomain
        case .tcpFallback: .tcpFallback
        case .lostAddresses: .lostAddresses
        case .wrongAnswer: .wrongAnswer
        case .hang: .hang
        case .crash: .crash
        case .limit: .limit
        case .inconsistent: .inconsistent
        case .amplification: .amplification
        }
    }
}
