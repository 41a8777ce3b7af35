import Conformance
import DNSWire
import Origin
import Testing

@testable import Field

/// Our client before real sockets on this machine.
@Suite struct ClientTests {
    private static let name = "us-street.api.example.com"
    private static let client = Client(pace: Pace(gap: .zero), patience: [.seconds(5)])

    private func response(of server: ServerAddress, over transport: Transport = .udp) async -> Response {
        let question = Question(name: Reply.name(Self.name), type: RecordType.a.code)
        return await Self.client.ask(server, Inquiry(question, over: transport, wantsRecursion: false))
    }

    /// Asks an origin on 127.0.0.1 that does this to a name of 8 addresses.
    private func response(under faults: [Fault], asking host: String = "127.0.0.1") async throws -> Response {
        let fixed = [FixedName(name: Self.name, type: .a, count: 8, faults: faults)]
        let origin = try Origin(
            zone: Reply.name("brimful.example"), scenarios: [], fixed: fixed, watchesConnections: false)
        let port = try await origin.serve(address: "127.0.0.1", port: 0)
        let response = await response(of: try ServerAddress("\(host):\(port)"))
        await origin.shutDown()
        return response
    }

    @Test func `a right answer comes alone`() async throws {
        let response = try await response(under: [])
        #expect(response.addresses(.a).count == 8)
        #expect(response.strays == [])
    }

    @Test(arguments: [
        (Fault.Forgery.wrongID, Response.Stray.id), (.wrongQuestion, .question), (.foreignAddress, .source),
        (.lateDuplicate, .contradiction),
    ])
    func `what must not be believed isn't, and is noted`(_ forgery: Fault.Forgery, _ stray: Response.Stray) async throws
    {
        let response = try await response(under: [.forge(forgery)])
        #expect(response.addresses(.a) == (1...8).map { Address(ipv4: 0xC612_0000 + $0) })
        #expect(response.strays == [stray])
    }

    @Test(arguments: ["127.0.0.1", "[::1]"])
    func `where nothing listens, that is known at once`(_ host: String) async throws {
        // No port of this range is given to clients, and hardly any to servers.
        let closed = try ServerAddress("\(host):\(UInt16.random(in: 20_000..<30_000))")
        for transport in [Transport.udp, .tcp] {
            #expect(await response(of: closed, over: transport).status == .refusedConnection)
        }
    }

    @Test func `the unspecified address is this machine's own, as resolv.conf files have it`() async throws {
        let response = try await response(under: [], asking: "0.0.0.0")
        #expect(response.addresses(.a).count == 8)
        #expect(response.strays == [])
    }

    @Test func `when the time is up it is up, though there is more to be read`() throws {
        let server = try BoundSocket()
        let socket = try ClientSocket(to: server.place, over: .udp, before: .now + .seconds(60))
        try socket.send([1], over: .udp)
        try server.answer(times: 2)
        #expect(try socket.receive(512).octets == [2])
        let error = #expect(throws: ClientSocket.Trouble.self) { try socket.receive(512, before: .now) }
        #expect(error?.isTimeUp == true)
    }

    @Test func `a message over TCP that begins and doesn't end is too slow, and not silence`() async throws {
        let server = try BoundSocket(over: .tcp)
        let client = Client(pace: Pace(gap: .zero), patience: [.seconds(3)])
        server.begin([0, 40, 1, 2, 3])
        let question = Question(name: Reply.name(Self.name), type: RecordType.a.code)
        let response = await client.ask(server.place, Inquiry(question, over: .tcp, wantsRecursion: false))
        #expect(response.status == .unfinished)
    }

    @Test func `an IPv6 server's answer is its own`() async throws {
        // Of another zone.
        let server = try PublicServer(
            zone: Reply.name("example.net"), servers: [NameServer(name: Reply.name("ns.example.net"))], scenarios: [])
        let place = try await server.serve(at: try ServicePlace("[::1]:0"))
        let response = await response(of: try ServerAddress("[::1]:\(place.port)"))
        await server.shutDown()
        #expect(response.rcode == 5)
        #expect(response.strays == [])
    }
}
