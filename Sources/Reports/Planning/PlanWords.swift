internal import Conformance
internal import DNSWire
import Planning

/// The sentences of a plan: the same in every form.
struct PlanWords {
    private let plan: Plan

    init(_ plan: Plan) {
        self.plan = plan
    }

    var name: String { plain(plan.answer.name.description, limit: 300) }

    /// The answer to the question, in a line.
    var headline: String {
        if plan.safe.count == 0 { return "No number of addresses is safe under \(name)" }
        if plan.parts.isEmpty {
            return "Publish all \(plan.addresses): up to \(plan.safe.count) are safe under \(name)"
        }
        return "Publish at most \(plan.safe.count) of your \(addresses(plan.addresses)) under \(name)"
    }

    /// Why that many.
    var reasons: [String] {
        let more = plan.safe.count + 1
        var reasons: [String] = []
        if plan.safe.isLimitedBySize {
            let octets = plan.answer.octets(count: more, .plain)
            reasons.append(
                "\(more) \(more == 1 ? "takes" : "take") \(octets) octets, and no more than \(SafeCount.limit) are sure to arrive over UDP: "
                    + "the rest needs EDNS or TCP (RFC 1035 section 4.2.1).")
        }
        let (vague, exact) = (plan.safe.limitedBy.filter(\.isVague), plan.safe.limitedBy.filter { !$0.isVague })
        if !exact.isEmpty {
            let verb = exact.count == 1 ? "fails" : "fail"
            reasons.append("\(listed(Self.grouped(exact), most: 6)) \(verb) from \(addresses(more)) on.")
        }
        if !vague.isEmpty {
            let verb = vague.count == 1 ? "is" : "are"
            reasons.append("\(listed(Self.grouped(vague), most: 6)) \(verb) not known to take more.")
        }
        return reasons
    }

    /// Who is not counted, and takes fewer than the safe count; nil for nobody.
    var exceptions: String? {
        let earlier = plan.limits.filter { !$0.isCounted && $0.largestCount < plan.recommended }
        guard !earlier.isEmpty else { return nil }
        let names = earlier.map {
            "\(plain($0.limit.name, limit: 80)) (\($0.largestCount == 0 ? "none for sure" : "up to \($0.largestCount)"))"
        }.uniqued()
        return "Not counted, and not known to take as many: \(listed(names, most: 8))."
    }

    /// What to do with the others; nil where all can be published.
    var rotation: String? {
        guard let last = plan.parts.last, let first = plan.parts.first else { return nil }
        var text =
            "Serve all \(plan.addresses) by rotation: \(plan.recommended) in each answer, another part to each resolver. "
            + "It is the largest safe number, since each address more evens the load: the busiest host has "
            + "\(Self.times(last.spread.peak)) the mean load of one TTL, with 1 address in an answer \(Self.times(first.spread.peak))."
        if let failing = last.failures.first(where: { $0.hosts == plan.rotation.quarter }) {
            text += " With \(counted(failing.hosts, "host")) down, "
            text +=
                failing.without == 0
                ? "every client still has a healthy one."
                : "\(Self.share(failing.without)) of the clients have no healthy one."
        }
        return text
    }

    /// What a smaller number does, for servers that can't give as many.
    var smaller: String? {
        guard let enough = plan.enough, enough < plan.recommended else { return nil }
        return
            "If your server gives fewer, \(enough) are enough to fail over: at most 1 client in 10,000 has no healthy host "
            + "when \(plan.rotation.quarter) of \(plan.addresses) fail."
    }

    /// What the numbers stand on.
    var assumptions: String {
        var words = ["name of \(plan.answer.name.length) octets"]
        if let alias = plan.answer.alias { words.append("alias to \(plain(alias.description, limit: 300))") }
        let servers = plan.answer.nameServers
        words.append(servers.isEmpty ? "no authority section" : "\(counted(servers.count, "NS record"))")
        if plan.answer.glue != .none { words.append("with their addresses") }
        words.append(
            plan.answer.algorithm.map {
                "signed with \($0.rawValue) by \(plain(plan.answer.zone.description, limit: 300)) (to who asks with EDNS)"
            }
                ?? "not signed")
        return words.joined(separator: ", ")
    }

    /// A subject's name with its versions: `musl-getaddrinfo 1.2.2, 1.2.3`.
    static func grouped(_ limits: [SubjectLimit]) -> [String] {
        limits.map { "\(plain($0.name, limit: 80)) \(plain($0.versions.joined(separator: "/"), limit: 80))" }.uniqued()
    }

    /// A limit's cause, as it moves with the name or doesn't.
    static func cause(_ limit: SubjectLimit) -> String {
        switch limit.cause {
        case .octets(let octets, _): "\(octets) octets"
        case .records(let records): "\(records) records"
        case .measured(let records, let octets): "was well with \(records), \(octets) octets"
        }
    }

    static func times(_ number: Double) -> String { "\(fixed(number, digits: 2)) times" }

    /// A share as people say it: per cent, and below that 1 in so many.
    static func share(_ share: Double) -> String {
        if share >= 0.001 { return "\(fixed(share * 100, digits: 1)) %" }
        return share < 1e-9 ? "less than 1 in 1,000,000,000" : "1 in \(thousands(Int((1 / share).rounded())))"
    }

    /// A share for a column: `12.5%`, `<0.1%`, `0`.
    static func short(_ share: Double) -> String {
        if share == 0 { return "0" }
        return share < 0.001 ? "<0.1%" : "\(fixed(share * 100, digits: 1))%"
    }

    /// `1,234,567`.
    private static func thousands(_ number: Int) -> String {
        let digits = Array(String(number))
        return String(
            digits.enumerated().flatMap { index, digit in
                index > 0 && (digits.count - index) % 3 == 0 ? [",", digit] : [digit]
            })
    }

    /// With so many digits behind the point.
    static func fixed(_ number: Double, digits: Int) -> String {
        let scale = digits == 1 ? 10.0 : digits == 2 ? 100 : 1000
        let value = Int((number * scale).rounded())
        let rest = String(value % Int(scale))
        return "\(value / Int(scale))." + String(repeating: "0", count: digits - rest.count) + rest
    }
}

extension SubjectLimit {
    /// Whether only what went well is known, and not what goes wrong.
    var isVague: Bool {
        guard case .measured = cause else { return false }
        return true
    }
}
