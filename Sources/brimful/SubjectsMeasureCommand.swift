internal import ArgumentParser
internal import Conformance
internal import Foundation
internal import Reports
internal import Subjects

struct SubjectsMeasureCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure",
        abstract: "Audits subjects and writes what fails into known.yml, beside the manifests that --into holds.",
        discussion: """
            Examples:
              brimful subjects measure bind --into Sources/Subjects/Catalogue
              brimful subjects measure ./mine/subject.yml

            Reasons that are in the file stay; what is new says that it is not explained yet.
            """)

    @Argument(help: "Subjects, as `brimful audit --subject` takes them.")
    var subject: [String]

    @Option(
        help:
            "The folder of the catalogue that built-in subjects' files are written to; without it, what this program runs with."
    )
    var into: String?

    @OptionGroup var options: AuditOptions

    func run() async throws {
        let wishes = try Selection.subjects(subject, releases: try Selection.releases(options.release))
        let audit = try await SandboxedAudit.run(try await options.plan(of: try options.outline(wishes), wishes))
        let unclear = audit.results.filter { $0.verdict == .inconclusive }
        for result in unclear.prefix(5) {
            complain("\(result.observation.subject.fullName), \(result.observation.testCase.id): \(result.why)")
        }
        let scenarios = audit.scenarios.map(\.name)
        for name in Set(audit.subjects.map(\.name)).sorted() {
            guard let file = wishes.first(where: { $0.file.manifest.name == name })?.file else { continue }
            let known = try Failure.translating { try KnownFile(path: target(of: file)) }
                .measured(audit.subjects.filter { $0.name == name }, in: audit)
            try write(known.entries.isEmpty ? nil : known.text(scenarios: scenarios), to: target(of: file))
        }
        for line in EffortReport(audit).lines { complain(line) }
    }

    private func target(of file: ManifestFile) -> String {
        guard let into, file.folder.hasPrefix(Catalogue.directory) else { return KnownFile.path(beside: file) }
        return "\(into)/\(file.manifest.kind.rawValue)/\(file.manifest.name)/known.yml"
    }

    private func write(_ text: String?, to path: String) throws {
        guard let text else {
            if FileManager.default.fileExists(atPath: path) { try FileManager.default.removeItem(atPath: path) }
            return
        }
        do { try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic) } catch {
            throw Failure.undecided("\(path): can't be written: \(error.localizedDescription)")
        }
        print(path)
    }
}
