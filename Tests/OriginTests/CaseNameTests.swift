import Conformance
import DNSWire
import Testing

@testable import Origin

@Suite struct CaseNameTests {
    private static let scenario = "tcp-refused"

    private func caseName(_ content: CaseName.Content = .records(.a, count: 40), nonce: UInt64 = 1) -> CaseName {
        CaseName(nonce: nonce, content: content, scenario: Self.scenario)
    }

    @Test func `the name reads as in the documentation`() throws {
        let name = try caseName(nonce: 35).name(under: Query.zone, length: 0)
        #expect(name.description == "0000z.a40.tcp-refused.brimful.example.")
        let control = try caseName(.control(count: 8), nonce: 36).name(under: Query.zone, length: 0)
        #expect(control.description == "00010.control8.tcp-refused.brimful.example.")
    }

    @Test func `every length from the shortest to 255 octets is reached, and read back`() throws {
        let shortest = try caseName().name(under: Query.zone, length: 0).length
        for length in shortest...DomainName.maximumLength {
            let name = try caseName(nonce: 36 * 36 + 7).name(under: Query.zone, length: length)
            #expect(name.length == length)
            #expect(CaseName(name, zone: Query.zone) == caseName(nonce: 36 * 36 + 7), "\(length) octets")
        }
    }

    @Test func `the longest case fits in the length that a scenario is said to need`() throws {
        let shortest = CaseName.shortestLength(scenario: Self.scenario, zone: Query.zone)
        for content in [CaseName.Content.records(.aaaa, count: 4096), .control(count: 8)] {
            #expect(try caseName(content).name(under: Query.zone, length: shortest).length == shortest)
        }
    }

    @Test func `a length that is too small gives the shortest name`() throws {
        let shortest = try caseName().name(under: Query.zone, length: 0)
        for length in [-1, 0, shortest.length] {
            #expect(try caseName().name(under: Query.zone, length: length) == shortest)
        }
    }

    @Test func `a name of more than 255 octets is refused`() throws {
        #expect(throws: WireError.nameTooLong(at: 0)) {
            try caseName().name(under: Query.zone, length: 256)
        }
    }

    @Test func `a nonce too large for its label repeats after 36 to the fifth`() throws {
        let period: UInt64 = 36 * 36 * 36 * 36 * 36
        let name = try caseName(nonce: period + 5).name(under: Query.zone, length: 0)
        #expect(CaseName(name, zone: Query.zone)?.nonce == 5)
        let longer = try caseName(nonce: period + 5).name(under: Query.zone, length: 60)
        #expect(CaseName(longer, zone: Query.zone)?.nonce == period + 5)
    }

    @Test func `the largest nonce is no trap`() throws {
        for length in [0, 60, 120, 255] {
            let name = try caseName(nonce: .max).name(under: Query.zone, length: length)
            #expect(CaseName(name, zone: Query.zone) != nil)
        }
    }

    @Test(arguments: [RecordType.a, .aaaa], [0, 1, 9, 10, 4096, 65_535])
    func `type and count are read back`(type: RecordType, count: Int) throws {
        let caseName = caseName(.records(type, count: count))
        #expect(CaseName(try caseName.name(under: Query.zone, length: 60), zone: Query.zone) == caseName)
    }

    /// Some resolvers mix the case of what they ask, to tell forged answers (draft-vixie-dnsext-dns0x20).
    @Test func `mixed case is read as if it were lower case`() throws {
        let name = try DomainName("0000Z.aAaA40.TcP-ReFuSeD.bRiMfUl.ExAmPlE.")
        let expected = CaseName(nonce: 35, content: .records(.aaaa, count: 40), scenario: Self.scenario)
        #expect(CaseName(name, zone: Query.zone) == expected)
    }

    @Test func `labels in front of the nonce don't matter`() throws {
        let name = try DomainName("anything.at-all.00001.a40.tcp-refused.brimful.example.")
        #expect(CaseName(name, zone: Query.zone) == caseName())
    }

    @Test(arguments: [
        "brimful.example.", "tcp-refused.brimful.example.", "a40.tcp-refused.brimful.example.",
        "00001.a40.tcp-refused.brimful.test.", "00001.a40.tcp-refused.example.", ".",
        "00001.a65536.clean.brimful.example.", "00001.a99999999999999999999999999.clean.brimful.example.",
        "00001.a-1.clean.brimful.example.", "00001.a+1.clean.brimful.example.", "00001.a.clean.brimful.example.",
        "00001.40.clean.brimful.example.", "00001.b40.clean.brimful.example.", "00001.aa40.clean.brimful.example.",
        "00001.a40x.clean.brimful.example.", "00001.a4.0.clean.brimful.example.",
        "00001.control.clean.brimful.example.", "00001.control65536.clean.brimful.example.",
        "zzzzzzzzzzzzzzzz.a40.clean.brimful.example.", "-1.a40.clean.brimful.example.",
        "no nonce.a40.clean.brimful.example.", "_.a40.clean.brimful.example.", "\\000.a40.clean.brimful.example.",
        "\\255\\255.a40.clean.brimful.example.", "00001.a\\2552.clean.brimful.example.",
        "00001.\\0194\\178.clean.brimful.example.",
    ])
    func `what is no case is none`(text: String) throws {
        #expect(CaseName(try DomainName(text), zone: Query.zone) == nil)
    }

    @Test func `labels of any octets are no trap`() throws {
        var random = SplitMix(state: 20)
        for _ in 0..<2000 {
            let labels = (0..<Int.random(in: 0...4, using: &random)).map { _ in
                random.octets(count: Int.random(in: 1...40, using: &random))
            }
            let name = try DomainName(labels: labels + Query.zone.labels)
            if let read = CaseName(name, zone: Query.zone) { #expect(read.scenario.utf8.count <= 3 * 63) }
        }
    }
}
