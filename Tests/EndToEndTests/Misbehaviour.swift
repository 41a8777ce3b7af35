import Foundation
import Testing

/// A model that does something to the machine instead of answering more than 20 records, and how that is to show.
struct Misbehaviour: Sendable, CustomTestStringConvertible {
    let kind: String
    /// The option that makes it so, such as `mischief fills-log`.
    let option: String
    let showing: String
    /// A part of the sentence.
    let says: String

    var name: String { "\(kind)-\(option.split(separator: " ")[1])" }
    var testDescription: String { name }

    init(_ kind: String, _ option: String, _ showing: String, says: String) {
        self.kind = kind
        self.option = option
        self.showing = showing
        self.says = says
    }

    /// The same for every kind; only who asks has a leg.
    static func everyKind(
        _ mischief: String, _ showing: String, says: String, besides: [String] = []
    ) -> [Misbehaviour] {
        ["stub", "parser", "resolver"].filter { !besides.contains($0) }.map { kind in
            Misbehaviour(
                kind, "mischief \(mischief)", "\(showing) \(kind == "parser" ? "none" : "upstream")", says: says)
        }
    }

    /// Writes its manifest.
    ///
    /// - Returns: the manifest's path.
    func write(into folder: String) throws -> String {
        let words = option.split(separator: " ")
        let usual =
            kind == "resolver"
            ? #"--address, "{{address}}", --upstream, "{{upstream}}", --edns, "1232""# : #"--type, "{{type}}""#
        let arguments = "model, \(kind), \(usual), --\(words[0]), \(words[1]), --above, \"20\""
        return try Self.write(name, kind, program: "\"{{brimful}}/brimful\"", arguments: arguments, into: folder)
    }

    static func write(
        _ name: String, _ kind: String, program: String, arguments: String = "", into folder: String
    ) throws -> String {
        let text = """
            name: \(name)
            kind: \(kind)
            title: a model
            program: \(program)
            arguments: [\(arguments)]
            \(kind == "resolver" ? "upstream: forward" : "errors: { temporary: [EAI_AGAIN] }")
            """
        try FileManager.default.createDirectory(atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
        let path = "\(folder)/\(name)/subject.yml"
        try text.write(toFile: path, atomically: false, encoding: .utf8)
        return path
    }
}
