import Conformance

/// The words of command lines that the page puts together, each safe to paste.
extension Scenario {
    /// Serves the scenario's cases; nil where only the sandbox can play it.
    func serveCommand(zone: String) -> String? {
        guard tcpFault != .blackhole else { return nil }
        let option = zone == SeeingLines.zone ? "" : " --zone \(plain(zone, limit: 255).quotedForShell)"
        return "brimful serve --scenario \(plain(name).quotedForShell)\(option) &"
    }
}

extension SubjectIdentity {
    /// Chooses the subject for `brimful audit`, with `--zone` for `brimful check`, and with `--subject` for `brimful minimise`.
    var selectionOptions: String {
        if let place = RunningPlace(self) {
            return place.options.map { plain($0, limit: 255).quotedForShell }.joined(separator: " ")
        }
        let own = "--subject \(plain(ownName, limit: 80).quotedForShell)"
        return through.map { "\(own) --through \(plain($0, limit: 80).quotedForShell)" } ?? own
    }
}

extension CaseResult {
    /// Has dig ask as the subject did.
    func digOptions(_ scenario: Scenario) -> String {
        SeeingLines.digOptions(
            observation.testCase.view, ednsSize: observation.firstEDNSSize, isCut: scenario.isCut
        ).joined(separator: " ")
    }
}
