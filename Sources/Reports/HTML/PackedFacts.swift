import Conformance

/// The facts of a result, packed.
extension Reply {
    func packed(_ strings: StringTable) -> Packed {
        [
            strings.place(of: words, limit: 2000), strings.place(of: error, limit: 2000),
            strings.place(of: errorClass?.rawValue), Packed(rcode), Packed(tc), Packed(octets),
            Packed(milliseconds: elapsedMs), addresses.packed(strings),
            .list(log.suffix(Self.mostLines).map { strings.place(of: $0, limit: 1000) }),
        ]
    }

    /// Of a log; each is bounded as well.
    private static let mostLines = 60

    /// How the asking ended, where it didn't with an answer.
    private var words: String? {
        switch status {
        case .answered: nil
        case .timedOut: "no answer in time"
        case .hung: "it never came back"
        case .exited(let code): status.signalName.map { "ended by \($0)" } ?? "ended with exit code \(code)"
        case .signalled(let number): "ended by \(status.signalName ?? "signal \(number)")"
        case .gone: "nothing listens there any more"
        case .ended(let excess): "\(excess)"
        case .outOfStep: "it said more lines than it was asked"
        case .unreadable(let reason): "unreadable: \(reason)"
        case .harness(let reason): "the harness failed: \(reason)"
        }
    }
}

extension AddressTally {
    func packed(_ strings: StringTable) -> Packed {
        [
            .number(expected), .number(received), .number(missing), .number(foreign), .number(duplicate),
            .number(viaTCP), Packed(isInOrder), strings.places(of: foreignExamples.prefix(8)),
        ]
    }
}

extension [Exchange] {
    func packed(_ strings: StringTable) -> Packed {
        .list(map { $0.packed(strings) })
    }
}

extension Exchange {
    func packed(_ strings: StringTable) -> Packed {
        [
            strings.place(of: transport.rawValue), Packed(ednsSize), .number(octets), Packed(tc), .number(records),
            strings.place(of: action.rawValue), strings.place(of: type?.rawValue), Packed(milliseconds: atMs),
            strings.place(of: destination),
        ]
    }
}

extension Observation.Repetition {
    func packed(_ strings: StringTable) -> Packed {
        [
            strings.place(of: view.rawValue), reply.packed(strings), exchanges.packed(strings), .number(unlisted),
        ]
    }
}

extension Assessment.Standing {
    /// What weighs more for the run is larger; the page knows standings by this number.
    var weight: Int {
        switch self {
        case .asExpected: 0
        case .accepted: 1
        case .tolerated: 2
        case .undecided: 3
        case .deviates: 4
        }
    }

    func packed(_ strings: StringTable) -> Packed {
        guard case .accepted(let reason, let source) = self else { return .number(weight) }
        return [strings.place(of: reason), strings.place(of: source)]
    }
}

extension Rule {
    func packed(_ strings: StringTable) -> Packed {
        [strings.place(of: rfc), strings.place(of: section), strings.place(of: text, limit: 2000)]
    }
}

extension MessageSample {
    func packed(_ strings: StringTable) -> Packed {
        [
            strings.place(of: scenario), strings.place(of: type.rawValue), .number(count),
            strings.place(of: transport.rawValue), Packed(udpPayloadSize), .number(octets),
            .list(
                fields.map { field in
                    [
                        .number(field.offset), strings.place(of: field.hex, limit: 2 * 255 + 200),
                        strings.place(of: field.name), strings.place(of: field.value),
                    ]
                }),
        ]
    }
}
