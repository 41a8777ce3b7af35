internal import Conformance
internal import Foundation
internal import Sandbox
internal import Subprocess
internal import Synchronization
internal import SystemPackage

/// Where subjects are set up and run inside the sandbox: hands out directories and makes entries.
public final class Workshop: Sendable {
    /// An empty folder in memory, that goes with the sandbox.
    private let workDirectory: String
    /// Made programs and looked-up versions, kept between runs.
    private let programDirectory: String
    let zone: String
    /// Looks at the memory of what runs.
    public let watch = MemoryWatch()
    private let made = Atomic<Int>(0)

    /// What the files may take that a subject makes, and what those that making it takes, in octets. Caches on disk that
    /// resolvers set aside at their start need 100 MiB.
    private static let room = 256 << 20
    private static let makingRoom = 4 << 30

    /// The folders as subjects see them.
    private static let work = "/brimful/work"
    private static let output = "/brimful/output"
    private static let source = "/brimful/source"
    private static let pypi = "/brimful/pypi"

    public init(workDirectory: String, programDirectory: String, zone: String) {
        self.workDirectory = workDirectory
        self.programDirectory = programDirectory
        self.zone = zone
    }

    /// What a manifest's words are filled in with.
    struct Values {
        var address = ""
        var upstream = ""
        var types = QueryTypes.one(.a)

        func dictionary(zone: String) -> [String: String] {
            [
                "address": address, "upstream": upstream, "type": types.word, "zone": zone,
                "directory": Workshop.work, "output": Workshop.output, "source": Workshop.source,
                "pypi": Workshop.pypi, "include": "/brimful/include", "programs": "/brimful/programs",
                "brimful": "/brimful/bin",
            ]
        }
    }

    /// An entry for the subject's own program, with its configuration written.
    ///
    /// - Throws: `SubjectError` when a template can't be read or filled in.
    func entry(for subject: PreparedSubject, values: Values, nameserver: String?) throws -> Entry {
        let manifest = subject.manifest
        let dictionary = values.dictionary(zone: zone)
        let directory = try makeDirectory()
        try write(manifest.templates ?? [], of: subject, filledWith: dictionary, to: directory)
        return try entry(
            subject.file, place: subject.place, directory: directory, output: subject.outputDirectory,
            command: [manifest.program] + (manifest.arguments ?? []), filledWith: dictionary, nameserver: nameserver,
            outputWritable: false)
    }

    func write(
        _ templates: [String], of subject: PreparedSubject, filledWith dictionary: [String: String],
        to directory: String
    ) throws {
        for name in templates {
            let path = "\(subject.file.folder)/\(name)"
            guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
                throw SubjectError("\(path): template can't be read")
            }
            let target = URL(fileURLWithPath: "\(directory)/work/\(name)")
            try FileManager.default.createDirectory(
                at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Template.fill(text, with: dictionary, place: path).write(to: target, atomically: false, encoding: .utf8)
        }
    }

    /// An entry for a command that prepares the subject.
    func entry(for subject: PlacedSubject, command: [String], output: String, writable: Bool) throws -> Entry {
        try entry(
            subject.file, place: subject.place, directory: try makeDirectory(), output: output, command: command,
            filledWith: Values().dictionary(zone: zone), nameserver: nil, outputWritable: writable)
    }

    /// - Throws: `SubjectError` when a word of the command or of the manifest's environment can't be filled in.
    func entry(
        _ file: ManifestFile, place: Place, directory: String, output: String, command: [String],
        filledWith dictionary: [String: String], nameserver: String?, outputWritable: Bool
    ) throws -> Entry {
        let words = try file.fill(command, with: dictionary)
        let environment = try file.fill(file.manifest.environment ?? [:], with: dictionary)
        var folders: [String: Entry.Folder] = [
            Self.output: .init(output, writable: outputWritable),
            Self.source: .init(file.folder),
            "/brimful/include": .init("\(Catalogue.directory)/include"),
            "/brimful/programs": .init("\(Catalogue.directory)/programs"),
            "/brimful/bin": .init(ThisProgram.folder),
        ]
        folders[Self.pypi] = place.pypiDirectory.map { .init($0) }
        return Entry(
            base: place.base, root: "\(directory)/root", etc: Entry.usualEtc(nameserver: nameserver), folders: folders,
            copies: [Self.work: "\(directory)/work"], room: outputWritable ? Self.makingRoom : Self.room,
            workingDirectory: Self.work, program: words[0], arguments: Array(words.dropFirst()),
            environment: Entry.usualEnvironment.merging(environment) { $1 })
    }

    /// Gives back what an entry of a subject that has ended took of the memory.
    func discard(_ entry: Entry) {
        let directory = URL(fileURLWithPath: entry.root).deletingLastPathComponent()
        try? FileManager.default.removeItem(at: directory)
    }

    func makeDirectory() throws -> String {
        let number = made.add(1, ordering: .relaxed).newValue
        let directory = "\(workDirectory)/\(number)"
        for name in ["root", "work"] {
            try FileManager.default.createDirectory(
                atPath: "\(directory)/\(name)", withIntermediateDirectories: true)
        }
        return directory
    }

    /// Where the subject's made program and version are kept; another manifest, source or place makes another.
    func preparedDirectory(of subject: PlacedSubject) -> String {
        Self.preparedDirectory(of: subject, in: programDirectory)
    }

    static func preparedDirectory(of subject: PlacedSubject, in programDirectory: String) -> String {
        "\(programDirectory)/\(subject.manifest.name)-\(Fingerprint(subject).text)"
    }
}
