/// A kind of notification about the run itself.
enum SARIFNotice: String, CaseIterable {
    case skipped, inconclusive, interrupted
    case leftOut = "left-out"
    case baseline

    var level: SARIFLevel {
        switch self {
        case .interrupted, .baseline: .error
        case .skipped, .inconclusive, .leftOut: .warning
        }
    }

    var meaning: String {
        switch self {
        case .skipped: "A subject could not be had, and was not asked."
        case .inconclusive: "It failed, but not each time, or a control failed too: nobody can say."
        case .interrupted: "The audit was interrupted: a part of it was not asked."
        case .leftOut: "There are more results than code scanning takes."
        case .baseline: "A line is to be added to the baseline, dropped or replaced."
        }
    }
}

/// One notification (SARIF 2.1.0 §3.58).
struct SARIFNotification: Encodable {
    let descriptor: Descriptor
    let level: SARIFLevel
    let message: SARIFMessage
    let properties: SARIFLine?

    struct Descriptor: Encodable {
        let id: String
        let index: Int
    }

    /// - Parameters:
    ///   - text: safe to print.
    ///   - line: the baseline's that it is about.
    init(_ notice: SARIFNotice, _ text: String, line: String? = nil) {
        descriptor = Descriptor(id: notice.rawValue, index: SARIFNotice.allCases.firstIndex(of: notice) ?? 0)
        level = notice.level
        message = SARIFMessage(literal: text)
        properties = line.map(SARIFLine.init)
    }
}

/// A line of the baseline, to be copied: in a message its braces would have to be written twice.
struct SARIFLine: Encodable {
    let baselineLine: String
}
