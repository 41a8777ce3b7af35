import Sandbox
import SystemPackage

/// The folder of this program, where the build puts the floor, the load generator and brimful as well.
struct ProgramFolder: Sendable {
    let path: FilePath

    static let ofThisProgram = ProgramFolder(path: FilePath(ThisProgram.folder))

    /// The path of the program of this name.
    func program(_ name: String) -> String {
        path.appending(name).string
    }
}
