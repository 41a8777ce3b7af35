public import Conformance
internal import DNSWire
internal import Field

/// What other programs read of a check.
struct CheckDocument: Encodable {
    let schema = 1
    let tool: Audit.Tool
    /// Of a watch: when the check was over (ISO 8601).
    let time: String?
    let name: String
    let type: RecordType
    let state: Diagnosis.State
    let authority: Authority
    let resolvers: [Resolver]
    let programs: Programs?
    let symptoms: [Symptom]

    struct Authority: Encodable {
        let failure: String?
        let zone: String?
        let name: String?
        let aliases: [String]
        let known: Bool
        let changes: Bool
        let addresses: [String]
        let fewest: Int
        let most: Int
        let ttl: UInt32?
        let servers: [Server]
    }

    struct Server: Encodable {
        let server: String
        let views: [CheckedView]
    }

    struct Resolver: Encodable {
        let server: String
        let from: KnownResolver.Origin
        let views: [CheckedView]
        /// The largest UDP answer that arrived, in octets.
        let largestUDP: Int
    }

    struct Programs: Encodable {
        let addresses: Int
        let error: String?
        let elapsedMs: Double
        /// Whom programs ask, in that order (nsswitch.conf(5)).
        let services: [String]
    }

    init(_ diagnosis: Diagnosis, tool: Audit.Tool, at time: String?) {
        let facts = diagnosis.facts
        self.tool = tool
        self.time = time
        name = facts.name.description
        type = facts.type
        state = diagnosis.state
        symptoms = diagnosis.symptoms
        authority = Authority(diagnosis)
        resolvers = facts.resolvers.map { resolver in
            Resolver(
                server: resolver.known.server.description, from: resolver.known.origin,
                views: Self.views(resolver.asked, diagnosis), largestUDP: resolver.largestUDP)
        }
        programs = facts.lookup.map {
            Programs(
                addresses: $0.addresses.count, error: $0.error, elapsedMs: $0.elapsedMs,
                services: facts.programsWay?.services ?? [])
        }
    }

    fileprivate static func views(_ server: ServerFacts, _ diagnosis: Diagnosis) -> [CheckedView] {
        server.last.map { CheckedView($0.view, $0.response, diagnosis) }
    }
}

extension CheckDocument.Authority {
    fileprivate init(_ diagnosis: Diagnosis) {
        let (facts, expectation) = (diagnosis.facts, diagnosis.expectation)
        self.init(
            failure: facts.authorityFailure, zone: facts.authority?.place.zone?.description,
            name: facts.authority?.place.name.description,
            aliases: facts.authority?.place.aliases.map(\.description) ?? [], known: expectation.isKnown,
            changes: expectation.changes, addresses: expectation.union.map(\.description).sorted(),
            fewest: expectation.sizes.lowerBound, most: expectation.sizes.upperBound, ttl: expectation.ttl,
            servers: (facts.authority?.servers ?? []).map {
                CheckDocument.Server(server: $0.server.description, views: CheckDocument.views($0, diagnosis))
            })
    }
}

extension CheckReport {
    /// For other programs; ASCII.
    ///
    /// - Parameter time: of a check of a watch, whose documents have a line each; nil without a watch.
    public func json(tool: Audit.Tool, at time: String? = nil) throws -> String {
        try JSONReport.text(CheckDocument(diagnosis, tool: tool, at: time), onOneLine: time != nil)
    }
}
