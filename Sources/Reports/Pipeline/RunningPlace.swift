import Conformance

/// Where a subject runs that is none of the catalogue, as its source says it: it is chosen by its place, not by its name.
struct RunningPlace {
    /// An address and a port; nil for the programs of the machine itself.
    private let resolver: String?
    /// The far end's zone whose names it was asked for; nil where the origin was the audit's own.
    private let zone: String?

    init?(_ subject: SubjectIdentity) {
        let form = /running at (?:([0-9A-Fa-f.:\[\]]+:[0-9]+)|this machine)(?:, asked for names of (\S+))?/
        guard let match = subject.source.wholeMatch(of: form), match.1 != nil || match.2 != nil else { return nil }
        resolver = match.1.map(String.init)
        zone = match.2.map(String.init)
    }

    /// The command that asks it again.
    var command: String { zone == nil ? "audit" : "check" }

    /// The words behind the command that choose it.
    var options: [String] {
        let asked = resolver.map { ["--resolver", $0] } ?? []
        return zone.map { ["--zone", $0] + (resolver == nil ? [] : ["--only-named"]) + asked } ?? asked
    }
}
