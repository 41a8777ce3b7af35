import Conformance
import DNSWire
import Scenarios
import Testing

@testable import Origin

/// The faults that a single case's answer doesn't show.
@Suite struct FaultTests {
    // MARK: Aliases

    @Test(arguments: [1, 3, 8, 16]) func `each link of a chain answers with the rest of it`(length: Int) throws {
        let bench = try Bench()
        let scenario = "cname-chain-\(length)"
        for alias in [nil] + (0..<length).map(Optional.some) {
            let message = try bench.answer(to: Query(scenario, count: 5, alias: alias))
            let links = alias ?? length
            #expect(message.answer.count == links + 5)
            let targets = message.answer.compactMap { if case .cname(let name) = $0.data { name } else { nil } }
            let expected = try (0..<links).reversed().map { try Query(scenario, count: 5, alias: $0).name }
            #expect(targets == expected)
            #expect(try message.answer.last?.owner == Query(scenario, count: 5, alias: 0).name)
        }
    }

    @Test(arguments: [Transport.udp, .tcp]) func `every link is one case's in the journal`(transport: Transport) throws
    {
        let bench = try Bench()
        bench.journal.open(9)
        for alias in [nil, 2, 1, 0] {
            let query = try Query("cname-chain-3", count: 5, nonce: 9, length: 90, alias: alias)
            _ = try bench.answer(to: query, over: transport)
        }
        let exchanges = bench.journal.take(9, askedAt: .now).exchanges
        #expect(exchanges.map(\.records) == [5, 5, 5, 5] && exchanges.allSatisfy { $0.transport == transport })
    }

    @Test func `a chain asked for another type ends in no data, and is not recorded`() throws {
        let bench = try Bench()
        bench.journal.open(1)
        var query = try Query("cname-chain-3", count: 5)
        for type: UInt16 in [28, 16] {
            query.type = type
            let message = try bench.answer(to: query)
            #expect(message.rcode == 0 && message.answer.map(\.data.type) == [5, 5, 5], "type \(type)")
            #expect(message.authority.map(\.data.type) == [6])
        }
        query.type = 5
        #expect(try bench.answer(to: query).answer.map(\.data.type) == [5])
        #expect(bench.journal.take(1, askedAt: .now).exchanges.isEmpty)
    }

    @Test func `there is no link beyond the chain's`() throws {
        let message = try Bench().answer(to: Query("cname-chain-3", count: 5, alias: 3))
        #expect(message.answer.isEmpty)
    }

    @Test func `an alias for a name without addresses is no data, and so is its target`() throws {
        let alias = try Bench().answer(to: Query("cname-only", count: 40))
        #expect(alias.answer.map(\.data.type) == [5] && alias.rcode == 0 && !alias.flags.tc)
        #expect(alias.authority.map(\.owner) == [try DomainName("cname-only.brimful.example.")])
        let target = try Bench().answer(to: Query("cname-only", count: 40, alias: 0))
        #expect(target.answer.isEmpty && target.rcode == 0 && target.authority.map(\.data.type) == [6])
    }

    // MARK: Name servers

    @Test func `the servers that come along are the zone's own`() throws {
        let bench = try Bench()
        let message = try bench.answer(to: Query("section-bloat", count: 5), at: "45.1.0.9")
        let apex = "section-bloat.brimful.example."
        let zone = try bench.answer(to: Query(apex, type: 2), at: "45.1.0.9")
        #expect(message.authority.count == 4 && message.authority == zone.answer)
        #expect(message.additional == zone.additional)
        for record in message.additional {
            #expect(record.data == .a([45, 1, 0, 9]))
            let host = try bench.answer(to: Query(record.owner), at: "45.1.0.9")
            #expect(host.answer == [record])
        }
        #expect(try bench.answer(to: Query("ns5.\(apex)")).rcode == 3)
        #expect(try bench.answer(to: Query("ns2.clean.brimful.example.")).rcode == 3)
    }

    // MARK: EDNS

