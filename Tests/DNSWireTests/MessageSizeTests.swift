import Conformance
import DNSWire
import Testing

@Suite struct MessageSizeTests {
    /// research/failures.md, section 2: limit, then A for names of 17, 33, 67 and 255 octets, then AAAA for 33.
    @Test(
        arguments: [
            (512, [29, 28, 26, 15], 16), (1200, [72, 71, 69, 58], 41), (1232, [74, 73, 71, 60], 42),
            (1400, [85, 84, 82, 70], 48), (1472, [89, 88, 86, 75], 50), (4096, [253, 252, 250, 239], 144),
            (8192, [509, 508, 506, 495], 290), (65_535, [4093, 4092, 4090, 4079], 2338),
        ] as [(Int, [Int], Int)])
    func `the published capacities come out`(limit: Int, a: [Int], aaaa: Int) {
        #expect([17, 33, 67, 255].map { MessageSize(nameLength: $0).largestCount(inOctets: limit) } == a)
        #expect(MessageSize(nameLength: 33, type: .aaaa).largestCount(inOctets: limit) == aaaa)
    }

    @Test func `aliases, authority and missing compression take their room`() {
        let alias = [17, 33, 67, 255].map { MessageSize(nameLength: $0, aliases: [40]).largestCount(inOctets: 512) }
        #expect(alias == [26, 25, 23, 11])
        let whole = [17, 33, 67].map { MessageSize(nameLength: $0, compressed: false).largestCount(inOctets: 512) }
        #expect(whole == [15, 9, 5])
        // Four Route-53-style NS records have 142 octets together.
        let servers = [17, 33, 67, 255].map {
            MessageSize(nameLength: $0, authority: [35, 35, 36, 36]).largestCount(inOctets: 512)
        }
        #expect(servers == [21, 20, 17, 6])
        #expect(MessageSize(nameLength: 33, edns: true).octets(count: 40) == 700)
        #expect(MessageSize(nameLength: 255).largestCount(inOctets: 270) == nil)
        #expect(MessageSize(nameLength: 255).largestCount(inOctets: 271) == 0)
    }

    @Test func `copies and additional records take their room`() {
        let size = MessageSize(nameLength: 33, additional: [19, 20], copies: 2)
        #expect(size.octets(count: 10) == 12 + 33 + 4 + 19 + 20 + 10 * 2 * 16)
        #expect(size.largestCount(inOctets: size.octets(count: 10)) == 10)
        #expect(size.largestCount(inOctets: size.octets(count: 10) - 1) == 9)
    }

    @Test func `addresses that must not be believed are none under test`() {
        for type in RecordType.allCases {
            let addresses = (0..<4094).map { ForgedAddresses(type).address($0) }
            #expect(addresses.allSatisfy { TestAddresses(type).origin(of: $0) == nil && $0.type == type })
            #expect(Set(addresses).count == (type == .a ? 508 : 4094))
        }
    }

    @Test(arguments: [1, 3, 33, 255], RecordType.allCases)
    func `the arithmetic is what libldns encodes`(length: Int, type: RecordType) throws {
        let query = Samples.query(try Samples.name(length: length), type: type.code)
        for edns in [nil, EDNS(udpPayloadSize: 1232)] {
            for compressed in [true, false] {
                let size = MessageSize(nameLength: length, type: type, compressed: compressed, edns: edns != nil)
                for count in [0, 1, 40, 200] {
                    let response = Samples.response(to: query, type: type, count: count, edns: edns)
                    #expect(try response.encoded(compressing: compressed).count == size.octets(count: count))
                    #expect(size.largestCount(inOctets: size.octets(count: count)) == count)
                    #expect(size.largestCount(inOctets: size.octets(count: count + 1) - 1) == count)
                }
            }
        }
    }

    @Test(arguments: [true, false])
    func `a chain of aliases and an authority section are what libldns encodes`(compressed: Bool) throws {
        let names = try ["www.shop.example", "WWW.Shop.Example", "edge.example", "lb7.edge.example", "far.test"]
            .dropFirst().reduce(into: [try DomainName("www.shop.example")]) { try $0.append(DomainName("x." + $1)) }
        var message = Samples.query(names[0])
        message.flags.qr = true
        message.answer = zip(names, names.dropFirst()).map {
            ResourceRecord(owner: $0, ttl: 1, data: .cname($1))
        }
        let last = names[names.count - 1]
        message.answer += (0..<40).map { _ in ResourceRecord(owner: last, ttl: 1, data: .a([1, 2, 3, 4])) }
        let server = try DomainName("ns.elsewhere.org")
        message.authority = [ResourceRecord(owner: names[0], ttl: 1, data: .ns(server))]
        let dataLengths = names.indices.dropFirst().map {
            compressed ? names[$0].compressedLength(after: Array(names[..<$0])) : names[$0].length
        }
        let owner = compressed ? 2 : names[0].length
        let size = MessageSize(
            nameLength: names[0].length, compressed: compressed,
            authority: [MessageSize.recordLength(owner: owner, data: server.length)], aliases: dataLengths)
        #expect(try message.encoded(compressing: compressed).count == size.octets(count: 40))
    }

    @Test func `a name's compressed length depends on those before it`() throws {
        let earlier = [try DomainName("www.example.com"), try DomainName("a.test")]
        let lengths = try ["www.EXAMPLE.com", "b.example.com", "x.y.test", "other.org", "com", "."].map {
            try DomainName($0).compressedLength(after: earlier)
        }
        #expect(lengths == [2, 4, 6, 11, 2, 1])
        #expect(try DomainName("example.com").compressedLength(after: []) == 13)
    }
}
