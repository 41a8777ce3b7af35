internal import Conformance

/// The scenarios by the labels that query names have for them.
struct Playbook: Sendable {
    /// What one scenario does.
    struct Part: Sendable {
        let faults: [Fault]
        /// The faults that are left when a case has been answered once; nil when these are all.
        let lasting: [Fault]?
        /// The faults that strike every name of the scenario's zone.
        let ofServer: [Fault]
        /// The zone's name servers.
        let servers: Int

        init(_ all: [Fault]) {
            faults = all.flatMap(\.now)
            let lasting = all.filter { $0.now == [$0] }
            self.lasting = lasting.count == all.count ? nil : lasting
            ofServer = faults.filter(\.isOfServer)
            servers = max(1, ResponseBody(faults: faults).servers)
        }
    }

    private let parts: [String: Part]

    /// Small answers without any fault are known always: controls, whatever is played.
    private static let always = ["clean": Part([])]

    /// Each scenario is known by its label and by its name.
    init(_ scenarios: [Scenario]) {
        var parts: [String: Part] = [:]
        for scenario in scenarios {
            let part = Part(scenario.faults)
            for label in [scenario.label, scenario.name].map({ $0.lowercased() }) where parts[label] == nil {
                parts[label] = part
            }
        }
        self.parts = parts.merging(Self.always) { known, _ in known }
    }

    /// - Parameter label: in lower case.
    subscript(label: String) -> Part? { parts[label] }
}

extension Fault {
    /// The faults that it is as long as nothing has been answered.
    fileprivate var now: [Fault] {
        if case .firstTime(let faults) = self { faults.flatMap(\.now) } else { [self] }
    }
}
