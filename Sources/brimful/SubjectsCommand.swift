internal import ArgumentParser
internal import Conformance
internal import Foundation
internal import Subjects

struct SubjectsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "subjects", abstract: "Lists the subjects that can be audited.")

    func run() throws {
        let manifests = try Catalogue.manifests().map(\.manifest)
        let width = manifests.map(\.name.count).max() ?? 0
        for manifest in manifests {
            let name = manifest.name.padding(toLength: width + 2, withPad: " ", startingAt: 0)
            let kind = manifest.kind.rawValue.padding(toLength: 10, withPad: " ", startingAt: 0)
            print("\(name)\(kind)\(manifest.title)\(manifest.core == true ? "" : "  (not core)")")
        }
    }
}
