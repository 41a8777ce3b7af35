internal import Conformance
internal import DNSWire
public import Field

/// What one check found, on one screen.
public struct CheckReport: Sendable {
    let diagnosis: Diagnosis

    public init(_ diagnosis: Diagnosis) {
        self.diagnosis = diagnosis
    }

    private var facts: Facts { diagnosis.facts }

    /// For a terminal; ends in a newline.
    public func table(style: TerminalStyle) -> String {
        let sections = [
            heading(style.width), authority(style.width), resolvers(style.width), programs, symptoms(style.width),
        ]
        return sections.filter { !$0.isEmpty }
            .map { $0.map { $0.rendered(color: style.color) + "\n" }.joined() }.joined(separator: "\n")
    }

    // MARK: What is asked

    private func heading(_ width: Int) -> [StyledLine] {
        let (word, style): (String, TextStyle) =
            switch diagnosis.state {
            case .healthy: ("healthy", .pass)
            case .wrong: ("something is wrong", .fail)
            case .undecided: ("can't be told", .inconclusive)
            }
        var line = StyledLine("\(plain(facts.name.words, limit: 300)) \(facts.type.rawValue): ", .bold)
        line.append(word, style)
        let place = faultyHops
        guard !place.isEmpty, line.width + place.count < width else {
            return [line] + paragraph(place, first: "  ", width: width, style: style) + alias(width)
        }
        line.append(" \(place)", style)
        return [line] + alias(width)
    }

    /// Where the faults are, from the program's side; empty without any.
    private var faultyHops: String {
        let hops = diagnosis.symptoms.filter { $0.weight == .fault }.map(\.hop.words).uniqued()
        return hops.isEmpty ? "" : "at \(hops.joined(separator: " and "))"
    }

    private func alias(_ width: Int) -> [StyledLine] {
        guard let place = facts.authority?.place, place.name != facts.name else { return [] }
        return paragraph("an alias of \(plain(place.name.words, limit: 300))", first: "  ", width: width, style: .dim)
    }

    private func authority(_ width: Int) -> [StyledLine] {
        guard let authority = facts.authority else {
            return paragraph("Authority: \(plain(facts.authorityFailure ?? "not found"))", width: width)
        }
        let servers = authority.servers
        let zone = authority.place.zone.flatMap { $0.isRoot ? nil : " of \(plain($0.words))" } ?? ""
        return paragraph("Authority\(zone): \(expected)", width: width)
            + CheckTable(servers, diagnosis, names: servers.map { plain($0.server.description) }).lines(width: width)
    }

    private var expected: String {
        let expectation = diagnosis.expectation
        guard expectation.isKnown else { return expectation.denial == nil ? "no whole answer" : "no address" }
        let ttl = expectation.ttl.map { ", TTL \($0) s" } ?? ""
        guard expectation.changes else { return addresses(expectation.union.count) + ttl }
        let sizes = expectation.sizes
        let each =
            sizes.count == 1 ? addresses(sizes.lowerBound) : "\(sizes.lowerBound) to \(addresses(sizes.upperBound))"
        return "\(each) at a time, of \(expectation.union.count) seen\(expectation.isOfMore ? " and more" : "")\(ttl)"
    }

    private func resolvers(_ width: Int) -> [StyledLine] {
        let names = facts.resolvers.map { resolver in
            let origin = resolver.known.origin == .named ? "" : " (\(resolver.known.origin.rawValue))"
            return plain(resolver.known.server.description) + origin
        }
        guard !names.isEmpty else { return [StyledLine("Resolvers: none were asked")] }
        return [StyledLine("Resolvers")]
            + CheckTable(facts.resolvers.map(\.asked), diagnosis, names: names).lines(width: width)
            + largest(width)
    }

    /// The largest UDP answers, where anything came over UDP.
    private func largest(_ width: Int) -> [StyledLine] {
        let sizes = facts.resolvers.filter { $0.largestUDP > 0 }.map { resolver in
            "\(resolver.largestUDP) octets from \(plain(resolver.known.server.description))"
        }
        return sizes.isEmpty
            ? [] : paragraph("Largest UDP answer that arrived: \(sizes.joined(separator: ", "))", width: width)
    }

    private var programs: [StyledLine] {
        guard let lookup = facts.lookup else { return [] }
        let got = lookup.error.map { plain($0) } ?? addresses(lookup.addresses.count)
        return [StyledLine("Programs on this machine (getaddrinfo): \(got), \(Int(lookup.elapsedMs.rounded())) ms")]
    }

    // MARK: What it comes to

    private func symptoms(_ width: Int) -> [StyledLine] {
        guard !diagnosis.symptoms.isEmpty else { return [StyledLine("Nothing is wrong at any hop.", .pass)] }
        return diagnosis.symptoms.flatMap { symptom -> [StyledLine] in
            var line = StyledLine()
            line.append(symptom.weight.word, symptom.weight.style)
            line.append(" at \(symptom.hop.words): \(symptom.kind.rawValue)")
            let advice =
                symptom.advice.isEmpty ? [] : paragraph(plain(symptom.advice), first: "    ", width: width, style: .dim)
            return [line] + paragraph(plain(symptom.what), first: "    ", width: width) + advice
        }
    }
}

extension Symptom.Weight {
    var word: String {
        switch self {
        case .fault: "fault"
        case .undecided: "can't be told"
        case .note: "note"
        }
    }

    var style: TextStyle {
        switch self {
        case .fault: .fail
        case .undecided: .inconclusive
        case .note: .dim
        }
    }
}

extension Symptom.Hop {
    /// In words.
    var words: String {
        switch self {
        case .stub: "this machine's stub resolver"
        case .pathToResolver: "the way to the resolver"
        case .resolver: "the resolver"
        case .upstream: "the resolver's way to the authority"
        case .pathToAuthority: "this machine's way to the authority"
        case .authority: "the authority"
        }
    }
}
