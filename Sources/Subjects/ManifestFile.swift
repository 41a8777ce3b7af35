internal import Conformance
internal import Foundation
internal import Yams

/// A manifest and the folder that it was found in.
public struct ManifestFile: Sendable {
    public internal(set) var manifest: Manifest
    public let path: String
    /// The folder with its templates and sources.
    public let folder: String

    /// A manifest larger than this is none.
    private static let largestFile = 1 << 20

    /// Reads and checks a `subject.yml`.
    ///
    /// - Throws: `SubjectError` that names the file, the place and the mistake.
    public init(path: String) throws(SubjectError) {
        let text = try Self.read(path)
        do {
            let keys = try Yams.compose(yaml: text)?.mapping?.keys.compactMap(\.string) ?? []
            if let unknown = keys.first(where: { !Manifest.keys.contains($0) }) {
                throw SubjectError(
                    "\(path): \(unknown.printable()): no such key; README, \"Your own subject\", lists them")
            }
            manifest = try YAMLDecoder().decode(Manifest.self, from: text)
        } catch let error as SubjectError {
            throw error
        } catch {
            throw SubjectError("\(path): \(Self.explain(error))")
        }
        let place = URL(fileURLWithPath: path).standardizedFileURL
        self.path = place.path
        folder = place.deletingLastPathComponent().path
        if let problem = problem { throw SubjectError("\(path): \(problem)") }
    }

    private static func read(_ path: String) throws(SubjectError) -> String {
        guard let file = FileHandle(forReadingAtPath: path) else {
            let reason =
                FileManager.default.fileExists(atPath: path) ? "can't be read: permission denied" : "no such file"
            throw SubjectError("\(path): \(reason)")
        }
        defer { try? file.close() }
        guard let data = try? file.read(upToCount: Self.largestFile + 1), data.count <= Self.largestFile else {
            throw SubjectError("\(path): can't be read as a manifest (a folder, or more than 1 MiB)")
        }
        guard let text = String(data: data, encoding: .utf8) else { throw SubjectError("\(path): not UTF-8 text") }
        return text
    }

    /// What makes the manifest useless, or nil.
    private var problem: String? {
        let allowed = manifest.name.utf8.allSatisfy { "abcdefghijklmnopqrstuvwxyz0123456789-_.".utf8.contains($0) }
        if manifest.name.isEmpty || !allowed || manifest.name.utf8.count > 64 {
            return "name: \"\(manifest.name.printable())\" is no subject name (a-z, 0-9, -, _ and ., at most 64)"
        }
        if manifest.program.isEmpty { return "program: is empty" }
        if let problem = problemOfSources ?? problemOfCommands { return problem }
        if (manifest.kind == .resolver) != (manifest.upstream != nil) {
            return "upstream: says forward or root for a resolver, and nothing for another kind"
        }
        if manifest.both == true, manifest.kind != .stub {
            return "both: only a stub resolver asks for both record types at once"
        }
        if manifest.configuration != nil, manifest.kind != .resolver {
            return "configuration: only a resolver has one"
        }
        if manifest.selects == true, manifest.kind != .resolver {
            return "selects: only a resolver may hand on a selection by design"
        }
        if manifest.types?.isEmpty == true { return "types: names none; A, AAAA or both" }
        if let word = manifest.errors?.keys.first(where: { ErrorClass(rawValue: $0) == nil }) {
            let classes = ErrorClass.allCases.map(\.rawValue).joined(separator: ", ")
            return "errors: \(word.printable()): no such class of errors (\(classes))"
        }
        return nil
    }

    /// What is wrong with what is to be run, or nil.
    private var problemOfCommands: String? {
        if manifest.build?.contains(where: \.isEmpty) == true { return "build: a command is empty" }
        guard let version = manifest.version else { return nil }
        if version.command.isEmpty { return "version: command: is empty" }
        let isPattern = (try? NSRegularExpression(pattern: version.pattern)) != nil
        return isPattern ? nil : "version: pattern: \(version.pattern.printable()): no regular expression"
    }

    /// What is wrong with where the subject is said to come from, or nil.
    private var problemOfSources: String? {
        for word in manifest.packages ?? [] where !PackageName.alternatives(word).allSatisfy(PackageName.isValid) {
            return "packages: \(word.printable()): is no name of a Debian package, nor names with | between them"
        }
        for package in manifest.pypi ?? [] {
            let words = [package.package] + package.versions.values + [package.python].compactMap(\.self)
            if let word = words.first(where: { !PyPIStore.isValid($0) }) {
                return "pypi: \(word.printable()): is no name or version of a package"
            }
        }
        guard manifest.root != nil else { return nil }
        if manifest.packages != nil || manifest.pypi != nil || manifest.machine != nil {
            return "root: stands alone; what else the subject needs has to be in that tree"
        }
        var isFolder: ObjCBool = false
        let isThere = FileManager.default.fileExists(atPath: root ?? "", isDirectory: &isFolder)
        return isThere && isFolder.boolValue ? nil : "root: \((root ?? "").printable()): no such folder"
    }

    /// The root tree that the manifest names: a path is relative to the manifest.
    var root: String? {
        manifest.root.map {
            URL(fileURLWithPath: $0, relativeTo: URL(fileURLWithPath: folder + "/")).standardizedFileURL.path
        }
    }

    /// The file with its manifest as it is for software at this place.
    func at(_ place: Place) -> ManifestFile {
        guard case .pypi(let pypi, _) = place,
            let package = manifest.pypi?.first(where: { $0.package == pypi.package })
        else { return self }
        var file = self
        file.manifest = manifest.of(package)
        return file
    }

    /// The words that keys with a fixed choice take.
    private static let words = [
        "kind": SubjectKind.allCases.map(\.rawValue).joined(separator: ", "), "upstream": "forward, root",
        "types": RecordType.allCases.map(\.rawValue).joined(separator: ", "),
    ]

    private static func explain(_ error: any Error) -> String {
        guard let error = error as? DecodingError else {
            return String(describing: error).split(separator: "\n").first.map { String($0).printable() } ?? "not YAML"
        }
        switch error {
        case .keyNotFound(let key, _): return "\(key.stringValue): is missing"
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            let place = context.codingPath.map(\.stringValue).joined(separator: ".")
            if let words = words[place] { return "\(place): is none of \(words)" }
            return "\(place.isEmpty ? "document" : place): \(firstLine(of: context.debugDescription).printable())"
        @unknown default: return "can't be decoded"
        }
    }

    private static func firstLine(of text: String) -> String {
        String(text.split(separator: "\n").first ?? "is not what it should be")
    }
}
