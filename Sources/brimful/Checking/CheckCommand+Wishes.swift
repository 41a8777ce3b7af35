internal import Conformance
internal import DNSWire
internal import Field

extension CheckCommand {
    /// The shortest time between two checks, in seconds: an answer's TTL is hardly ever less.
    private static let shortestWatch = 5
    private static let longestWatch = 86_400

    func checkWatch() throws {
        guard let watch, (Self.shortestWatch...Self.longestWatch).contains(watch) else {
            throw Failure.usage("--watch: give a number of seconds from \(Self.shortestWatch) to \(Self.longestWatch)")
        }
        guard report.output.isEmpty else { throw Failure.usage("--watch goes on and on: leave --output") }
    }

    /// This machine's own resolvers, unless only others are wanted, and those that were named.
    func resolvers() async throws -> [KnownResolver] {
        let named = try Self.servers(resolver, "--resolver").map { KnownResolver($0, from: .named) }
        if onlyNamed, named.isEmpty { throw Failure.usage("--only-named goes with --resolver") }
        let own = onlyNamed ? [] : await machineResolvers()
        let others = named.filter { resolver in !own.contains { $0.server == resolver.server } }
        return own + others
    }

    private func machineResolvers() async -> [KnownResolver] {
        for line in MachineResolvers.ignored() {
            complain("\(MachineResolvers.usualFile): the C library passes over the line \"\(line)\"")
        }
        return await MachineResolvers.find()
    }

    func wishes(_ name: String) async throws -> Checkup.Wishes {
        let resolvers = try await resolvers()
        var wishes = Checkup.Wishes(name: try Self.domainName(name, "the name"), resolvers: resolvers)
        wishes.type = try recordType()
        wishes.authority = try Self.servers(authority, "--authority")
        wishes.triesPrograms = !onlyNamed
        wishes.probeName = try probeName.map { try Self.domainName($0, "--probe-name") }
        wishes.roots = try roots()
        return wishes
    }

    func roots() throws -> [ServerAddress] {
        root.isEmpty ? RootHints.servers : try Self.servers(root, "--root")
    }

    func recordType() throws -> RecordType {
        guard let type = RecordType(rawValue: type.uppercased()) else {
            throw Failure.usage("--type: \"\(type.printable(40))\" is none of A, AAAA")
        }
        return type
    }

    private static func domainName(_ text: String, _ option: String) throws -> DomainName {
        do throws(WireError) { return try DomainName(text) } catch {
            throw Failure.usage("\(option): \"\(text.printable(80))\" is no domain name: \(error)")
        }
    }

    static func servers(_ words: [String], _ option: String) throws -> [ServerAddress] {
        do {
            let servers = try words.flatMap { $0.split(separator: ",", omittingEmptySubsequences: false) }
                .map { try ServerAddress(String($0)) }
            if let server = servers.first(where: { $0.hindrance != nil }), let hindrance = server.hindrance {
                throw Failure.usage("\(option): \(server) \(hindrance)")
            }
            return servers.uniqued()
        } catch let error as FieldError { throw Failure.usage("\(option): \(error)") }
    }
}
