import SystemPackage

/// A server to measure, as data.
struct Server: Sendable {
    let name: String
    /// The address of its own that it listens on, port 53.
    let address: String
    /// The command line; `{address}`, `{name}` and `{answers}` stand for the load's values.
    let command: [String]

    /// The command line for one load.
    func command(for load: Load) -> [String] {
        let values = ["{address}": address, "{name}": load.name, "{answers}": String(load.answers)]
        return command.map { argument in values.reduce(argument) { $0.replacing($1.key, with: $1.value) } }
    }
}

extension Server {
    private static let originArguments = ["--listen", "{address}:53", "--name", "{name}", "--answers", "{answers}"]

    /// The least that an answer can cost: octets built beforehand, few system calls, nothing else.
    static func floor(in programs: ProgramFolder) -> Server {
        Server(name: "floor", address: "127.0.0.1", command: [programs.program("origin-floor")] + originArguments)
    }

    /// Our origin, as the given command line or as `brimful serve`.
    static func origin(command: String?, in programs: ProgramFolder) throws -> Server {
        let given = command?.split(separator: " ").map(String.init)
        guard given?.isEmpty != true else { throw BenchmarkError("--origin-command is empty: give a program") }
        let usual = [programs.program("brimful"), "serve"] + originArguments
        return Server(name: "origin", address: "127.0.0.2", command: given ?? usual)
    }
}
