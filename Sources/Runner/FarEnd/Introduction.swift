internal import Conformance
internal import DNSWire
internal import Field
internal import Glibc
internal import Origin
internal import Scenarios
internal import Subjects

/// The first words with a resolver that is asked for a far end's names: whether it is there, and gets there.
struct Introduction: Sendable {
    let stage: Stage
    let farEnd: FarEnd

    /// Who can be asked, and what the far end sends to it.
    struct Acquaintance: Sendable {
        let subject: PreparedSubject
        /// Whether large answers come over UDP: then it proves its address by DNS cookies (RFC 7873).
        let isProven: Bool
    }

    private static let versionCap = Duration.seconds(2)
    /// What is wrong at first may be a start that takes its time.
    private static let attempts = 2

    /// - Throws: `SubjectError` when nothing listens there, or small answers don't come.
    func acquaintance(with server: ServerAddress) async throws -> Acquaintance {
        let probe = await stage.prober.askVersion(Destination(server.endpoint), cap: Self.versionCap)
        if probe.status == .gone { throw SubjectError("nothing listens at \(server)") }
        let subject = try PreparedSubject(
            runningAt: server.endpoint, version: probe.version, zone: farEnd.zone.words)
        return try await acquaintance(with: subject)
    }

    /// Programs' own way on this machine.
    ///
    /// - Throws: `SubjectError` when small answers don't come.
    func acquaintanceWithPrograms() async throws -> Acquaintance {
        let subject = try PreparedSubject(lookupsOfVersion: Self.libraryVersion, zone: farEnd.zone.words)
        return try await acquaintance(with: subject)
    }

    /// The C library's, such as `2.36`; empty where it doesn't say (confstr(3)).
    private static var libraryVersion: String {
        var octets = [UInt8](repeating: 0, count: 64)
        let length = octets.withUnsafeMutableBytes { confstr(Int32(_CS_GNU_LIBC_VERSION), $0.baseAddress, $0.count) }
        let words = String(decoding: octets.prefix(max(0, length - 1)), as: UTF8.self).split(separator: " ")
        return words.count == 2 ? String(words[1]) : ""
    }

    private func acquaintance(with subject: PreparedSubject) async throws -> Acquaintance {
        for attempt in 1...Self.attempts {
            do { try await askControls(subject) } catch let error as SubjectError {
                if attempt == Self.attempts { throw error }
            }
        }
        return Acquaintance(subject: subject, isProven: try await isProven(subject))
    }

    private func askControls(_ subject: PreparedSubject) async throws {
        for count in [1, 8] {
            let result = try await ask(subject, count)
            guard result.outcome != .complete else { continue }
            throw SubjectError(
                """
                a small answer of \(farEnd.zone.words) doesn't come: \(result.why) The far end gives it, \
                \(farEnd.servers[0]): is the zone delegated, or forwarded there by every server on the way? `brimful zone \
                --format forward` writes the line
                """)
        }
    }

    /// The addresses tell which way they came: to nobody but a proven address so many do over UDP.
    private func isProven(_ subject: PreparedSubject) async throws -> Bool {
        let result = try await ask(subject, Self.tellingCount)
        let addresses = result.observation.reply.addresses
        return addresses.isComplete && addresses.viaTCP == 0
    }

    /// Far more than an unproven address is sent, and less than 512 octets.
    private static let tellingCount = 20

    private func ask(_ subject: PreparedSubject, _ count: Int) async throws -> CaseResult {
        let clean = ScenarioCatalogue.clean
        let view = subject.manifest.kind == .stub ? View.lookup : .stub
        let question = Question(
            testCase: Case(scenario: clean.name, count: count, nameLength: farEnd.nameLength, view: view),
            purpose: .control)
        let observation = try await FarAsker(stage: stage, farEnd: farEnd, subject: subject)
            .ask([question], scenario: clean)[0]
        return Judge.judge(observation, scenario: clean)
    }
}
