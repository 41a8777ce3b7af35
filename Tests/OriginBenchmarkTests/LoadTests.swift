import Testing

@testable import OriginBenchmark

@Suite struct LoadTests {
    @Test func `the lengths are those of nsd and gdnsd for the same names`() {
        #expect(Load.all(scale: 1).map(\.responseOctets) == [694, 683, 16038])
    }

    @Test func `the query over UDP carries an OPT record of 1232 octets, the one over TCP none`() {
        let loads = Load.all(scale: 1)
        #expect(loads[0].query.suffix(11) == [0, 0, 41, 0x04, 0xd0, 0, 0, 0, 0, 0, 0])
        #expect(loads[0].query[11] == 1)
        let withoutOPT = loads[0].query.dropLast(11)
        #expect(loads[1].query == withoutOPT.prefix(11) + [0] + withoutOPT.dropFirst(12))
    }

    @Test func `the hexadecimal query has two digits an octet`() {
        let load = Load(transport: .tcp, name: "a.b", answers: 1, responses: 1)
        #expect(load.hexadecimalQuery == "000000000001000000000000" + "01610162" + "00" + "0001" + "0001")
    }

    @Test func `a load is never scaled to nothing`() {
        #expect(Load(transport: .udp, name: "a", answers: 1, responses: 10).scaled(by: 0.001).responses == 1)
    }

    @Test func `a server's command line is filled in for the load`() {
        let server = Server(name: "s", address: "127.0.0.9", command: ["x", "{address}:53", "{name}={answers}"])
        let load = Load(transport: .udp, name: "a.example", answers: 40, responses: 1)
        #expect(server.command(for: load) == ["x", "127.0.0.9:53", "a.example=40"])
    }

    @Test func `every server is first in some round`() {
        let orders = (0..<4).map { ["a", "b", "c"].rotated(by: $0) }
        #expect(orders == [["a", "b", "c"], ["b", "c", "a"], ["c", "a", "b"], ["a", "b", "c"]])
    }

    @Test(arguments: [(1, "0", "0"), (2, "0", "1"), (4, "0-2", "3")])
    func `server and load run apart where there are two processors`(count: Int, server: String, load: String) {
        let processors = Processors(count: count)
        #expect(processors.server == server)
        #expect(processors.load == load)
    }
}
