internal import Foundation
internal import Sandbox

extension Workshop {
    /// A copied folder that is larger than this, in octets, is not what a configuration needs.
    private static let largestCopy = 64 << 20

    /// An entry for a resolver with its owner's configuration, which is seen where it is on the machine.
    ///
    /// - Throws: `SubjectError` when its manifest doesn't say how to launch it so.
    func configuredEntry(for subject: PreparedSubject, nameserver: String) throws -> Entry {
        guard let file = subject.configuration, let launch = subject.manifest.configuration else {
            throw SubjectError("\(subject.manifest.name): its manifest has no configuration:")
        }
        let folder = URL(fileURLWithPath: file).deletingLastPathComponent().path
        var dictionary = Values(upstream: nameserver).dictionary(zone: zone)
        dictionary["config"] = file
        dictionary["configFolder"] = folder
        let directory = try makeDirectory()
        try write(launch.templates ?? [], of: subject, filledWith: dictionary, to: directory)
        var entry = try entry(
            subject.file, place: subject.place, directory: directory, output: subject.outputDirectory,
            command: [subject.manifest.program] + launch.arguments, filledWith: dictionary, nameserver: nameserver,
            outputWritable: false)
        entry.environment.merge(try subject.file.fill(launch.environment ?? [:], with: dictionary)) { $1 }
        entry.workingDirectory = folder
        entry.etc["passwd", default: ""] += Self.roots(named: launch.users ?? [])
        show(folder, in: &entry)
        try addFolders(launch.folders ?? [], to: &entry, base: subject.place.base, directory: directory)
        return entry
    }

    /// These users and all of the machine's as root by other names: in the sandbox nobody else can be had. Their group is one
    /// that has no entry: nobody can change to another group there.
    private static func roots(named names: [String]) -> String {
        let machine = (try? String(contentsOfFile: "/etc/passwd", encoding: .utf8)) ?? ""
        let own = machine.split(separator: "\n").compactMap { $0.split(separator: ":").first.map(String.init) }
        return Set(names + own).subtracting(["root", "nobody"]).sorted().map { "\($0):x:0:1::/root:/bin/false\n" }
            .joined()
    }

    /// What lies beside the file, or is included from there, is seen at its own path, and so is /etc, without what a subject
    /// has of its own in it.
    private func show(_ folder: String, in entry: inout Entry) {
        if entry.base != "/" { entry.ownEtc = "/etc" }
        if folder == "/etc" || folder.hasPrefix("/etc/") { return }
        entry.folders[folder] = .init(folder)
        let top = String(folder.split(separator: "/").first ?? "")
        if entry.base != "/", Self.ofPeople.contains(top) { entry.emptied.insert(top) }
    }

    /// Where files of people's own are, and none that a package brings.
    private static let ofPeople: Set<String> = ["home", "root", "opt", "srv", "mnt", "media"]

    private func addFolders(
        _ folders: [String], to entry: inout Entry, base: String, directory: String
    ) throws {
        entry.emptied.insert("var")
        for (number, path) in folders.enumerated() {
            let own = "\(directory)/state/\(number)"
            try FileManager.default.createDirectory(atPath: own, withIntermediateDirectories: true)
            // The owner's, where the resolver has run on this machine.
            let exists = FileManager.default.fileExists(atPath: path)
            copy(exists ? path : base + path, to: own)
            entry.copies[path] = own
        }
    }

    /// As far as it can be read: what a resolver has gathered there is a help, no need.
    private func copy(_ folder: String, to own: String) {
        let files = FileManager.default
        guard let names = files.enumerator(atPath: folder) else { return }
        var left = Self.largestCopy
        for case let name as String in names {
            let values = try? files.attributesOfItem(atPath: "\(folder)/\(name)")
            switch values?[.type] as? FileAttributeType {
            case .typeDirectory?:
                try? files.createDirectory(atPath: "\(own)/\(name)", withIntermediateDirectories: true)
            case .typeRegular?:
                left -= values?[.size] as? Int ?? 0
                if left < 0 { return }
                guard let data = files.contents(atPath: "\(folder)/\(name)") else { continue }
                try? data.write(to: URL(fileURLWithPath: "\(own)/\(name)"))
            default: continue
            }
        }
    }
}