    @Test(arguments: ["edns-formerr", "edns-badvers", "edns-drop", "edns-ignored"])
    func `a server that stumbles over EDNS does so at every name of its own`(scenario: String) throws {
        let label = try #require(ScenarioCatalogue.scenario(named: scenario)).label
        let control = try CaseName(nonce: 1, content: .control(count: 8), scenario: label).name(
            under: Query.zone, length: 48)
        let names = try [("\(label).brimful.example.", 2), ("_.\(label).brimful.example.", 1)].map {
            Query(try DomainName($0.0), type: $0.1)
        }
        for var query in names + [Query(control), Query(control, type: 28), try Query(scenario, count: 1)] {
            let plain = try Bench().octets(to: query.octets)
            query.ednsSize = 1232
            let octets = try Bench().octets(to: query.octets)
            switch scenario {
            case "edns-drop": #expect(octets.isEmpty)
            case "edns-ignored": #expect(octets == plain)
            default:
                let message = try StrictMessage(reading: octets)
                #expect(message.rcode == (scenario == "edns-formerr" ? 1 : 16) && message.answer.isEmpty)
                #expect((message.edns != nil) == (scenario == "edns-badvers"))
            }
        }
    }

    @Test(arguments: ["clean.brimful.example.", "00001.a40.clean.brimful.example.", ".", "www.example.com."])
    func `a version of EDNS that isn't known gets BADVERS everywhere`(name: String) throws {
        var octets = try Query(DomainName(name), ednsSize: 1232).octets
        octets[octets.count - 5] = 1
        for role in [Role.origin, .root(topLevel: "45.3.0.1")] {
            let message = try StrictMessage(reading: Bench().octets(to: octets, role: role))
            #expect(message.rcode == 16 && message.edns?.version == 0 && message.answer.isEmpty)
        }
    }

    // MARK: The other type

    @Test func `the other type of a pair has its own faults, and is recorded`() throws {
        let bench = try Bench()
        bench.journal.open(1)
        for scenario in ["pair-aaaa-dead", "pair-aaaa-servfail", "pair-aaaa-big", "clean"] {
            for transport in Transport.allCases {
                var query = try Query(scenario, count: 40)
                query.type = 28
                let octets = try bench.octets(to: query.octets, over: transport)
                let message = try? StrictMessage(reading: octets)
                switch scenario {
                case "pair-aaaa-dead": #expect(octets.isEmpty)
                case "pair-aaaa-servfail": #expect(message?.rcode == 2)
                case "clean": #expect(message?.rcode == 0 && message?.answer.isEmpty == true)
                default:
                    #expect(message?.flags.tc == (transport == .udp))
                    #expect(message?.addresses(.aaaa).count == (transport == .udp ? 0 : 40))
                }
            }
        }
        let exchanges = bench.journal.take(1, askedAt: .now).exchanges
        #expect(exchanges.map(\.action) == [.dropped, .dropped, .error, .error, .answered, .answered])
        #expect(exchanges.allSatisfy { $0.type == .aaaa })
    }

    // MARK: In time, and at random

