import Conformance
import DNSWire
import Testing

@testable import Field

@Suite struct ReferralsTests {
    private static let root = "198.41.0.4"

    private func find(_ name: String, in world: ScriptedWorld) async throws -> AuthorityPlace {
        let roots = [try ServerAddress(Self.root)]
        return try await Referrals(world, roots: roots, type: .a).authority(of: Reply.name(name))
    }

    private func complaint(_ name: String, in world: ScriptedWorld) async -> String {
        do {
            let place = try await find(name, in: world)
            return "found \(place)"
        } catch { return "\(error)" }
    }

    @Test func `referrals with glue lead from the root to the zone's servers`() async throws {
        let world = ScriptedWorld([
            Self.root: { Reply.referral($0, to: "com", [("a.gtld.com", "192.0.2.2")]) },
            "192.0.2.2": {
                Reply.referral(
                    $0, to: "example.com", [("ns.example.com", "192.0.2.3"), ("ns2.example.com", "2001:db8::3")])
            },
            "192.0.2.3": { Reply.to($0, answer: Reply.records("www.example.com", [1])) },
        ])
        let place = try await find("www.example.com", in: world)
        #expect(place.zone == Reply.name("example.com"))
        #expect(place.servers.map(\.description) == ["192.0.2.3", "2001:db8::3"])
        #expect(place.name == Reply.name("www.example.com") && place.aliases.isEmpty)
    }

    @Test func `a server without glue is found by its own name, and an alias is followed into its zone`() async throws {
        let world = ScriptedWorld([
            Self.root: { inquiry in
                inquiry.question.name.isWithin(Reply.name("net"))
                    ? Reply.referral(inquiry, to: "net", [("a.net", "192.0.2.4")])
                    : Reply.referral(inquiry, to: "com", [("ns.hosts.net", nil)])
            },
            "192.0.2.4": { inquiry in
                let name = inquiry.question.name
                return Reply.to(inquiry, answer: [ResourceRecord(owner: name, ttl: 300, data: .a([192, 0, 2, 5]))])
            },
            "192.0.2.5": { Reply.to($0, answer: [Reply.alias("www.example.com", of: "big.hosts.net")]) },
        ])
        let place = try await find("www.example.com", in: world)
        #expect(place.name == Reply.name("big.hosts.net"))
        #expect(place.aliases == [Reply.name("www.example.com")])
        #expect(place.zone == Reply.name("net"))
    }

    @Test func `glue from outside of the zone that gives it isn't believed`() async {
        let world = ScriptedWorld([
            Self.root: { Reply.referral($0, to: "com", [("a.com", "192.0.2.2")]) },
            "192.0.2.2": { inquiry in
                inquiry.question.name.isWithin(Reply.name("example.com"))
                    ? Reply.referral(inquiry, to: "example.com", [("ns.bank.org", "203.0.113.66")])
                    : Reply.to(inquiry, rcode: 5)
            },
            "203.0.113.66": { Reply.to($0, answer: Reply.records("www.example.com", [1])) },
        ])
        let words = await complaint("www.example.com", in: world)
        #expect(!words.contains("found"), "\(words)")
    }

