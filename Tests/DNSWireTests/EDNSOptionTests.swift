import Testing

@testable import DNSWire

@Suite struct EDNSOptionTests {
    @Test func `options are read in their order, and the first that is cut ends them`() {
        let whole: [UInt8] = [0, 15, 0, 2, 0, 3, 0, 10, 0, 0]
        let options = [EDNSOption(code: 15, data: [0, 3]), EDNSOption(code: 10, data: [])]
        #expect(EDNSOption.options(in: whole[...]) == options)
        #expect(EDNSOption.options(in: (whole + [0, 15, 0, 9, 1])[...]) == options)
        #expect(EDNSOption.options(in: (whole + [0, 15, 0])[...]) == options)
        #expect(EDNSOption.options(in: whole[2...].dropLast(6)) == [])
    }
}
