import ArgumentParser
import Sandbox
import Subjects
import SystemPackage

/// `origin-benchmark`: what one answer costs our origin, beside the least it can cost and two well-known servers.
@main
struct OriginBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "origin-benchmark",
        abstract: "Measures the server CPU per answer of the origin, of a floor in C, and of nsd and gdnsd.",
        discussion: """
            origin-benchmark
            origin-benchmark --rounds 9
            origin-benchmark --origin-command './origin {address} {name} {answers}' --format json

            Every server runs alone in a private network, without root; nothing on the machine is changed.
            """)

    @Option(help: "The origin's command line; {address}, {name} and {answers} are filled in, the port is 53.")
    var originCommand: String?

    @Option(
        help:
            "A root tree of unpacked packages that holds nsd and gdnsd; without it they are fetched into the private cache."
    )
    var tree: String?

    @Option(help: "How often every server is measured under every load.")
    var rounds = 7

    @Option(help: "Multiplies the number of answers in every load; below 1 is quicker and less exact.")
    var scale = 1.0

    @Option(help: "How the result is printed: table or json.")
    var format = Format.table

    func validate() throws {
        guard (1...1000).contains(rounds) else { throw ValidationError("--rounds is from 1 to 1000.") }
        guard scale >= 0.001, scale <= 100 else { throw ValidationError("--scale is from 0.001 to 100.") }
    }

    func run() async throws {
        do {
            // What is missing is fetched outside the sandbox; inside, it is there.
            let tree = try await rootTree()
            if PrivateNetwork.isInside {
                try await PrivateInternet.bringUp()
                try await measureAndPrint(tree)
            } else {
                print(try await PrivateNetwork.runAgainInside(), terminator: "")
            }
        } catch let early as EarlyExit {
            throw ExitCode(early.code)
        } catch let error as SandboxError {
            try fail(error.description)
        } catch let error as BenchmarkError {
            try fail(error.description)
        }
    }

    private func fail(_ reason: String) throws {
        Diagnostics.write("error: \(reason)")
        throw ExitCode(3)
    }

    private func rootTree() async throws -> RootTree {
        if let tree { return try RootTree(path: tree) }
        do {
            let fetched = try await PackageStore(cache: Cache()).prepare(
                packages: ["nsd", "gdnsd"], release: Source.usualRelease, progress: { Diagnostics.write("\($0)") })
            return try RootTree(path: fetched.directory.string)
        } catch let error as PackageError {
            throw BenchmarkError(error.description)
        }
    }

    private func measureAndPrint(_ rootTree: RootTree) async throws {
        Surroundings.warnings().forEach(Diagnostics.write)
        let loads = Load.all(scale: scale)
        let programs = ProgramFolder.ofThisProgram
        var servers = [Server.floor(in: programs), try Server.origin(command: originCommand, in: programs)]
        try await rootTree.mountSystemFolders()
        servers += try Server.packaged(in: rootTree, loads: loads)
        let bench = Bench(servers: servers, loads: loads, programs: programs, processors: .ofThisMachine())
        let measurements = try await bench.measure(rounds: rounds)
        print(format.render(Comparison(of: measurements, loads: loads, servers: servers.map(\.name))))
    }
}
