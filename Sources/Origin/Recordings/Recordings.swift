internal import Conformance
internal import DNSWire
internal import FixtureFormats

/// The recordings that are served, found by their questions.
struct Recordings: Sendable {
    private struct Key: Hashable {
        let name: DomainName
        let type: UInt16

        init(_ name: DomainName, _ type: UInt16) {
            self.name = name
            self.type = type
        }

        init(_ recording: Recording) {
            self.init(recording.name, recording.type)
        }
    }

    private let served: [Key: [ServedRecording]]

    /// The names that there is something of.
    let names: [DomainName]

    init(_ recordings: [Recording]) {
        var served: [Key: [ServedRecording]] = [:]
        let own = recordings.enumerated().map { ServedRecording($1, nonce: Self.nonce(of: $0)) }
        for recording in own { served[Key(recording.recording), default: []].append(recording) }
        // What a chain of aliases leads to can be asked for as well, unless that was recorded itself.
        for recording in own {
            for target in recording.aliasTargets where served[Key(target)] == nil {
                served[Key(target)] = [ServedRecording(target, nonce: recording.nonce)]
            }
        }
        self.served = served
        names = Set(served.keys.map(\.name)).sorted { $0.description < $1.description }
    }

    /// The journal's number for a recording: no case has it, whose numbers are counted from 1.
    static func nonce(of index: Int) -> UInt64 { .max - UInt64(index) }

    /// The answer to a query, by the recording whose client asked most alike; nil when there is none.
    func answer(_ asking: Responder.Asking, _ head: QueryHead) -> RecordedAnswer? {
        guard !served.isEmpty, let name = asking.query.questionName(head), Self.isServed(name, by: asking.role),
            let all = served[Key(name, head.qtype)]
        else { return nil }
        return Self.nearest(all, to: RecordedQuery(head), over: asking.transport)?.answer(head, asking)
    }

    /// A name right below the root has no server but the root's.
    private static func isServed(_ name: DomainName, by role: Role) -> Bool {
        role == .origin || name.labels.count < 2
    }

    /// The journal's number for what is recorded about a question; nil when nothing is.
    func nonce(of name: DomainName, _ type: UInt16) -> UInt64? {
        served.isEmpty ? nil : served[Key(name, type)]?.first?.nonce
    }

    private static func nearest(
        _ all: [ServedRecording], to client: RecordedQuery, over transport: Transport
    ) -> ServedRecording? {
        let ranked = all.enumerated().compactMap { index, recording -> (rank: [Int], recording: ServedRecording)? in
            // Whose way isn't known is as good as any.
            let distance = recording.way.map { client.distance(to: $0) } ?? [0, 0]
            if recording.recording.isOfItsWay, distance[0] > 0 { return nil }
            return ([recording.lack(of: transport)] + distance + [index], recording)
        }
        return ranked.min { $0.rank.lexicographicallyPrecedes($1.rank) }?.recording
    }
}

extension ServedRecording {
    /// How far it is from what was asked for: nothing; another transport's answer serves; or there is none.
    fileprivate func lack(of transport: Transport) -> Int {
        switch transport {
        case .udp: recording.conversation.udp != nil ? 0 : 1
        case .tcp: recording.conversation.tcp != nil ? 0 : longestWhole != nil ? 1 : 2
        }
    }
}
