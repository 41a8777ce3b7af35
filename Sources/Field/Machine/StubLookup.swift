public import Conformance
public import DNSWire
internal import Foundation
internal import Glibc
internal import Synchronization

/// What getaddrinfo gave, as programs on this machine call it.
public struct StubLookup: Sendable, Hashable {
    /// Different ones, in the order in which they came.
    public let addresses: [Address]
    /// The error's name, such as `EAI_AGAIN`; nil without one.
    public let error: String?
    /// Milliseconds.
    public let elapsedMs: Double

    /// What stands for an error where nothing came back in time.
    public static let noEnd = "no end"

    public init(addresses: [Address] = [], error: String? = nil, elapsedMs: Double) {
        self.addresses = addresses
        self.error = error
        self.elapsedMs = elapsedMs
    }

    /// Calls getaddrinfo, on a thread that is given up when it takes too long.
    ///
    /// - Parameter name: as programs write it, without the final dot.
    public static func run(_ name: String, type: RecordType, patience: Duration = .seconds(35)) async -> StubLookup {
        let begun = ContinuousClock.now
        return await withCheckedContinuation { continuation in
            let waiter = Waiter(continuation)
            Thread.detachNewThread { waiter.resume(call(name, type, since: begun)) }
            Task {
                try? await Task.sleep(for: patience)
                waiter.resume(StubLookup(error: noEnd, elapsedMs: patience / .milliseconds(1)))
            }
        }
    }

    /// Takes the first result, and only that.
    private final class Waiter: Sendable {
        private let continuation: CheckedContinuation<StubLookup, Never>
        private let isDone = Atomic(false)

        init(_ continuation: CheckedContinuation<StubLookup, Never>) {
            self.continuation = continuation
        }

        func resume(_ lookup: StubLookup) {
            if !isDone.exchange(true, ordering: .relaxed) { continuation.resume(returning: lookup) }
        }
    }

    private static func call(_ name: String, _ type: RecordType, since begun: ContinuousClock.Instant) -> StubLookup {
        var hints = addrinfo()
        hints.ai_family = type == .a ? AF_INET : AF_INET6
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        let code = getaddrinfo(name, nil, &hints, &list)
        let elapsed = (ContinuousClock.now - begun) / .milliseconds(1)
        guard code == 0 else { return StubLookup(error: word(of: code), elapsedMs: elapsed) }
        defer { freeaddrinfo(list) }
        let found = sequence(first: list, next: { $0?.pointee.ai_next }).prefix { $0 != nil }.compactMap {
            $0.flatMap(address)
        }
        return StubLookup(addresses: found.uniqued(), elapsedMs: elapsed)
    }

    private static func address(_ entry: UnsafeMutablePointer<addrinfo>) -> Address? {
        guard let place = entry.pointee.ai_addr else { return nil }
        // Behind the family and the port, and in IPv6 the flow label (RFC 3493 §3.3).
        let (offset, length) = entry.pointee.ai_family == AF_INET ? (4, 4) : (8, 16)
        return Address(octets: UnsafeRawBufferPointer(start: UnsafeRawPointer(place) + offset, count: length))
    }

    private static func word(of code: Int32) -> String {
        switch code {
        case EAI_AGAIN: "EAI_AGAIN"
        case EAI_FAIL: "EAI_FAIL"
        case EAI_NONAME: "EAI_NONAME"
        case EAI_MEMORY: "EAI_MEMORY"
        case EAI_SYSTEM: "EAI_SYSTEM"
        // EAI_NODATA is GNU's own (netdb.h).
        case -5: "EAI_NODATA"
        default: "EAI \(code)"
        }
    }
}