    @Test func `faults of the first time cease when the case was answered`() throws {
        let bench = try Bench()
        let query = try Query("cached-tc", count: 20, nonce: 4).octets
        bench.journal.open(4)
        for _ in 0..<2 { #expect(try StrictMessage(reading: bench.octets(to: query)).flags.tc) }
        #expect(try bench.octets(to: query, over: .tcp).isEmpty)
        #expect(bench.journal.take(4, askedAt: .now).exchanges.map(\.action) == [.answered, .answered, .reset])
        #expect(try StrictMessage(reading: bench.octets(to: query)).answer.count == 20)
        #expect(try StrictMessage(reading: bench.octets(to: query, over: .tcp)).answer.count == 20)
        bench.journal.close(4)
        #expect(try StrictMessage(reading: bench.octets(to: query)).flags.tc, "nobody waits for it any more")
    }

    @Test(arguments: ["silent-subset", "shuffle"]) func `another query has another order`(scenario: String) throws {
        let orders = try (0..<20).map { (id: UInt16) in
            var query = try Query(scenario, count: 28)
            query.id = id
            return try Bench().answer(to: query).answer.map(\.data)
        }
        #expect(Set(orders).count == 20)
        let all = Set((0..<28).map { ResourceRecord.Data(TestAddresses(.a).address($0, over: .udp)) })
        #expect(orders.allSatisfy { Set($0).isSubset(of: all) && Set($0).count == (scenario == "shuffle" ? 28 : 8) })
    }

    @Test func `no seed leaves the order as it is`() {
        for seed in UInt16.min...UInt16.max {
            #expect(RecordOrder.shuffled(seed: seed).indices(of: 3) != [0, 1, 2])
        }
    }

    // MARK: Names

    @Test(arguments: ScenarioCatalogue.all) func `a scenario is known by its label and by its name`(scenario: Scenario)
        throws
    {
        for label in [scenario.label, scenario.name] {
            let name = CaseName(nonce: 1, content: .records(.a, count: 3), scenario: label)
            let octets = try Bench().octets(to: Query(name.name(under: Query.zone, length: 0)).octets, over: .tcp)
            let isAnswered = try octets.isEmpty || !StrictMessage(reading: octets).answer.isEmpty
            #expect(isAnswered, "\(label)")
        }
    }

    @Test func `small answers without any fault are always known`() throws {
        let bench = try Bench(scenarios: [#require(ScenarioCatalogue.scenario(named: "tc-empty"))])
        let name = CaseName(nonce: 1, content: .control(count: 8), scenario: "clean")
        #expect(try bench.answer(to: Query(name.name(under: Query.zone, length: 48))).answer.count == 8)
    }

    @Test func `a fixed name can be a chain, and is asked for each link`() throws {
        let fixed = FixedName(
            name: "www.example.com", type: .a, count: 2, faults: [.cnameChain(2), .delegation(servers: 2)])
        let bench = try Bench(fixed: [fixed])
        for (name, links) in [("www.example.com.", 2), ("c1.WWW.example.com.", 1), ("c0.www.example.com.", 0)] {
            let message = try bench.answer(to: Query(name))
            #expect(message.answer.map(\.data.type) == Array(repeating: 5, count: links) + [1, 1])
            #expect(message.authority.map(\.owner) == Array(repeating: try DomainName("example.com"), count: 2))
        }
        let long = String(repeating: "a.", count: 126) + "a"
        #expect(throws: WireError.nameTooLong(at: 0)) {
            try Bench(fixed: [FixedName(name: long, type: .a, count: 1, faults: [.cnameChain(1)])])
        }
    }

    /// The faults that can stand together do, and what comes back is a message of the size that was reckoned.
    @Test func `faults together make messages of the size that was reckoned`() throws {
        let writings: [[Fault]] = [[], [.cnameChain(3)], [.cnameOnly]]
        let others: [Fault] = [.noCompression, .duplicate, .shuffle, .delegation(servers: 13), .subset(5)]
        for first in writings {
            for mask in 0..<(1 << others.count) {
                let faults = first + others.indices.filter { mask >> $0 & 1 == 1 }.map { others[$0] }
                let bench = try Bench(fixed: [
                    FixedName(name: "www.example.com", type: .aaaa, count: 40, faults: faults)
                ])
                let query = try Query("www.example.com.", type: 28)
                let octets = try bench.octets(to: query.octets, over: .tcp)
                let message = try StrictMessage(reading: octets)
                let count = first == [.cnameOnly] ? 0 : faults.contains(.subset(5)) ? 5 : 40
                let size = MessageSize(faults: faults, nameLength: 17, type: .aaaa, edns: false)
                #expect(octets.count == size.octets(count: count), "\(faults)")
                #expect(Set(message.addresses(.aaaa)).count == count, "\(faults)")
            }
        }
    }
}
