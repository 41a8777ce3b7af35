internal import Conformance
internal import Foundation
internal import Subjects

/// The subjects as `brimful subjects` lists them.
struct StockReport {
    private let stock: [StockedSubject]

    init(_ stock: [StockedSubject]) {
        self.stock = stock
    }

    // MARK: Table

    var table: String {
        let rows = [["", "kind", "version", "state", ""]] + stock.map(row)
        let widths = (0..<4).map { column in rows.map { $0[column].count }.max() ?? 0 }
        let lines = rows.map { row in
            zip(row, widths + [0]).map { $0.padding(toLength: max($1, $0.count), withPad: " ", startingAt: 0) }
                .joined(separator: "  ").trimmingCharacters(in: .whitespaces.union(.newlines))
        }
        let first = String(repeating: " ", count: widths[0] + 2) + lines[0]
        return ([first] + lines.dropFirst() + [""] + summary).joined(separator: "\n") + "\n"
    }

    private func row(_ subject: StockedSubject) -> [String] {
        let usual = subject.usual
        var versions = Set(subject.editions.filter { !$0.isUnavailable }.map(\.version))
        versions.subtract(["", usual?.version ?? ""])
        let others = versions.sorted(by: VersionOrder.precedes).joined(separator: " ")
        let title = subject.manifest.title + (others.isEmpty ? "" : "; also \(others)")
        return [
            subject.manifest.name + (subject.manifest.core == true ? " *" : ""), subject.manifest.kind.rawValue,
            usual?.version ?? "", usual?.state.words ?? "not to be had", title,
        ]
    }

    private var summary: [String] {
        let unavailable = stock.filter { $0.usual?.isUnavailable ?? true }
        let ready = stock.count { $0.usual?.state.isReady ?? false }
        let total = stock.count - ready - unavailable.count
        let reasons = unavailable.map { "  \($0.manifest.name): \($0.usual?.state.reason ?? "from nowhere")" }
        return [
            "* core: audited unless others are named",
            "\(stock.count) subjects: \(ready) ready, \(total) to be fetched, \(unavailable.count) not to be had here",
        ] + reasons
    }

    // MARK: JSON

    var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(StockDocument(stock)), as: UTF8.self)
        }
    }
}

/// The names are a contract.
private struct StockDocument: Encodable {
    let schema = 1
    let subjects: [Subject]

    struct Subject: Encodable {
        let name: String
        let kind: SubjectKind
        let title: String
        let licence: String?
        let core: Bool
        /// Of the edition that an audit takes unless another is named.
        let version: String
        let source: String
        let state: String
        let editions: [Edition]
    }

    struct Edition: Encodable {
        let version: String
        let source: String
        let state: String
        /// What is left to download; absent where that isn't known.
        let octets: Int?
        let reason: String?

        init(_ edition: Subjects.Edition) {
            version = edition.version
            source = edition.source
            state = edition.state.name
            octets = edition.state.octets
            reason = edition.state.reason
        }
    }

    init(_ stock: [StockedSubject]) {
        subjects = stock.map { subject in
            Subject(
                name: subject.manifest.name, kind: subject.manifest.kind, title: subject.manifest.title,
                licence: subject.manifest.licence, core: subject.manifest.core == true,
                version: subject.usual?.version ?? "", source: subject.usual?.source ?? "",
                state: subject.usual?.state.name ?? "unavailable", editions: subject.editions.map(Edition.init))
        }
    }
}

extension Subjects.Edition.State {
    fileprivate var name: String {
        switch self {
        case .onMachine: "machine"
        case .ready: "ready"
        case .available: "available"
        case .unavailable: "unavailable"
        }
    }

    fileprivate var isReady: Bool { self == .onMachine || self == .ready }

    fileprivate var octets: Int? { if case .available(let octets) = self { octets } else { nil } }

    fileprivate var reason: String? { if case .unavailable(let reason) = self { reason } else { nil } }

    fileprivate var words: String {
        switch self {
        case .onMachine: "on this machine"
        case .ready: "ready"
        case .available(let octets?): "fetch \(max(1, octets / 1_000_000)) MB"
        case .available(nil): "fetch"
        case .unavailable: "not to be had"
        }
    }
}
