import Conformance
import Testing

/// How a subject went about it, whatever came of it.
@Suite struct ConductTests {
    private func conduct(_ exchanges: [Exchange], _ reply: Reply = .returned(40)) -> Conduct {
        Judge.judge(Samples.observation(.lookup, reply, exchanges), scenario: Samples.scenario(.complete)).conduct
    }

    @Test func `queries over UDP and TCP count, of both types, and connections don't`() {
        let other = Exchange.sample(.udp, .answered, type: .aaaa)
        #expect(conduct([.udpTruncated, other, .tcpConnected, .tcpTruncated, .tcpClosed]).queries == 3)
        #expect(conduct([]).queries == 0)
    }

    @Test func `each payload size counts once, in the order of its first use, and none is 0`() {
        let sizes: [Int?] = [1232, 4096, nil, 1232, nil, 512]
        let exchanges = sizes.map { Exchange.sample(.udp, .dropped, edns: $0) } + [.tcpConnected]
        #expect(conduct(exchanges).udpPayloadSizes == [1232, 4096, 0, 512])
        #expect(conduct([.tcpConnected]).udpPayloadSizes == [])
    }

    @Test(
        arguments: [
            ([], nil), ([.udpWhole], nil), ([.udpTruncated], nil), ([.tcpConnected, .tcpWhole], .nothing),
            ([.tcpRefused, .udpTruncated], .nothing), ([.udpTruncated, .tcpRefused], .truncation),
            ([.sample(.udp, .cut, tc: true), .tcpWhole], .truncation), ([.udpDropped, .tcpIgnored], .silence),
            ([.udpCut, .tcpWhole], .badMessage), ([.udpOversize, .tcpWhole], .badMessage),
            ([.udpError, .tcpConnected], .error), ([.udpWhole, .tcpConnected], .answer),
            ([.udpForged, .tcpConnected], .answer), ([.udpSubset, .tcpConnected], .answer),
            ([.udpDropped, .udpTruncated, .tcpConnected, .udpError], .truncation),
            ([.udpTruncated, .udpDropped, .tcpConnected], .silence),
        ] as [([Exchange], Conduct.TCPTrigger?)])
    func `TCP is tried after what came last`(exchanges: [Exchange], trigger: Conduct.TCPTrigger?) {
        #expect(conduct(exchanges).tcpAfter == trigger)
    }

    @Test func `an answer for the other type in between is not what TCP is tried for`() {
        let other = Exchange.sample(.udp, .answered, octets: 76, records: 1, type: .aaaa)
        #expect(conduct([.udpTruncated, other, .tcpConnected]).tcpAfter == .truncation)
        #expect(conduct([other, .udpTruncated, .tcpConnected]).tcpAfter == .truncation)
    }

    @Test func `the other type's truncated answer calls for TCP as well`() {
        let other = Exchange.sample(.udp, .answered, octets: 512, tc: true, type: .aaaa)
        #expect(conduct([other, .udpWhole, .tcpConnected]).tcpAfter == .truncation)
    }

    @Test(
        arguments: [
            (.noSuchName, true), (.noData, true), (.malformed, true), (.temporary, false), (.timeout, false),
            (.truncated, false), (.refused, false),
        ] as [(ErrorClass, Bool)])
    func `some words of a stub resolver look permanent`(errorClass: ErrorClass, looksPermanent: Bool) {
        #expect(conduct([.udpTruncated, .tcpRefused], .error(errorClass)).looksPermanent == looksPermanent)
    }

    @Test func `addresses don't look permanent, nor does what the server said, nor an RCODE`() {
        #expect(!conduct([.udpTruncated]).looksPermanent)
        #expect(!conduct([.udpError], .error(.noSuchName)).looksPermanent)
        #expect(!conduct([.sample(.udp, .answered)], .error(.noData)).looksPermanent)
        let message = Reply(
            status: .answered, addresses: AddressTally(expected: 40), errorClass: .noSuchName, rcode: 3, elapsedMs: 1)
        #expect(!conduct([.udpTruncated], message).looksPermanent)
    }

    @Test func `no records beside TC, and what was said of the other type, make no permanent word right`() {
        #expect(conduct([.sample(.udp, .answered, tc: true)], .error(.noSuchName)).looksPermanent)
        #expect(conduct([.udpWhole], .error(.noData)).looksPermanent)
        #expect(conduct([.sample(.udp, .error, type: .aaaa)], .error(.malformed)).looksPermanent)
        #expect(conduct([.sample(.udp, .answered, type: .aaaa)], .error(.noData)).looksPermanent)
    }

    @Test func `two hundred queries go round in circles`() {
        #expect(Conduct.loopingQueries == 200)
    }
}
