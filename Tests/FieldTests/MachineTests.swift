import Conformance
import DNSWire
import Foundation
import Testing

@testable import Field

/// How this machine looks names up, as its files and programs say.
@Suite struct MachineTests {
    @Test func `resolvectl's servers are read, with port, link and name, and lines that are broken`() {
        let text = """
            Global: 192.0.2.1 192.0.2.2:5353#dns.example
            Link 2 (eth0): fe80::1%2 2001:db8::53
                           [2001:db8::54]:54%eth0#dns.example
            Link 3 (wlan0):
            Link 4 (tun0): 192.0.2.3%tun0 192.0.2.1
            """
        let expected = [
            "192.0.2.1", "192.0.2.2:5353", "fe80::1%2", "2001:db8::53", "[2001:db8::54]:54", "192.0.2.3",
        ]
        #expect(ResolvedLinks.servers(text).map(\.description) == expected)
        #expect(ResolvedLinks.servers("Failed to connect to bus: No such file or directory") == [])
    }

    private func way(hosts: String = "", services: String = "") -> ProgramsWay {
        ProgramsWay(of: "us-street.api.example.com", type: .a, hosts: hosts, services: services)
    }

    @Test func `the hosts file's addresses of a name are those of its own type, whatever the case`() throws {
        let hosts = """
            127.0.0.1 localhost
            192.0.2.7\tother US-Street.api.example.com # 192.0.2.8 us-street.api.example.com
            2001:db8::7 us-street.api.example.com
            #192.0.2.9 us-street.api.example.com
            192.0.2.10 xus-street.api.example.com
            """
        #expect(way(hosts: hosts).hosts == [try #require(Address("192.0.2.7"))])
    }

    @Test func `a hosts file of megabytes, as people have who block by it, is read to its end`() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "brimful-hosts-\(UUID())").path
        defer { try? FileManager.default.removeItem(atPath: file) }
        let blocked = (1...60_000).map { "0.0.0.0 ads\($0).example.net\n" }.joined()
        try (blocked + "192.0.2.7 us-street.api.example.com\r\n").write(
            toFile: file, atomically: false, encoding: .utf8)
        let text = MachineResolvers.text(of: file)
        #expect(text.utf8.count > 1 << 20)
        #expect(way(hosts: text).hosts == [try #require(Address("192.0.2.7"))])
    }

    @Test func `services are those of the line for hosts, without what happens when they fail`() {
        let text = "passwd: files\n hosts:  files mdns4_minimal [NOTFOUND=return] resolve [!UNAVAIL=return] dns # x\n"
        #expect(way(services: text).services == ["files", "mdns4_minimal", "resolve", "dns"])
        #expect(way(services: text).leadsToDNS)
        #expect(!way(services: "hosts: files mdns4").leadsToDNS)
        #expect(way(services: "").leadsToDNS)
    }

    // MARK: What it comes to

    private static let name = "us-street.api.example.com"

    private func facts(
        _ stub: ScriptedWorld.Serve, behind: ScriptedWorld.Serve
    ) throws -> Facts {
        var facts = Facts(name: Reply.name(Self.name), type: .a)
        let place = AuthorityPlace(zone: nil, name: facts.name, servers: [try ServerAddress("192.0.2.20")])
        func asked(_ server: ServerAddress, _ serve: ScriptedWorld.Serve) -> ServerFacts {
            let question = Question(name: facts.name, type: RecordType.a.code)
            let responses = View.resolverViews.map { view in
                (view, [serve(Inquiry(question, view: view == .stub ? .tcp : view, wantsRecursion: true))])
            }
            return ServerFacts(server, responses: Dictionary(uniqueKeysWithValues: responses))
        }
        facts.authority = AuthorityFacts(place, servers: [asked(place.servers[0], Self.whole)])
        let (own, other) = (try ServerAddress("127.0.0.53"), try ServerAddress("192.0.2.53"))
        facts.resolvers = [
            ResolverFacts(KnownResolver(own, from: .resolvConf), asked: asked(own, stub)),
            ResolverFacts(KnownResolver(other, from: .systemdResolved), asked: asked(other, behind)),
        ]
        return facts
    }

    private static let whole: ScriptedWorld.Serve = { Reply.to($0, answer: Reply.records(name, Array(1...40))) }
    private static let denying: ScriptedWorld.Serve = { Reply.to($0, rcode: 3) }

    private func showing(_ facts: Facts) -> [String] {
        Diagnosis(facts).symptoms.map {
            "\($0.weight.rawValue) \($0.kind.rawValue) at \($0.hop.rawValue) of \($0.server ?? "nobody")"
        }
    }

    @Test func `systemd-resolved is at fault where its servers are well, and not where they aren't`() throws {
        #expect(try showing(facts(Self.whole, behind: Self.whole)) == [])
        #expect(try showing(facts(Self.denying, behind: Self.whole)) == ["fault local-stub at stub of nobody"])
        let both = try showing(facts(Self.denying, behind: Self.denying))
        #expect(both == ["fault nxdomain at resolver of 192.0.2.53", "note nxdomain at stub of nobody"])
    }

    @Test func `programs' addresses from the hosts file are nobody's fault, and others are`() throws {
        var facts = try facts(Self.whole, behind: Self.whole)
        let address = try #require(Address("192.0.2.7"))
        facts.lookup = StubLookup(addresses: [address], elapsedMs: 1)
        facts.programsWay = way()
        #expect(showing(facts) == ["fault programs at stub of nobody"])
        facts.programsWay = way(hosts: "192.0.2.7 \(Self.name)")
        #expect(showing(facts) == ["note programs at stub of nobody"])
    }

    @Test func `programs that never ask the DNS are told so`() throws {
        var facts = try facts(Self.whole, behind: Self.whole)
        facts.lookup = StubLookup(error: "EAI_NONAME", elapsedMs: 1)
        facts.programsWay = way(services: "hosts: files myhostname\n")
        #expect(showing(facts) == ["fault programs at stub of nobody"])
        #expect(Diagnosis(facts).symptoms[0].what.contains("files, myhostname"))
    }

    @Test func `nscd is told of`() throws {
        var facts = try facts(Self.whole, behind: Self.whole)
        facts.lookup = StubLookup(
            addresses: (1...40).map { Address(ipv4: 0xC612_0000 + UInt32($0)) }, elapsedMs: 1)
        facts.programsWay = ProgramsWay(of: Self.name, type: .a, hosts: "", services: "", hasCache: true)
        #expect(showing(facts) == ["note programs at stub of nobody"])
        #expect(Diagnosis(facts).state == .healthy)
    }
}
