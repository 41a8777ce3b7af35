internal import Glibc

/// Which processors the two sides run on: apart where the machine has two, so that neither waits for the other and the
/// caches are the same in every round.
struct Processors: Equatable, Sendable {
    /// For the server, as `taskset` takes them.
    let server: String
    /// For the load generator.
    let load: String

    init(count: Int) {
        let last = max(0, count - 1)
        load = String(last)
        server = last > 1 ? "0-\(last - 1)" : "0"
    }

    static func ofThisMachine() -> Processors {
        Processors(count: sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    }
}
