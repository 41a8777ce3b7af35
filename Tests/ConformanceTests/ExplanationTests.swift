import Conformance
import Testing

/// The sentence that a report's reader sees, word for word.
@Suite struct ExplanationTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let view: View
        let reply: Reply
        let exchanges: [Exchange]
        let sentence: String

        init(_ view: View, _ reply: Reply, _ exchanges: [Exchange] = [], says sentence: String) {
            self.view = view
            self.reply = reply
            self.exchanges = exchanges
            self.sentence = sentence
        }

        var testDescription: String { sentence }
    }

    private func check(_ row: Row) {
        let observation = Samples.observation(row.view, row.reply, row.exchanges)
        #expect(Judge.judge(observation, scenario: Samples.scenario(.complete)).why == row.sentence)
    }

    @Test(arguments: seen) func `the sentence tells what the subject saw`(row: Row) { check(row) }
    @Test(arguments: did) func `the sentence tells what the subject made of it`(row: Row) { check(row) }

    private static let musl = "musl-getaddrinfo 1.2.3"
    private static let unbound = "unbound 1.17.1"

    private static let seen: [Row] = [
        Row(
            .lookup, .returned(28), [.udpTruncated],
            says: "\(musl) got TC=1, never asked over TCP, and returned 28 of 40 addresses as if they were all."),
        Row(
            .lookup, .returned(40), [.udpTruncated, .tcpConnected, .tcpWhole],
            says: "\(musl) got TC=1, got the whole answer over TCP (704 octets), and returned all 40 addresses."),
        Row(
            .lookup, .returned(40), [.udpWhole],
            says: "\(musl) got the whole answer over UDP (704 octets) and returned all 40 addresses."),
        Row(
            .lookup, .returned(40), [.udpDropped, .udpOversize],
            says: "\(musl) got the whole answer over UDP (704 octets) and returned all 40 addresses."),
        Row(
            .lookup, .error(.temporary, "EAI_AGAIN"),
            says: "\(musl) never asked the origin and gave a temporary error (EAI_AGAIN)."),
        Row(
            .lookup, .error(.timeout), [.udpDropped],
            says: "\(musl) lost 1 UDP response of 715 octets, never asked over TCP, and did not answer within 15 s."),
        Row(
            .lookup, .error(.timeout, "ETIMEOUT"), [.udpDropped, .udpDropped],
            says: "\(musl) lost 2 UDP responses of 715 octets, never asked over TCP, and timed out (ETIMEOUT)."),
        Row(
            .lookup, .returned(28), [.udpDropped, .udpTruncated],
            says: "\(musl) got TC=1, never asked over TCP, and returned 28 of 40 addresses as if they were all."),
        Row(
            .lookup, .returned(28), [.udpCut],
            says:
                "\(musl) got a message that was cut short, never asked over TCP, and returned 28 of 40 addresses as if they "
                + "were all."),
        Row(
            .lookup, .error(.temporary), [.udpTruncated, .tcpRefused],
            says: "\(musl) got TC=1, was refused over TCP, and gave a temporary error (SERVFAIL)."),
        Row(
            .lookup, .error(.temporary), [.udpTruncated, .tcpIgnored],
            says: "\(musl) got TC=1, got no answer to its TCP SYN, and gave a temporary error (SERVFAIL)."),
        Row(
            .lookup, .error(.temporary), [.udpTruncated, .tcpConnected, .tcpClosed],
            says: "\(musl) got TC=1, had its TCP connection closed, and gave a temporary error (SERVFAIL)."),
        Row(
            .lookup, .error(.temporary), [.udpTruncated, .tcpConnected, .tcpTruncated],
            says: "\(musl) got TC=1, got TC=1 over TCP too, and gave a temporary error (SERVFAIL)."),
        Row(
            .lookup, .error(.temporary), [.udpTruncated, .tcpConnected],
            says: "\(musl) got TC=1, connected over TCP, and gave a temporary error (SERVFAIL)."),
        Row(
            .udp512, .message(40), [.tcpWhole],
            says: "\(unbound) got the whole answer over TCP (704 octets) and returned all 40 addresses."),
        Row(
            .udp512, .message(0, rcode: 2), [.sample(.udp, .answered, octets: 64)],
            says: "\(unbound) asked over UDP and gave a temporary error (SERVFAIL)."),
        Row(
            .lookup, .error(.temporary), [.udpError],
            says: "\(musl) got an error over UDP and gave a temporary error (SERVFAIL)."),
        Row(
            .lookup, .returned(8), [.udpSubset],
            says: "\(musl) got 8 of the records over UDP and returned 8 of 40 addresses as if they were all."),
        Row(
            .lookup, .returned(40), [.udpForged],
            says: "\(musl) was sent an answer that must not be believed, "
                + "got the whole answer over UDP (704 octets), and returned all 40 addresses."),
        Row(
            .lookup, .error(.temporary), [.udpTruncated, .tcpConnected, .tcpReset, .tcpClosed],
            says: "\(musl) got TC=1, had its TCP connection reset, and gave a temporary error (SERVFAIL)."),
        Row(
            .lookup, .error(.timeout, "EAI_AGAIN"), [.udpTruncated, .tcpConnected, .tcpDropped, .tcpClosed],
            says: "\(musl) got TC=1, got no answer over TCP, and timed out (EAI_AGAIN)."),
        Row(
            .lookup, .error(.temporary), [.udpTruncated, .tcpConnected, .tcpError],
            says: "\(musl) got TC=1, got an error over TCP, and gave a temporary error (SERVFAIL)."),
        Row(
            .lookup, .returned(8), [.udpTruncated, .tcpConnected, .tcpSubset],
            says:
                "\(musl) got TC=1, got 8 of the records over TCP, and returned 8 of 40 addresses as if they were all."),
        Row(
            .lookup, .returned(40), [.udpWhole, .sample(.udp, .dropped, octets: 1184, type: .aaaa)],
            says: "\(musl) got the whole answer over UDP (704 octets) and returned all 40 addresses."),
        Row(
            .lookup, .error(.timeout), [.udpDropped, .sample(.udp, .answered, octets: 512, tc: true, type: .aaaa)],
            says: "\(musl) lost 1 UDP response of 715 octets, never asked over TCP, and did not answer within 15 s."),
        Row(
            .lookup, .error(.temporary), Array(repeating: .udpDropped, count: 199),
            says:
                "\(musl) lost 199 UDP responses of 715 octets, never asked over TCP, and gave a temporary error (SERVFAIL)."
        ),
        Row(
            .lookup, .returned(40), Array(repeating: .udpWhole, count: 200),
            says:
                "\(musl) made 200 queries, got the whole answer over UDP (704 octets), and returned all 40 addresses."),
        Row(
            .parse, .error(.malformed, "MESG_ERR"),
            says: "ldns-wire2pkt was handed a message of 704 octets and could not read the answer (MESG_ERR)."),
    ]

    private static let did: [Row] = [
        unasked(
            .lookup, .message(40, foreign: ["192.0.2.1", "192.0.2.2"]),
            "returned 2 addresses not of the name (192.0.2.1, 192.0.2.2)"),
        unasked(.lookup, .error(.noSuchName, "EAI_NONAME"), "said that the name does not exist (EAI_NONAME)"),
        unasked(.udp512, .message(0, rcode: 3), "said that the name does not exist (NXDOMAIN)"),
        unasked(.udp512, .message(0), "said that the name has no address (NODATA)"),
        unasked(.lookup, .error(.noData, "EAI_NODATA"), "said that the name has no address (EAI_NODATA)"),
        unasked(.udp512, .message(0, tc: true), "answered TC=1"),
        unasked(.lookup, .error(.truncated, "ETRUNC"), "said that the answer did not fit (ETRUNC)"),
        unasked(.udp512, .message(0, rcode: 1), "answered FORMERR"),
        unasked(
            .udp512, .status(.unreadable("cut at octet 512")), "could not read the answer (cut at octet 512)"),
        unasked(.lookup, .error(.malformed), "could not read the answer (malformed)"),
        unasked(.udp512, .message(0, rcode: 5), "gave no answer (REFUSED)"),
        unasked(.udp512, .error(.refused, "connection refused"), "gave no answer (connection refused)"),
        unasked(.udp512, .status(.timedOut), "did not answer within 15 s"),
        unasked(.lookup, .status(.hung), "did not return within 15 s"),
        unasked(.lookup, .status(.exited(1)), "died at 40 addresses (exit code 1)"),
        unasked(.lookup, .status(.exited(139)), "died at 40 addresses (exit code 139, as of SIGSEGV)"),
        unasked(.lookup, .status(.signalled(11)), "died at 40 addresses (SIGSEGV)"),
        unasked(.lookup, .status(.signalled(40)), "died at 40 addresses (signal 40)"),
        unasked(
            .lookup, .status(.signalled(6), log: ["free(): invalid pointer", String(repeating: "x", count: 81)]),
            "died at 40 addresses (SIGABRT), its last words: \"free(): invalid pointer\", "
                + "\"\(String(repeating: "x", count: 79))…\""),
        unasked(.udp512, .status(.gone), "died at 40 addresses (nothing listens at its address any more)"),
        unasked(
            .lookup, .status(.ended(.memory)), "had to be ended at 40 addresses: it took more than 2 GiB of memory"),
        unasked(
            .lookup, .status(.ended(.queries)), "had to be ended at 40 addresses: it made more than 5000 queries"),
        unasked(
            .lookup, .status(.outOfStep),
            "could not be judged (it said more lines than it was asked, so that none is known to answer what)"),
        unasked(.lookup, .status(.harness("no free port")), "could not be judged (no free port)"),
    ]

    @Test func `a pair says through whom it asked`() {
        let pair = Observation(
            subject: Samples.subject(.stub).through(Samples.subject(.resolver)),
            testCase: Case(scenario: "sample", count: 40, view: .lookup), purpose: .sweep, octets: 704,
            reply: .returned(40), exchanges: [.udpWhole])
        #expect(
            Judge.judge(pair, scenario: Samples.scenario(.complete)).why
                == "\(Self.musl) through unbound@1.17.1 got the whole answer over UDP (704 octets) and returned all 40 addresses."
        )
    }

    private static func unasked(_ view: View, _ reply: Reply, _ clause: String) -> Row {
        let subject = view == .lookup ? musl : unbound
        return Row(view, reply, says: "\(subject) never asked the origin and \(clause).")
    }
}
