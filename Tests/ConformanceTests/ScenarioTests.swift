import Conformance
import Testing

@Suite struct ScenarioTests {
    @Test(
        arguments: [
            (.truncate(.empty), .message), (.omitTC(.all), .message), (.noCompression, .octets),
            (.cut(at: 512), .octets),
            (.drop(above: 512), .delivery), (.tcp(.eof), .delivery), (.forge(.wrongID), .delivery),
            (.negative(.nxdomain, above: 20), .message), (.subset(8), .message), (.edns(.formerr), .message),
            (.cnameChain(3), .message), (.cnameOnly, .message), (.delegation(servers: 4), .message),
            (.otherType(.dead), .message), (.duplicate, .octets), (.shuffle, .octets),
            (.firstTime([.drop(above: 512), .shuffle]), .delivery), (.firstTime([]), .message),
        ] as [(Fault, Fault.Layer)])
    func `a fault acts on one layer`(fault: Fault, layer: Fault.Layer) {
        #expect(fault.layer == layer)
    }

    @Test(
        arguments: [
            ([], true), ([.noCompression], true), ([.cut(at: 512)], true), ([.omitTC(.all), .cut(at: 512)], true),
            ([.truncate(.empty)], false), ([.omitTC(.withoutEDNS)], false), ([.drop(above: 512)], false),
            ([.tcp(.refused)], false), ([.noCompression, .tcp(.refused)], false), ([.omitTC(.all)], false),
            ([.duplicate], true), ([.shuffle], true), ([.cnameChain(3)], true), ([.delegation(servers: 4)], true),
            ([.duplicate, .omitTC(.all)], true), ([.cnameOnly], false), ([.subset(8)], false),
            ([.edns(.formerr)], false), ([.otherType(.dead)], false), ([.forge(.wrongID)], false),
            ([.firstTime([.cut(at: 512)])], false), ([.negative(.nxdomain, above: 20)], false),
        ] as [([Fault], Bool)])
    func `parsers are handed the right octets or other octets, and nothing that needs a network`(
        faults: [Fault], applies: Bool
    ) {
        #expect(Samples.scenario(.complete, faults: faults).appliesToParsers == applies)
    }

    @Test(
        arguments: [
            ([], false), ([.drop(above: 512)], true), ([.truncate(.empty), .tcp(.blackhole)], true),
            ([.tcp(.refused)], false), ([.tcp(.eof)], false), ([.cut(at: 512)], false), ([], false),
            ([.tcp(.silent)], true), ([.tcp(.slow)], true), ([.tcp(.split)], false), ([.tcp(.reset)], false),
            ([.edns(.drop)], true), ([.edns(.formerr)], false), ([.otherType(.dead)], true),
            ([.otherType(.servfail)], false), ([.firstTime([.shuffle, .drop(above: 512)])], true),
            ([.firstTime([.truncate(.empty), .tcp(.reset)])], false),
        ] as [([Fault], Bool)])
    func `a client is kept waiting by silence, and by slow TCP`(faults: [Fault], silent: Bool) {
        #expect(Samples.scenario(.complete, faults: faults).isSilent == silent)
    }

    @Test func `the TCP fault is found wherever it stands`() {
        #expect(Samples.scenario(.complete, faults: [.truncate(.empty), .tcp(.eof)]).tcpFault == .eof)
        #expect(Samples.scenario(.complete, faults: [.truncate(.empty)]).tcpFault == nil)
    }

    @Test func `only what becomes of EDNS strikes every query, and only the other type makes pairs`() {
        for fault in FaultCodingTests.writings.map(\.fault) {
            let scenario = Samples.scenario(.complete, faults: [.shuffle, fault])
            let isEDNS = if case .edns = fault { true } else { false }
            let isOther = if case .otherType = fault { true } else { false }
            #expect(scenario.strikesEveryQuery == isEDNS)
            #expect(scenario.isOfPairs == isOther)
        }
    }

    @Test func `TCP still delivers when it is slow or in pieces`() {
        #expect(Fault.TCPFault.allCases.filter(\.delivers) == [.split, .slow])
    }

    @Test func `connections are refused, ignored or closed before anything is asked`() {
        #expect(Fault.TCPFault.allCases.filter(\.isOfConnection) == [.refused, .blackhole, .eof])
    }

    @Test(
        arguments: [
            ("clean", "clean"), ("cut-mid-records", "cut-mid-records"), ("cut-mid-record-s", "cut-mid-re-ofvy"),
            ("middlebox-negative-nxdomain", "middlebox--8jbs"), ("middlebox-negative-nodata", "middlebox--1jw9"),
        ])
    func `a name of up to fifteen octets is its own label, a longer one is shortened`(name: String, label: String) {
        #expect(Self.named(name).label == label)
    }

    @Test func `shortened labels are as long as a label may be, and differ where the names do`() {
        let names = ["nxdomain", "nodata", "servfail"].map { "middlebox-negative-\($0)" }
        let labels = names.map { Self.named($0).label }
        #expect(labels.map(\.utf8.count) == [15, 15, 15])
        #expect(Set(labels).count == 3)
        #expect(names.map { Self.named($0).label } == labels)
    }

    private static func named(_ name: String) -> Scenario {
        Scenario(
            name: name, title: "A sample", wire: "Something.", requirement: "Cope.", faults: [], expectation: .complete,
            rule: Samples.broken, victims: [])
    }
}
