import Conformance
import DNSWire
import Testing

@testable import Origin

/// Background queries: whoever asks them gets what a real server of that name would say.
@Suite struct DirectoryTests {
    private static let root = Role.root(topLevel: "45.3.0.1")
    private static let topLevel = Role.topLevel(origin: "45.1.0.1")

    private func ask(
        _ name: String, _ type: UInt16, _ role: Role = .origin, at address: String = "45.1.0.1"
    ) throws -> Message {
        try Bench().answer(to: Query(name, type: type), at: address, role: role)
    }

    private func expectReferral(_ message: Message, to cut: String, server: String) throws {
        let host = try DomainName("ns.\(cut)")
        #expect(message.rcode == 0 && message.answer.isEmpty && !message.flags.aa)
        #expect(message.authority == [ResourceRecord(owner: try DomainName(cut), ttl: 300, data: .ns(host))])
        let address = try #require(Address(server))
        #expect(message.additional == [ResourceRecord(owner: host, ttl: 300, data: .init(address))])
    }

    private func expectNegative(_ message: Message, rcode: UInt16, apex: String) throws {
        #expect(message.rcode == rcode)
        #expect(message.answer.isEmpty && message.additional.isEmpty)
        #expect(message.authority.map(\.owner) == [try DomainName(apex)])
        #expect(message.authority.map(\.data.type) == [6])
        #expect(message.authority.map(\.ttl) == [60])
    }

    private func expectServer(_ message: Message, of apex: String, host: String, address: String) throws {
        let (apex, host) = (try DomainName(apex), try DomainName(host))
        #expect(message.rcode == 0 && message.authority.isEmpty)
        #expect(message.answer == [ResourceRecord(owner: apex, ttl: 300, data: .ns(host))])
        let glue = try #require(Address(address))
        #expect(message.additional == [ResourceRecord(owner: host, ttl: 300, data: .init(glue))])
    }

    @Test func `the root knows itself`() throws {
        let answer = try ask(".", 2, Self.root, at: "45.2.0.1")
        try expectServer(answer, of: ".", host: "ns.", address: "45.2.0.1")
        #expect(answer.flags.aa && !answer.flags.ra)
        #expect(try ask(".", 6, Self.root).answer.map(\.data.type) == [6])
        let server = try ask("ns.", 1, Self.root, at: "45.2.0.1").answer
        #expect(server.map(\.data) == [.a([45, 2, 0, 1])])
        try expectNegative(try ask(".", 1, Self.root), rcode: 0, apex: ".")
    }

    @Test(arguments: ["example.", "brimful.example.", "00001.a40.clean.brimful.example.", "other.EXAMPLE."])
    func `the root refers everything in the top-level domain to its server`(name: String) throws {
        try expectReferral(try ask(name, 1, Self.root), to: "example.", server: "45.3.0.1")
    }

    @Test func `the root knows no other top-level domain`() throws {
        let answer = try ask("www.example.com.", 1, Self.root)
        try expectNegative(answer, rcode: 3, apex: ".")
        #expect(answer.flags.aa)
    }

    @Test func `the top-level server refers a scenario's names to the origin`() throws {
        for name in ["clean.brimful.example.", "a40.clean.brimful.example.", "00001.a40.clean.brimful.example."] {
            try expectReferral(try ask(name, 1, Self.topLevel), to: "clean.brimful.example.", server: "45.1.0.1")
        }
        try expectReferral(
            try ask("00001.a1.tc-empty.brimful.example.", 28, Self.topLevel), to: "tc-empty.brimful.example.",
            server: "45.1.0.1")
    }

    @Test func `the top-level server answers for itself`() throws {
        let answer = try ask("example.", 2, Self.topLevel, at: "45.3.0.1")
        // Its apex is its own only for what is not ours; the root server's name stands for every other name.
        #expect(answer.flags.aa)
        #expect(answer.rcode == 0)
        #expect(try ask("nothing.example.", 1, Self.topLevel).rcode == 3)
        try expectNegative(try ask("brimful.example.", 1, Self.topLevel), rcode: 0, apex: "example.")
    }

    @Test func `the origin answers for its zone and each scenario's`() throws {
        for apex in ["brimful.example.", "clean.brimful.example.", "tc-empty.brimful.example."] {
            let answer = try ask(apex, 2, at: "45.1.0.9")
            try expectServer(answer, of: apex, host: "ns.\(apex)", address: "45.1.0.9")
            #expect(try ask(apex, 6).answer.map(\.data.type) == [6])
            try expectNegative(try ask(apex, 1), rcode: 0, apex: apex)
        }
    }

    @Test(arguments: ["ns.brimful.example.", "ns.clean.brimful.example."])
    func `a server's name has the address that was asked, and nothing else`(host: String) throws {
        let answer = try ask(host, 1, at: "45.1.0.9")
        #expect(answer.answer.map(\.data) == [.a([45, 1, 0, 9])])
        #expect(answer.answer.map(\.owner) == [try DomainName(host)])
        try expectNegative(try ask(host, 28), rcode: 0, apex: String(host.dropFirst(3)))
    }

    @Test func `an empty non-terminal is no data, and what is not there is no name`() throws {
        try expectNegative(try ask("a40.clean.brimful.example.", 1), rcode: 0, apex: "clean.brimful.example.")
        try expectNegative(try ask("control8.clean.brimful.example.", 2), rcode: 0, apex: "clean.brimful.example.")
        try expectNegative(try ask("example.", 1), rcode: 0, apex: ".")
        try expectNegative(try ask("www.clean.brimful.example.", 1), rcode: 3, apex: "clean.brimful.example.")
        try expectNegative(try ask("_.clean.brimful.example.", 1), rcode: 3, apex: "clean.brimful.example.")
        try expectNegative(try ask("www.example.com.", 1), rcode: 3, apex: ".")
        try expectNegative(try ask("com.", 1), rcode: 3, apex: ".")
    }

    @Test func `forwarders see a recursive server and resolvers an authoritative one`() throws {
        var query = try Query("clean.brimful.example.", type: 6)
        #expect(try Bench().answer(to: query).flags == Flags(qr: true, rd: true, ra: true))
        query.rd = false
        #expect(try Bench().answer(to: query).flags == Flags(qr: true, aa: true))
    }

    @Test func `OPT is answered with OPT and nothing with nothing`() throws {
        var query = try Query("clean.brimful.example.", type: 6)
        #expect(try Bench().answer(to: query).edns == nil)
        query.ednsSize = 4096
        #expect(try Bench().answer(to: query).edns == EDNS(udpPayloadSize: 1232))
    }

    @Test func `the longest name fits in 512 octets with its negative answer`() throws {
        let name = CaseName(nonce: 1, content: .records(.a, count: 1), scenario: "clean")
        let longest = Query(try name.name(under: Query.zone, length: 255), type: 28, ednsSize: 512)
        #expect(try Bench().octets(to: longest.octets).count <= 512)
        #expect(try Bench().answer(to: longest).rcode == 0)
    }
}
