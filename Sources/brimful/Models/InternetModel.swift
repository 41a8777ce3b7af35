internal import ArgumentParser
internal import Conformance
internal import DNSWire
internal import Field
internal import Foundation
internal import Origin
internal import Sandbox

/// An internet with one name in it: root servers at their real addresses, a top-level domain, and an authority that plays a
/// scenario. Resolvers of any kind find the name by themselves. Needs a network of its own.
struct InternetModelCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "internet")

    @Option(help: "The name. Its zone is delegated to the authority without its first label.")
    var name: String

    @Option(help: "The number of records.")
    var answers = 40

    @Option(help: "What happens to the answers. What strikes at first only does so until standard input ends.")
    var scenario = "clean"

    @Option(help: "Where the top-level domain leads: right, circular, lame or dead.", transform: delegation)
    var delegation = Lease.Delegation.right

    func run() async throws {
        guard Selection.counts.contains(answers) else {
            throw Failure.usage("--answers: \(answers): give a number from 1 to 4096")
        }
        guard let played = try Selection.scenarios([scenario]).first else { throw Failure.usage("--scenario: none") }
        let model = try InternetModel(name: name, answers: answers, scenario: played, delegation: delegation)
        do { try await model.run() } catch { throw Failure.undecided(String(describing: error)) }
    }

    @Sendable private static func delegation(_ word: String) throws -> Lease.Delegation {
        guard let delegation = Lease.Delegation(rawValue: word) else { throw ValidationError("no such delegation") }
        return delegation
    }
}

/// The servers of that internet.
struct InternetModel {
    private let origin: Origin
    private let scenario: Scenario
    private let delegation: Lease.Delegation

    /// Under what number the journal keeps the name.
    private static let nonce: UInt64 = 1

    /// - Throws: `Failure` for a name without a domain to be delegated from.
    init(name text: String, answers: Int, scenario: Scenario, delegation: Lease.Delegation) throws {
        guard let name = try? DomainName(text), name.labels.count >= 3, let parent = name.ancestor(2) else {
            throw Failure.usage("--name: \"\(text.printable(80))\" is no name of three labels or more")
        }
        (self.scenario, self.delegation) = (scenario, delegation)
        // Where the other type is struck, it must not be in order.
        let types = scenario.isOfPairs ? [.a] : RecordType.allCases
        let fixed = types.map {
            FixedName(
                name: name.description, type: $0, count: answers, faults: scenario.faults,
                nonce: $0 == .a ? Self.nonce : nil)
        }
        let cut = String(decoding: name.labels[1], as: UTF8.self).lowercased()
        do {
            origin = try Origin(
                zone: parent, scenarios: [scenario.named(cut)], fixed: fixed, tellsTransports: false,
                watchesConnections: false)
        } catch { throw Failure.undecided(String(describing: error)) }
    }

    /// Says a line when all servers are there, and serves without end.
    func run() async throws {
        try await PrivateInternet.bringUp()
        let roots = RootHints.servers.filter { $0.address.type == .a }.map(\.address.description)
        try await origin.leasing(scenario, rootsAt: roots, delegation: delegation) { lease in
            origin.journal.open(Self.nonce)
            Self.say("root \(roots[0]) top-level \(lease.topLevel) authority \(lease.origin)")
            await Self.inputEnds()
            _ = origin.journal.take(Self.nonce, askedAt: .now)
            try await Task.sleep(for: .seconds(Int64.max / 2))
        }
    }

    /// On a thread of its own: it is waited for as long as somebody likes.
    private static func inputEnds() async {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                _ = try? FileHandle.standardInput.readToEnd()
                continuation.resume()
            }
        }
    }

    private static func say(_ line: String) {
        try? FileHandle.standardOutput.write(contentsOf: Data((line + "\n").utf8))
    }
}

extension Scenario {
    /// The same under another name: that of the zone whose servers it strikes.
    fileprivate func named(_ name: String) -> Scenario {
        Scenario(
            name: name, title: title, wire: wire, requirement: requirement, faults: faults, expectation: expectation,
            rule: rule, victims: victims, counts: counts)
    }
}

extension DomainName {
    /// The name without so many labels at its front; nil where it has fewer.
    fileprivate func ancestor(_ generation: Int) -> DomainName? {
        labels.count < generation ? nil : try? DomainName(labels: labels.dropFirst(generation))
    }
}