    @Test(arguments: [
        "127.0.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255", "::1", "::", "::ffff:127.0.0.1", "ff02::1",
    ])
    func `nobody is asked where a referral leads everybody to himself, or to all`(_ address: String) async {
        let world = ScriptedWorld([
            Self.root: { Reply.referral($0, to: "com", [("a.com", address)]) },
            address: { Reply.to($0, answer: Reply.records("www.example.com", [1])) },
        ])
        let words = await complaint("www.example.com", in: world)
        #expect(
            words.hasSuffix("the servers of com are said to be at \(address), where nobody can ask them"), "\(words)")
        #expect(world.queries == 1)
    }

    @Test func `a referral within one machine may lead to that machine`() async throws {
        let world = ScriptedWorld([
            "127.0.0.1": { Reply.referral($0, to: "com", [("a.com", "127.0.0.2")]) },
            "127.0.0.2": { Reply.to($0, answer: Reply.records("www.example.com", [1])) },
        ])
        let roots = [try ServerAddress("127.0.0.1")]
        let place = try await Referrals(world, roots: roots, type: .a).authority(of: Reply.name("www.example.com"))
        #expect(place.servers.map(\.description) == ["127.0.0.2"])
    }

    @Test func `who isn't found although a zone's server is called so is told with the zone`() async {
        let world = ScriptedWorld([
            Self.root: { inquiry in
                inquiry.question.name.isWithin(Reply.name("com"))
                    ? Reply.referral(inquiry, to: "com", [("ns.one.net", nil)]) : Reply.to(inquiry, rcode: 2)
            }
        ])
        let words = await complaint("www.example.com", in: world)
        #expect(
            words.hasPrefix("looking for ns.one.net, a server of com: no root server leads to ns.one.net"), "\(words)")
    }

    // MARK: Named servers

    private func place(of name: String, at server: String, in world: ScriptedWorld) async throws -> AuthorityPlace {
        let roots = [try ServerAddress(Self.root)]
        return try await Referrals(world, roots: roots, type: .a)
            .authority(of: Reply.name(name), at: [try ServerAddress(server)])
    }

    @Test func `named servers that know but an alias elsewhere lead there, and those that know both are it`()
        async throws
    {
        let alias = Reply.alias("www.example.com", of: "big.hosts.net")
        let world = ScriptedWorld([
            Self.root: { Reply.referral($0, to: "hosts.net", [("a.hosts.net", "192.0.2.5")]) },
            "192.0.2.5": { Reply.to($0, answer: Reply.records("big.hosts.net", [1])) },
            "192.0.2.6": {
                Reply.to($0, rcode: $0.question.name == Reply.name("www.example.com") ? 0 : 5, answer: [alias])
            },
            "192.0.2.7": { inquiry in
                inquiry.question.name == Reply.name("www.example.com")
                    ? Reply.to(inquiry, answer: [alias])
                    : Reply.to(inquiry, answer: Reply.records("big.hosts.net", [1]))
            },
        ])
        let elsewhere = try await place(of: "www.example.com", at: "192.0.2.6", in: world)
        #expect(elsewhere.servers.map(\.description) == ["192.0.2.5"] && elsewhere.zone == Reply.name("hosts.net"))
        #expect(elsewhere.name == Reply.name("big.hosts.net") && elsewhere.aliases == [Reply.name("www.example.com")])
        let both = try await place(of: "www.example.com", at: "192.0.2.7", in: world)
        #expect(both.servers.map(\.description) == ["192.0.2.7"] && both.name == Reply.name("big.hosts.net"))
    }

    @Test func `a named server's alias that leads nowhere is told with its target`() async throws {
        let alias = Reply.alias("www.example.com", of: "big.hosts.net")
        let world = ScriptedWorld([
            "192.0.2.6": { inquiry in
                inquiry.question.name == Reply.name("www.example.com")
                    ? Reply.to(inquiry, answer: [alias]) : Reply.to(inquiry, rcode: 5)
            }
        ])
        let error = await #expect(throws: FieldError.self) {
            try await place(of: "www.example.com", at: "192.0.2.6", in: world)
        }
        #expect(
            error?.description.hasPrefix("www.example.com is an alias of big.hosts.net: no root server") == true,
            "\(error.debugDescription)")
    }

    @Test func `a referral that leads nowhere ends the search with the server's name`() async {
        let world = ScriptedWorld([
            Self.root: { Reply.referral($0, to: "com", [("a.com", "192.0.2.2")]) },
            "192.0.2.2": { Reply.referral($0, to: "com", [("a.com", "192.0.2.2")]) },
        ])
        let words = await complaint("www.example.com", in: world)
        #expect(words.contains("192.0.2.2 refers to com, which leads nowhere"), "\(words)")
    }

    @Test func `servers that fail are the authority all the same, and the root's are only out of reach`() async throws {
        let world = ScriptedWorld([
            Self.root: { inquiry in
                inquiry.question.name.isWithin(Reply.name("com"))
                    ? Reply.referral(inquiry, to: "com", [("a.com", "192.0.2.2")]) : Reply.to(inquiry, rcode: 2)
            },
            "192.0.2.2": { Reply.to($0, rcode: 5) },
        ])
        let place = try await find("www.example.com", in: world)
        #expect(place.zone == Reply.name("com") && place.servers.map(\.description) == ["192.0.2.2"])
        let words = await complaint("www.example.org", in: world)
        #expect(words.contains("no root server leads to www.example.org: 198.41.0.4 answers SERVFAIL"), "\(words)")
    }

    @Test func `a server that is named twice is asked once`() async throws {
        let world = ScriptedWorld([
            Self.root: { Reply.referral($0, to: "com", [("a.com", "192.0.2.2"), ("b.com", "192.0.2.2")]) },
            "192.0.2.2": { Reply.to($0, answer: Reply.records("www.example.com", [1])) },
        ])
        #expect(try await find("www.example.com", in: world).servers.count == 1)
    }

    @Test func `servers that can only be found by way of each other are given up`() async {
        let world = ScriptedWorld([
            Self.root: { inquiry in
                inquiry.question.name.isWithin(Reply.name("com"))
                    ? Reply.referral(inquiry, to: "com", [("ns.one.net", nil)])
                    : Reply.referral(inquiry, to: "net", [("ns.two.com", nil)])
            }
        ])
        let words = await complaint("www.example.com", in: world)
        #expect(words.contains("too many others"), "\(words)")
        #expect(world.queries < 80)
    }

    @Test func `aliases in a circle, and aliases without end, are told apart`() async {
        let circle = ScriptedWorld([
            Self.root: { inquiry in
                let other = inquiry.question.name == Reply.name("a.example") ? "b.example" : "a.example"
                let record = ResourceRecord(owner: inquiry.question.name, ttl: 1, data: .cname(Reply.name(other)))
                return Reply.to(inquiry, answer: [record])
            }
        ])
        #expect(await complaint("a.example", in: circle).contains("circle"))
        let endless = ScriptedWorld([
            Self.root: { inquiry in
                let next = "x\(inquiry.question.name.labels[0].count).\(inquiry.question.name)"
                let record = ResourceRecord(
                    owner: inquiry.question.name, ttl: 1, data: .cname((try? DomainName(next)) ?? .root))
                return Reply.to(inquiry, answer: [record])
            }
        ])
        #expect(await complaint("a.example", in: endless).contains("more than 16 aliases"))
    }

    @Test func `somebody who answers in the place of the root servers is no authority`() async {
        let world = ScriptedWorld([
            Self.root: { inquiry in
                var message = Message(id: 7, questions: [inquiry.question])
                (message.flags.qr, message.flags.ra) = (true, true)
                message.answer = Reply.records("www.example.com", [1])
                guard let octets = try? message.encoded(), let strict = try? StrictMessage(reading: octets) else {
                    return Response(.silent, over: .udp)
                }
                return Response(message: strict, over: .udp)
            }
        ])
        #expect(await complaint("www.example.com", in: world).contains("in its place"))
    }

    @Test func `without any network the search ends with one line`() async {
        let words = await complaint("www.example.com", in: ScriptedWorld([:]))
        #expect(words.contains("198.41.0.4 doesn't answer"), "\(words)")
        #expect(!words.contains("\n"))
    }
}
