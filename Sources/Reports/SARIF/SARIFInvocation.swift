import Conformance

/// How the run went (SARIF 2.1.0 §3.20).
struct SARIFInvocation: Encodable {
    /// Whether everything was asked and could be decided; deviations don't count.
    let executionSuccessful: Bool
    let toolExecutionNotifications: [SARIFNotification]
    let toolConfigurationNotifications: [SARIFNotification]

    /// - Parameter leftOut: how many results didn't get into the file.
    init(_ assessment: Assessment, leftOut: Int) {
        let audit = assessment.audit
        executionSuccessful =
            audit.unasked == 0 && audit.skipped.isEmpty
            && audit.count(of: .inconclusive) <= assessment.maxInconclusive
        toolExecutionNotifications =
            Self.interrupted(audit) + audit.skipped.map(Self.skipped) + Self.inconclusive(audit) + Self.left(leftOut)
        toolConfigurationNotifications = assessment.changes.map {
            SARIFNotification(.baseline, "\($0.instruction): \($0.old.name)", line: plain($0.text, limit: 1000))
        }
    }

    private static func interrupted(_ audit: Audit) -> [SARIFNotification] {
        guard audit.unasked > 0 else { return [] }
        return [
            SARIFNotification(.interrupted, "interrupted: \(counted(audit.unasked, "part")) of the audit not asked")
        ]
    }

    private static func skipped(_ skip: Audit.Skipped) -> SARIFNotification {
        let place = skip.source.map { " (\(plain($0, limit: 200)))" } ?? ""
        return SARIFNotification(.skipped, "\(plain(skip.name, limit: 200))\(place): \(plain(skip.reason))")
    }

    private static func left(_ count: Int) -> [SARIFNotification] {
        count == 0 ? [] : [SARIFNotification(.leftOut, "\(counted(count, "result")) left out")]
    }

    /// One for each subject and scenario, in the audit's order.
    private static func inconclusive(_ audit: Audit) -> [SARIFNotification] {
        let unclear = audit.results.filter { $0.verdict == .inconclusive }
        let groups = unclear.grouped { [$0.observation.subject.fullName, $0.observation.testCase.scenario] }
        return groups.map { key, results in
            let names = listed(results.map { plain($0.observation.testCase.id, limit: 100) }, most: 6)
            return SARIFNotification(
                .inconclusive, "\(plain(key[0], limit: 200)), \(names): \(plain(results[0].why))")
        }
    }
}
