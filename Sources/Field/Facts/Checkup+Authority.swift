internal import Conformance
internal import DNSWire

extension Checkup {
    /// More of a zone's servers tell nothing new.
    private static let mostServers = 4

    /// - Throws: `FieldError` when nobody is found.
    func askAuthority() async throws(FieldError) -> AuthorityFacts {
        let place = try await place()
        progress(
            "asking the authority, \(place.servers.prefix(Self.mostServers).map(\.description).joined(separator: ", "))"
        )
        return await sampled(AuthorityFacts(place, servers: await askServers(of: place)))
    }

    private func place() async throws(FieldError) -> AuthorityPlace {
        let referrals = Referrals(asking, roots: wishes.roots, type: wishes.type)
        if wishes.authority.isEmpty { return try await referrals.authority(of: wishes.name) }
        return try await named(referrals)
    }

    /// The servers that the user named, and their zone, which is what their SOA record says, in the answer or beside a negative
    /// one; the authority of the name's alias where they know no more than that.
    private func named(_ referrals: Referrals) async throws(FieldError) -> AuthorityPlace {
        var place = AuthorityPlace(zone: nil, name: wishes.name, servers: wishes.authority)
        let soa = Inquiry(Question(name: place.name, type: TypeCode.soa), wantsRecursion: false)
        let message = await asking.ask(place.servers[0], soa).message
        if message?.answer.contains(where: { $0.type == TypeCode.cname }) == true {
            place = try await referrals.authority(of: wishes.name, at: wishes.authority)
        }
        guard place.zone == nil else { return place }
        let records = (message?.answer ?? []) + (message?.authority ?? [])
        place.zone = records.first { $0.type == TypeCode.soa }.flatMap { message?.owner(of: $0) }
        return place
    }

    private func askServers(of place: AuthorityPlace) async -> [ServerFacts] {
        await withTaskGroup(of: (Int, ServerFacts).self) { group in
            for (index, server) in place.servers.prefix(Self.mostServers).enumerated() {
                group.addTask { (index, await askServer(server, of: place)) }
            }
            return await group.reduce(into: [(Int, ServerFacts)]()) { $0.append($1) }.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }

    private func askServer(_ server: ServerAddress, of place: AuthorityPlace) async -> ServerFacts {
        let question = Question(name: place.name, type: wishes.type.code)
        let startOfAuthority = Question(name: place.zone ?? place.name, type: TypeCode.soa)
        async let small = askSmall(server, question, wantsRecursion: false)
        async let ofZone = asking.ask(server, Inquiry(startOfAuthority, wantsRecursion: false))
        var facts = await ask(server, question, wantsRecursion: false)
        (facts.small, facts.ofZone) = (await small, await ofZone)
        if facts.last.contains(where: { $0.response.rcode == Int(ResponseCode.nameError) }) {
            let text = Inquiry(Question(name: place.name, type: TypeCode.txt), wantsRecursion: false)
            facts.ofName = await asking.ask(server, text)
        }
        return facts
    }
}

extension Response {
    /// Whether it has addresses and says that they are all.
    func isWhole(_ type: RecordType) -> Bool {
        status == .answered && !isTruncated && message?.rcode == 0 && !addresses(type).isEmpty
    }
}
