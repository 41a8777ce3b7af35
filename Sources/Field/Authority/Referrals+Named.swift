public import DNSWire

extension Referrals {
    /// The authority of a name whose servers somebody named: these, unless they know no more of it than that it is an alias of
    /// a name that is elsewhere.
    ///
    /// - Returns: without a zone where the named servers are it.
    /// - Throws: `FieldError` when the alias leads nowhere.
    public func authority(
        of name: DomainName, at servers: [ServerAddress]
    ) async throws(FieldError) -> AuthorityPlace {
        var (current, aliases) = (name, [DomainName]())
        while let target = await alias(of: current, at: servers) {
            aliases.append(current)
            current = target
            guard aliases.count <= Self.mostAliases, !aliases.contains(target) else { break }
        }
        guard let last = aliases.last, await !isKnown(current, at: servers) else {
            return AuthorityPlace(zone: nil, name: current, servers: servers, aliases: aliases)
        }
        do {
            let place = try await authority(of: current)
            return AuthorityPlace(
                zone: place.zone, name: place.name, servers: place.servers, aliases: aliases + place.aliases)
        } catch { throw error.met(by: "\(last.words) is an alias of \(current.words)") }
    }

    private func alias(of name: DomainName, at servers: [ServerAddress]) async -> DomainName? {
        if case .alias(let target) = await said(of: name, at: servers) { target } else { nil }
    }

    private func isKnown(_ name: DomainName, at servers: [ServerAddress]) async -> Bool {
        await said(of: name, at: servers) == .authoritative
    }
}
