import DNSWire
import Testing

@Suite struct DomainNameTests {
    @Test(arguments: [
        ("example.com", "example.com."), ("Example.COM.", "Example.COM."), (".", "."),
        ("a\\.b.c", "a\\.b.c."), ("\\097.b", "a.b."), ("sp\\032ace", "sp\\032ace."), ("\\255\\000", "\\255\\000."),
        ("q\\\"\\(\\)\\;\\@\\$\\\\", "q\\\"\\(\\)\\;\\@\\$\\\\."), ("*._tcp.x", "*._tcp.x."),
    ])
    func `text becomes a name and the same text again`(text: String, written: String) throws {
        let name = try DomainName(text)
        #expect(name.description == written)
        #expect(try DomainName(written).wire == name.wire)
    }

    @Test(arguments: [
        ("", WireError.emptyLabel(at: 0)), ("a..b", .emptyLabel(at: 2)), ("..", .emptyLabel(at: 0)),
        (".a", .emptyLabel(at: 0)), ("a\\", .badEscape(at: 1)), ("a\\25", .badEscape(at: 1)),
        ("\\256", .badEscape(at: 0)), ("\\1x2", .badEscape(at: 0)), ("bücher.example", .notASCII(at: 1)),
        ("a.\\ü", .badEscape(at: 2)),
        ("b." + String(repeating: "a", count: 64), .labelTooLong(at: 2)),
    ])
    func `text that is no name is refused with its place`(text: String, error: WireError) {
        #expect(throws: error) { try DomainName(text) }
    }

    @Test func `255 octets are a name and 256 are not`() throws {
        let longest = String(repeating: "a", count: 63) + "." + String(repeating: "b", count: 63) + "."
        let base = longest + String(repeating: "c", count: 63) + "."
        #expect(try DomainName(base + String(repeating: "d", count: 61)).length == 255)
        #expect(throws: WireError.nameTooLong(at: 0)) {
            try DomainName(base + String(repeating: "d", count: 62))
        }
        for length in [1, 3, 64, 65, 66, 67, 128, 129, 255] {
            #expect(try Samples.name(length: length).length == length)
        }
    }

    @Test(arguments: [
        ([UInt8](), WireError.cut(at: 0)), ([1], .cut(at: 1)), ([1, 97], .cut(at: 2)),
        ([0, 0], .trailingOctets(at: 1)),
        ([0xC0, 0], .reservedLabelType(at: 0)), ([0x40, 0], .reservedLabelType(at: 0)),
    ])
    func `octets that are no whole name are refused`(octets: [UInt8], error: WireError) {
        #expect(throws: error) { try DomainName(wire: octets) }
    }

    @Test func `what is far too long is refused without being read to its end`() {
        #expect(throws: WireError.nameTooLong(at: 0)) { try DomainName(String(repeating: "abcdefg.", count: 32)) }
        #expect(throws: WireError.nameTooLong(at: 0)) { try DomainName(String(repeating: "a", count: 5000)) }
        #expect(throws: WireError.nameTooLong(at: 0)) { try DomainName(wire: repeatElement(1, count: 100_000)) }
        #expect(throws: WireError.nameTooLong(at: 0)) { try DomainName(wire: repeatElement(1, count: 256) + [0]) }
    }

    @Test func `names are equal without regard to ASCII case only`() throws {
        let (upper, lower) = (try DomainName("WWW.Example.COM"), try DomainName("www.example.com"))
        #expect(upper == lower)
        #expect(Set([upper, lower]).count == 1)
        #expect(upper.wire != lower.wire)
        #expect(try DomainName("\\193.x") != DomainName("\\225.x"))
        #expect(try DomainName("[.x") != DomainName("{.x"))
        #expect(try DomainName("a.b") != DomainName("a\\.b"))
    }

    @Test func `a name is within a zone only at a label boundary`() throws {
        let name = try DomainName("a.b.Example.com")
        #expect(try name.isWithin(DomainName("example.COM")))
        #expect(name.isWithin(name))
        #expect(name.isWithin(.root))
        #expect(try !name.isWithin(DomainName("x.a.b.example.com")))
        #expect(try !DomainName("notexample.com").isWithin(DomainName("example.com")))
        // The octets end alike, but the zone's length octet is text here: 7 is the length of "example".
        #expect(try !DomainName("x\\007example.com").isWithin(DomainName("example.com")))
        #expect(try name.labels(below: DomainName("example.com")) == [[97], [98]])
        #expect(try name.labels(below: DomainName("example.org")) == nil)
        #expect(name.labels(below: name) == [])
    }

    @Test func `a label is put in front`() throws {
        let zone = try DomainName("example.com")
        #expect(try zone.prepending("a40") == DomainName("a40.example.com"))
        #expect(try zone.prepending([46]).description == "\\..example.com.")
        #expect(try DomainName.root.prepending("com").wire == [3, 99, 111, 109, 0])
        #expect(throws: WireError.emptyLabel(at: 0)) { try zone.prepending("") }
        #expect(throws: WireError.labelTooLong(at: 0)) { try zone.prepending(String(repeating: "a", count: 64)) }
        #expect(throws: WireError.nameTooLong(at: 0)) { try Samples.name(length: 254).prepending("a") }
    }

    @Test func `every error has one line`() {
        let errors: [WireError] = [
            .cut(at: 1), .trailingOctets(at: 1), .tooManyOctets(70_000), .tooManyRecords(70_000, in: .answer),
            .emptyLabel(at: 1), .labelTooLong(at: 1), .nameTooLong(at: 1), .reservedLabelType(at: 1),
            .pointerNotBackward(at: 1, to: 2), .tooManyPointers(at: 1), .badEscape(at: 1), .notASCII(at: 1),
            .dataLength(5, ofType: 1, at: 1), .secondOPT(at: 1), .optNotAtRoot(at: 1), .optOutsideAdditional(at: 1),
            .opcodeOutOfRange(16), .rcodeOutOfRange(16), .addressLength(5, expected: 4), .library("x"),
        ]
        #expect(errors.allSatisfy { !$0.description.isEmpty && !$0.description.contains("\n") })
        #expect(Set(errors.map(\.description)).count == errors.count)
    }
}
