internal import Foundation

/// The subjects that come with brimful.
public enum Catalogue {
    /// The folder of manifests, lookup programs and their headers.
    public static var directory: String {
        Bundle.module.resourceURL!.appendingPathComponent("Catalogue").path
    }

    /// Every built-in manifest, by kind and name.
    ///
    /// - Throws: `SubjectError` when one is broken.
    public static func manifests() throws -> [ManifestFile] {
        try ["resolver", "stub", "parser"].flatMap { kind in
            let folder = "\(directory)/\(kind)"
            let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
            return try names.filter { !$0.hasPrefix(".") }.map {
                try ManifestFile(path: "\(folder)/\($0)/subject.yml")
            }
        }
    }
}
