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

    struct Descriptor: Encodable {
        let id: String
        let index: Int
    }

    /// - Parameter text: safe to print.
    init(_ notice: SARIFNotice, _ text: String) {
        descriptor = Descriptor(id: notice.rawValue, index: SARIFNotice.allCases.firstIndex(of: notice) ?? 0)
        level = notice.level
        message = SARIFMessage(literal: text)
    }
}
