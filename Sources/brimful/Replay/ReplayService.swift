internal import Conformance
internal import DNSWire
internal import Foundation
internal import Origin

/// Serves recordings to any client until it is ended.
struct ReplayService {
    let items: [ReplayItem]
    /// Where, as the user wrote it.
    let listen: String

    /// More lines than anybody reads.
    private static let mostLines = 20

    private var recordings: [Recording] { items.map(\.recording) }

    func run() async throws {
        let place: Endpoint
        do { place = try Endpoint(listen) } catch { throw Failure.usage("--listen: \(error)") }
        if Recording.mixesOpenings(recordings) {
            complain(
                "some of these connections were refused or ignored: here they are accepted, and reset or left unanswered"
            )
        }
        do {
            let origin = try Origin(
                zone: try DomainName("brimful.example."), scenarios: [], recordings: recordings, refusesOthers: true,
                watchesConnections: false)
            try await serve(origin, at: place)
        } catch {
            throw Failure.undecided("--listen \(listen): \(error)")
        }
    }

    private func serve(_ origin: Origin, at place: Endpoint) async throws {
        let fault = Recording.tcpFault(of: recordings)
        // Only a lease leaves SYNs unanswered.
        if fault == .blackhole, place.port > 0 {
            try await origin.leasing(Self.ignoringTCP, at: place) { _ in
                try await wait(at: place, port: place.port, fault)
            }
        } else {
            let port = try await origin.serve(
                address: place.address, port: place.port, tcpFault: fault == .refused ? fault : nil)
            try await wait(at: place, port: port, fault)
        }
    }

    private func wait(at place: Endpoint, port: UInt16, _ fault: Fault.TCPFault?) async throws {
        let transports = fault == nil ? "UDP and TCP" : fault == .refused ? "UDP, TCP refused" : "UDP, TCP ignored"
        let lines =
            ["serving on \(place.address):\(port), \(transports)"]
            + items.prefix(Self.mostLines).map { "  \($0.summary)" }
            + (items.count > Self.mostLines ? ["  and \(items.count - Self.mostLines) more"] : [])
        try FileHandle.standardOutput.write(contentsOf: Data((lines.joined(separator: "\n") + "\n").utf8))
        try await Task.sleep(for: .seconds(Int64.max / 2))
    }

    private static let ignoringTCP = Scenario(
        name: "recorded", title: "What was recorded", wire: "What was recorded.", requirement: "",
        faults: [.tcp(.blackhole)], expectation: .honestFailure, rule: .supportTCP, victims: [])
}
