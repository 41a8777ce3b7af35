import Conformance
import DNSWire
import Planning
import TestTools
import Testing

@Suite struct `A planned answer's size` {
    static let smarty = "us-street.api.smarty.com"

    static func answers() throws -> [PlannedAnswer] {
        let name = try DomainName(smarty)
        let servers = try NameServers.likeRoute53(4)
        let own = try ["a.ns.smarty.com", "b.ns.smarty.com", "ns.elsewhere.net"].map { try DomainName($0) }
        let inside = try DomainName("lb.api.smarty.com")
        let outside = try DomainName("pool.big.example.co.uk")
        let long = try DomainName(String(repeating: "a23456789.", count: 24))
        return [
            PlannedAnswer(name: name), PlannedAnswer(name: name, type: .aaaa, nameServers: servers),
            PlannedAnswer(name: name, nameServers: servers),
            PlannedAnswer(name: name, nameServers: try NameServers.likeRoute53(13), glue: .both),
            PlannedAnswer(name: name, nameServers: own, glue: .a, algorithm: .ed25519),
            PlannedAnswer(name: name, alias: inside, nameServers: own, algorithm: .rsasha256With2048),
            PlannedAnswer(name: name, alias: outside, nameServers: servers, glue: .both, algorithm: .ecdsap256sha256),
            PlannedAnswer(name: long, nameServers: servers, algorithm: .rsasha256With1024),
            PlannedAnswer(name: try DomainName("com"), nameServers: servers, algorithm: .ed448),
        ]
    }

    static let askings = [Asking.plain, .usual, Asking(edns: true, dnssecOK: false)]

    @Test func `is what libldns encodes, whatever is in it`() throws {
        for answer in try Self.answers() {
            for asking in Self.askings {
                // With 1100 addresses the authority section lies where no pointer leads.
                for count in [0, 1, 29, 40, 1100] {
                    let octets = try answer.message(count: count, asking).encoded()
                    #expect(octets.count == answer.octets(count: count, asking), "\(answer) \(asking) \(count)")
                }
            }
        }
    }

    @Test func `is what ResponseAssembler writes for the plain case`() throws {
        let answer = PlannedAnswer(name: try DomainName(Self.smarty))
        let size = MessageSize(nameLength: answer.name.length)
        for count in 0...200 { #expect(answer.octets(count: count, .plain) == size.octets(count: count)) }
    }

    @Test func `is what dnspython writes`() async throws {
        let answers = try Self.answers()
        let messages = try answers.flatMap { answer in
            try Self.askings.map { try answer.message(count: 40, $0).encoded() }
        }
        let script = """
            import sys, dns.message
            for line in sys.stdin:
                message = dns.message.from_wire(bytes.fromhex(line))
                print(len(message.to_wire(max_size=65535)))
            """
        let input = messages.map { $0.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + "\n" }.joined()
        let finished = try await TestTool.dnspython.run(["-c", script], input: Array(input.utf8))
        #expect(finished.succeeded, "\(finished.complaints)")
        let planned = answers.flatMap { answer in Self.askings.map { answer.octets(count: 40, $0) } }
        #expect(finished.output.split(separator: "\n").map { Int($0) } == planned)
    }

    @Test func `lets 29 addresses fit 512 octets for the name of the incident, and 20 beside four NS records`() throws {
        let name = try DomainName(Self.smarty)
        let plain = PlannedAnswer(name: name)
        let delegated = PlannedAnswer(name: name, nameServers: try NameServers.likeRoute53(4))
        #expect(plain.largestCount(inOctets: 512, .plain) == 29)
        #expect(delegated.largestCount(inOctets: 512, .plain) == 20)
    }

    @Test func `the largest count is the last that fits`() throws {
        for answer in try Self.answers() {
            for limit in SizeLimit.all {
                guard let count = answer.largestCount(inOctets: limit.octets, limit.asking) else {
                    #expect(answer.octets(count: 0, limit.asking) > limit.octets)
                    continue
                }
                #expect(answer.octets(count: count, limit.asking) <= limit.octets)
                #expect(answer.octets(count: count + 1, limit.asking) > limit.octets)
            }
        }
    }

    @Test func `signatures come only to who asks for them`() throws {
        let name = try DomainName(Self.smarty)
        let signed = PlannedAnswer(name: name, algorithm: .ecdsap256sha256)
        let unsigned = PlannedAnswer(name: name)
        #expect(signed.octets(count: 8, .plain) == unsigned.octets(count: 8, .plain))
        // Owner, 10, 18, smarty.com., and the signature (RFC 4034 §3.1, RFC 6605 §4).
        #expect(signed.octets(count: 8, .usual) == unsigned.octets(count: 8, .usual) + 2 + 10 + 18 + 12 + 64)
    }

    @Test(arguments: [("rsasha256", 256), ("RSASHA256-1024", 128), ("ecdsap256sha256", 64), ("ED25519", 64)])
    func `an algorithm is read in any case`(word: String, octets: Int) {
        #expect(SigningAlgorithm(word)?.signatureLength == octets)
        #expect(SigningAlgorithm(word + "x") == nil)
    }
}
