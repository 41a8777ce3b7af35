internal import Glibc
import SystemPackage

/// The folder of this program, where the build puts the floor, the load generator and brimful as well.
struct ProgramFolder: Sendable {
    let path: FilePath

    static func ofThisProgram() throws -> ProgramFolder {
        ProgramFolder(path: FilePath(try pathOfThisProgram()).removingLastComponent())
    }

    static func pathOfThisProgram() throws -> String {
        var octets = [CChar](repeating: 0, count: Int(PATH_MAX))
        let length = readlink("/proc/self/exe", &octets, octets.count)
        guard length > 0 else { throw BenchmarkError("can't find this program's folder: /proc is not mounted") }
        return String(decoding: octets.prefix(length).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// The path of the program of this name.
    func program(_ name: String) -> String {
        path.appending(name).string
    }
}
