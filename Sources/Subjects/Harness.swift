internal import Foundation
internal import Sandbox
internal import Subprocess
internal import SystemPackage

/// This very program, which starts every subject: it makes the subject's root and then becomes the subject.
enum Harness {
    /// The command that enters. A session of its own keeps the terminal's signals away and makes a group to end.
    static func configuration(for entry: Entry) throws -> Configuration {
        let json = String(decoding: try JSONEncoder().encode(entry), as: UTF8.self)
        var options = PlatformOptions()
        options.createSession = true
        return Configuration(
            executable: .path(FilePath(ThisProgram.path)), arguments: ["enter", json], platformOptions: options)
    }
}
