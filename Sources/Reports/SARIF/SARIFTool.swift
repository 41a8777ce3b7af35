import Conformance

/// The tool, with its rules and kinds of notification (SARIF 2.1.0 §3.18, §3.19).
struct SARIFTool: Encodable {
    let driver: Driver

    struct Driver: Encodable {
        let name: String
        let version: String
        let semanticVersion: String?
        let rules: [SARIFDescriptor]
        let notifications: [SARIFDescriptor]
    }

    init(_ tool: Audit.Tool) {
        let version = plain(tool.version, limit: 100)
        let isSemantic = version.wholeMatch(of: /(0|[1-9][0-9]*)(\.(0|[1-9][0-9]*)){2}/) != nil
        driver = Driver(
            name: plain(tool.name, limit: 100), version: version, semanticVersion: isSemantic ? version : nil,
            rules: SARIFRule.allCases.map(SARIFDescriptor.init),
            notifications: SARIFNotice.allCases.map(SARIFDescriptor.init))
    }
}

/// A rule, or a kind of notification (§3.49). GitHub wants all four texts, each of at most 1024 characters.
struct SARIFDescriptor: Encodable {
    let id: String
    let name: String
    let shortDescription: SARIFMessage
    let fullDescription: SARIFMessage
    let defaultConfiguration: Configuration
    let help: SARIFMessage?
    let helpUri: String?
    let properties: Properties?

    struct Configuration: Encodable {
        let level: SARIFLevel
    }

    struct Properties: Encodable {
        let tags: [String]
        /// A failure counts only when it was seen twice.
        let precision = "very-high"
    }
}

extension SARIFDescriptor {
    init(_ rule: SARIFRule) {
        let words = rule.words
        id = rule.id
        name = rule.name
        shortDescription = SARIFMessage(words.summary)
        fullDescription = SARIFMessage("\(words.summary) \(words.meaning)")
        defaultConfiguration = Configuration(level: rule.level)
        help = SARIFMessage(words.helpText, markdown: words.helpMarkdown)
        helpUri = words.reference.address
        properties = Properties(tags: ["dns", "compatibility"])
    }

    init(_ notice: SARIFNotice) {
        id = notice.rawValue
        name = notice.rawValue
        shortDescription = SARIFMessage(notice.meaning)
        fullDescription = SARIFMessage(notice.meaning)
        defaultConfiguration = Configuration(level: notice.level)
        help = nil
        helpUri = nil
        properties = nil
    }
}

enum SARIFLevel: String, Encodable {
    case none, note, warning, error
}
