internal import Conformance
internal import Origin
internal import Runner
internal import Saving
internal import Subjects

/// `audit --resolver`: servers that are already running, outside of the sandbox.
extension AuditCommand {
    static let usualListen = "127.0.0.1:5300"

    /// - Throws: `Failure` for wrong usage, and when the place where the origin is to be found can't be had.
    func auditRunning() async throws -> Audit {
        guard subject.isEmpty, through.isEmpty, config == nil else {
            throw Failure.usage(
                "--resolver: audits servers that are already running; leave --subject, --through and --config out")
        }
        guard shard == nil else { throw Failure.usage("--shard: goes without --resolver: a server is in one place") }
        var outline = try options.outline()
        let origin = try Self.place(listen ?? Self.usualListen, option: "--listen")
        let servers = try Selection.words(resolver).map {
            try Self.place($0, option: "--resolver", usualPort: UInt16(Origin.port))
        }
        if servers.contains(origin) {
            throw Failure.usage("--resolver \(origin): is where the audit itself listens; give another --listen")
        }
        var seen: Set<Endpoint> = []
        let distinct = servers.filter { seen.insert($0).inserted }.map { RunningServer($0, origin: origin) }
        outline.subjects = distinct.map { PreparedSubject.name(ofServerAt: $0.endpoint) }
        let recording = try AuditRecording(try playable(outline, from: origin), folder: save)
        do {
            var plan = await options.plan(of: recording.saved.outline)
            plan.done = await recording.saved.done
            try await Auditor.run(plan, of: distinct) { try await recording.note($0) }
            return try await SandboxedAudit.checked(recording.saved)
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
    private func playable(_ outline: AuditOutline, from origin: Endpoint) throws -> AuditOutline {
        let (kept, left) = outline.scenarios.parted(by: { !$0.isForgedElsewhere || origin.address.hasPrefix("127.") })
        if left.isEmpty { return outline }
        let names = left.map(\.name).joined(separator: ", ")
        let reason =
            "\(names): not played: an answer from a foreign address needs the sandbox, or --listen at 127.0.0.1"
        if kept.isEmpty { throw Failure.undecided(reason) }
        complain(reason)
        var outline = outline
        outline.scenarios = kept
        return outline
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
