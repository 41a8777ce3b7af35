internal import ArgumentParser
internal import Conformance
internal import Planning

/// How rotation is simulated.
struct RotationOptions: ParsableArguments {
    @Option(help: "How each answer's part is chosen: random, or windows (each goes on where the last one ended).")
    var rotation: String = Rotation.Choice.random.rawValue

    @Option(help: "How many caching resolvers ask: 1 to 10000.")
    var resolvers = Rotation.usualResolvers

    @Option(help: "Zipf's exponent: how unevenly clients spread over resolvers, 0 (evenly) to 3.")
    var zipf = 1.0

    @Option(help: "The random numbers' seed.")
    var seed = Rotation.usualSeed

    /// - Throws: `Failure` that names the option and the mistake.
    func rotation(hosts: Int) throws -> Rotation {
        guard let choice = Rotation.Choice(rawValue: rotation) else {
            throw Failure.usage("--rotation: \"\(rotation.printable(40))\" is none of random, windows")
        }
        guard (1...10_000).contains(resolvers) else {
            throw Failure.usage("--resolvers: \(resolvers): give a number from 1 to 10000")
        }
        guard (0...3).contains(zipf) else { throw Failure.usage("--zipf: \(zipf): give a number from 0 to 3") }
        return Rotation(hosts: hosts, choice: choice, resolvers: resolvers, exponent: zipf, seed: seed)
    }
}
