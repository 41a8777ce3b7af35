import Conformance
import Testing

@Suite struct ScenarioTests {
    @Test(
        arguments: [
            (.truncate(.empty), .message), (.omitTC(.all), .message), (.noCompression, .octets),
            (.cut(at: 512), .octets),
            (.drop(above: 512), .delivery), (.tcp(.eof), .delivery),
        ] as [(Fault, Fault.Layer)])
    func `a fault acts on one layer`(fault: Fault, layer: Fault.Layer) {
        #expect(fault.layer == layer)
    }

    @Test(
        arguments: [
            ([], true), ([.noCompression], true), ([.cut(at: 512)], true), ([.omitTC(.all), .cut(at: 512)], true),
            ([.truncate(.empty)], false), ([.omitTC(.withoutEDNS)], false), ([.drop(above: 512)], false),
            ([.tcp(.refused)], false), ([.noCompression, .tcp(.refused)], false),
        ] as [([Fault], Bool)])
    func `parsers are handed the right octets or other octets, and nothing that needs a network`(
        faults: [Fault], applies: Bool
    ) {
        #expect(Samples.scenario(.complete, faults: faults).appliesToParsers == applies)
    }

    @Test(
        arguments: [
            ([], false), ([.drop(above: 512)], true), ([.truncate(.empty), .tcp(.blackhole)], true),
            ([.tcp(.refused)], false), ([.tcp(.eof)], false), ([.cut(at: 512)], false),
        ] as [([Fault], Bool)])
    func `silence is a dropped response or a SYN without answer`(faults: [Fault], silent: Bool) {
        #expect(Samples.scenario(.complete, faults: faults).isSilent == silent)
    }

    @Test func `the TCP fault is found wherever it stands`() {
        #expect(Samples.scenario(.complete, faults: [.truncate(.empty), .tcp(.eof)]).tcpFault == .eof)
        #expect(Samples.scenario(.complete, faults: [.truncate(.empty)]).tcpFault == nil)
    }
}
