internal import Foundation
public import Origin
public import Sandbox
internal import Subprocess

/// A resolver, launched with its configuration: it lives as long as the closure that uses it.
public struct ResolverRun: Sendable {
    private let workshop: Workshop
    private let subject: PreparedSubject

    public init(_ subject: PreparedSubject, in workshop: Workshop) {
        self.workshop = workshop
        self.subject = subject
    }

    /// How long a resolver may take until it is ready.
    private static let startingTime = Duration.seconds(20)

    /// Starts the resolver between `address` and the lease's servers, waits until it is ready, and gives it to `body`.
    ///
    /// - Parameters:
    ///   - isReady: asks for a control name; a process that listens is not a resolver that is ready.
    ///   - didEnd: told once, right before the resolver is ended, what it took of the machine.
    /// - Throws: `SubjectError` with the resolver's last words when it dies or never gets ready.
    public func running<Result: Sendable>(
        at address: String, lease: Lease, isReady: @escaping @Sendable () async -> Bool,
        didEnd: @Sendable (ResourceUse) -> Void = { _ in }, _ body: @Sendable (ResolverLife) async throws -> Result
    ) async throws -> Result {
        try await PrivateInternet.addAddress(address)
        let upstream = subject.manifest.upstream == .root ? lease.root : lease.origin
        let entry = try workshop.entry(
            for: subject, values: .init(address: address, upstream: upstream), nameserver: lease.origin)
        return try await running(entry, isReady: isReady, didEnd: didEnd, body)
    }

    /// The same with the configuration that its owner wrote, in a network of its own in which it asks whom it likes.
    public func running<Result: Sendable>(
        in network: NetworkNamespace, lease: Lease, isReady: @escaping @Sendable () async -> Bool,
        didEnd: @Sendable (ResourceUse) -> Void = { _ in }, _ body: @Sendable (ResolverLife) async throws -> Result
    ) async throws -> Result {
        var entry = try workshop.configuredEntry(for: subject, nameserver: lease.origin)
        entry.network = network.path
        return try await running(entry, isReady: isReady, didEnd: didEnd, body)
    }

    private func running<Result: Sendable>(
        _ entry: Entry, isReady: @escaping @Sendable () async -> Bool,
        didEnd: @Sendable (ResourceUse) -> Void, _ body: @Sendable (ResolverLife) async throws -> Result
    ) async throws -> Result {
        defer { workshop.discard(entry) }
        let outcome = try await Subprocess.run(
            try Harness.configuration(for: entry), input: .none, output: .sequence, error: .combinedWithOutput
        ) { execution in
            let log = LogTail()
            let leash = Leash(execution.processIdentifier.value)
            let life = ResolverLife(leash, log)
            workshop.watch.add(leash)
            return await withTaskGroup(of: Void.self) { group in
                group.addTask {
                    await log.read(execution.standardOutput, leash)
                    await life.logEnded()
                }
                let result = await Swift.Result.catching {
                    try await waitUntilReady(isReady, log, life)
                    return try await body(life)
                }
                didEnd(ResourceUse(of: leash.process, without: entry.enteringTime))
                workshop.watch.remove(leash)
                leash.end()
                return result
            }
        }
        return try outcome.closureResult.get()
    }

    /// What is wrong with a configuration is often said a line or two before the end.
    private func lastWords(of log: LogTail) -> String {
        if subject.configuration == nil { return log.lastLine }
        let lines = log.lastLines.suffix(Self.lastLines)
        return lines.isEmpty ? log.lastLine : lines.joined(separator: "; ")
    }

    private static let lastLines = 3

    private func waitUntilReady(
        _ isReady: @Sendable () async -> Bool, _ log: LogTail, _ life: ResolverLife
    ) async throws {
        let deadline = ContinuousClock.now + Self.startingTime
        while ContinuousClock.now < deadline {
            if await isReady() { return }
            if log.hasEnded, subject.configuration == nil, let ending = life.ending {
                throw SubjectError("ended at start \(ending)")
            }
            if log.hasEnded { throw SubjectError("ended at start: \(lastWords(of: log))") }
        }
        throw SubjectError("not ready after \(Self.startingTime): \(log.lastLine)")
    }
}

extension Swift.Result where Failure == any Error {
    fileprivate static func catching(_ body: () async throws -> Success) async -> Self {
        do { return .success(try await body()) } catch { return .failure(error) }
    }
}
