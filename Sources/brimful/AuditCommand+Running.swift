internal import Conformance
internal import Origin
internal import Runner

/// `audit --resolver`: servers that are already running, outside of the sandbox.
extension AuditCommand {
    static let usualListen = "127.0.0.1:5300"

    /// - Throws: `Failure` for wrong usage, and when the place where the origin is to be found can't be had.
    func auditRunning() async throws -> Audit {
        guard subject.isEmpty, through.isEmpty, config == nil else {
            throw Failure.usage(
                "--resolver: audits servers that are already running; leave --subject, --through and --config out")
        }
        let plan = try options.programme()
        let origin = try Self.place(listen ?? Self.usualListen, option: "--listen")
        let servers = try Selection.words(resolver).map {
            try Self.place($0, option: "--resolver", usualPort: UInt16(Origin.port))
        }
        if servers.contains(origin) {
            throw Failure.usage("--resolver \(origin): is where the audit itself listens; give another --listen")
        }
        var seen: Set<Endpoint> = []
        let distinct = servers.filter { seen.insert($0).inserted }.map { RunningServer($0, origin: origin) }
        do {
            return try SandboxedAudit.checked(try await Auditor.run(try playable(plan, from: origin), of: distinct))
        } catch let error as OriginError {
            throw Failure.undecided(
                """
                --listen \(origin): \(error): is `brimful serve` running there? Stop it: the audit plays its part, \
                or give another --listen
                """)
        }
    }

    private static func place(_ text: String, option: String, usualPort: UInt16? = nil) throws -> Endpoint {
        do {
            let place = try Endpoint(text, usualPort: usualPort)
            guard place.port > 0 else { throw Failure.usage("\(option): \"\(text)\": port 0 can't be asked") }
            return place
        } catch let error as OriginError {
            throw Failure.usage("\(option): \(error)")
        }
    }

    /// Without what only the sandbox can play; that is said, and judged nowhere.
    private func playable(_ plan: AuditPlan, from origin: Endpoint) throws -> AuditPlan {
        let (kept, left) = plan.scenarios.parted(by: { !$0.isForgedElsewhere || origin.address.hasPrefix("127.") })
        if left.isEmpty { return plan }
        let names = left.map(\.name).joined(separator: ", ")
        let reason =
            "\(names): not played: an answer from a foreign address needs the sandbox, or --listen at 127.0.0.1"
        if kept.isEmpty { throw Failure.undecided(reason) }
        complain(reason)
        var plan = plan
        plan.scenarios = kept
        return plan
    }
}

extension Scenario {
    fileprivate var isForgedElsewhere: Bool { faults.contains(where: \.isForgedElsewhere) }
}

extension Fault {
    fileprivate var isForgedElsewhere: Bool {
        switch self {
        case .forge(.foreignAddress): true
        case .firstTime(let faults): faults.contains(where: \.isForgedElsewhere)
        default: false
        }
    }
}

extension Array {
    fileprivate func parted(by isFirst: (Element) -> Bool) -> ([Element], [Element]) {
        (filter(isFirst), filter { !isFirst($0) })
    }
}
