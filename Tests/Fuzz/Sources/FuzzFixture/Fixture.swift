import Driver
import Fixtures
import Foundation

/// What a fixture says of itself: `case.json` beside files that are right for one.
@main
enum Main {
    static func main() { fuzz { octets, count in read(octets, count) } }
}

private func read(_ octets: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let manifest = Data(UnsafeBufferPointer(start: octets, count: count))
    guard (try? manifest.write(to: folder.appendingPathComponent("case.json"))) != nil else { return 0 }
    _ = FixtureVerifier().findings(in: FixtureFolder(folder.path))
    return 0
}

/// Ends as a fixture's folder has to, and has its octets.
private let folder: URL = {
    let parent = FileManager.default.temporaryDirectory.appendingPathComponent("brimful-fuzz-\(getpid())")
    let folder = parent.appendingPathComponent("clean/a1/udp512")
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for name in ["udp.query", "udp.response", "tcp.response"] {
        try? Data(repeating: 1, count: 64).write(to: folder.appendingPathComponent("\(name).bin"))
    }
    return folder
}()
