import DNSWire
import Testing

@Suite struct StrictMessageRefusalTests {
    /// A question's or record's octets behind its name: type, class, and for a record TTL, RDLENGTH and RDATA.
    private func question(_ name: [UInt8]) -> [UInt8] { name + [0, 1, 0, 1] }
    private func record(_ name: [UInt8], type: UInt8, recordClass: UInt8 = 1, _ data: [UInt8]) -> [UInt8] {
        name + [0, type, 0, recordClass, 0, 0, 0, 0, UInt8(data.count >> 8), UInt8(data.count & 0xFF)] + data
    }

    private func error(_ octets: [UInt8]) -> WireError? {
        do throws(WireError) {
            _ = try StrictMessage(reading: octets)
            return nil
        } catch {
            return error
        }
    }

    @Test func `counts that promise too much are cut`() {
        #expect(error(header(questions: 2) + question([0])) == .cut(at: 17))
        #expect(error(header(answer: 1)) == .cut(at: 12))
        #expect(error([0, 1, 0x80, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]) == .cut(at: 12))
    }

    @Test func `pointers lead back to a name or nowhere`() {
        let start = header(questions: 2) + question([1, 97, 0])
        #expect(error(start + question([0xC0, 12])) == nil)
        #expect(error(start + question([0xC0, 14])) == nil)
        #expect(error(start + question([1, 98, 0xC0, 12])) == nil)
        // Itself, its own name's start, forward, into the header, beyond the end.
        #expect(error(start + question([0xC0, 19])) == .pointerNotBackward(at: 19, to: 19))
        #expect(error(start + question([1, 98, 0xC0, 19])) == .pointerNotBackward(at: 21, to: 19))
        #expect(error(start + question([0xC0, 20])) == .pointerNotBackward(at: 19, to: 20))
        #expect(error(start + question([0xC0, 4])) == .pointerNotBackward(at: 19, to: 4))
        #expect(error(start + question([0xFF, 0xFF])) == .pointerNotBackward(at: 19, to: 0x3FFF))
        #expect(error(header(questions: 1) + question([0xC0, 12])) == .pointerNotBackward(at: 12, to: 12))
        #expect(error(start + [0xC0]) == .cut(at: 20))
    }

    @Test func `a pointer into octets that run back into it is refused`() {
        // The second question's type and class are a pointer that the third's name is led through.
        let octets = header(questions: 3) + question([1, 97, 0]) + [0, 0xC0, 23, 0, 1] + question([0xC0, 20])
        #expect(error(octets) == .pointerNotBackward(at: 20, to: 23))
    }

    @Test func `labels and names have their limits`() {
        let label = { (length: Int) in [UInt8(length)] + [UInt8](repeating: 97, count: length) }
        #expect(error(header(questions: 1) + question([0x40, 0])) == .reservedLabelType(at: 12))
        #expect(error(header(questions: 1) + question([1, 97, 0x80, 0])) == .reservedLabelType(at: 14))
        let long = label(63) + label(63) + label(63)
        #expect(error(header(questions: 1) + question(long + label(61) + [0])) == nil)
        #expect(error(header(questions: 1) + question(long + label(62) + [0])) == .nameTooLong(at: 12))
        // The same by way of a pointer, walked for the first time and known already.
        let first = header(questions: 3) + question(long + [0])
        #expect(error(first + question(label(61) + [0xC0, 12]) + question([0])) == nil)
        #expect(error(first + question(label(62) + [0xC0, 12]) + question([0])) == .nameTooLong(at: 209))
        #expect(error(first + question([0xC0, 12]) + question(label(62) + [0xC0, 12])) == .nameTooLong(at: 215))
    }

    @Test(arguments: [(127, nil), (128, WireError.tooManyPointers(at: 279))])
    func `a chain of pointers is followed only so far`(pointers: Int, expected: WireError?) {
        // RDATA of a type that is not read: a root name, then pointers, each to the one before it.
        var data: [UInt8] = [0]
        let start = 12 + 11
        for index in 0..<(pointers - 1) {
            let target = index == 0 ? start : start + 1 + 2 * (index - 1)
            data += [0xC0 | UInt8(target >> 8), UInt8(target & 0xFF)]
        }
        data += [UInt8](repeating: 0, count: 256 - data.count)
        let last = start + 1 + 2 * (pointers - 2)
        let next = record([0xC0 | UInt8(last >> 8), UInt8(last & 0xFF)], type: 99, [])
        #expect(error(header(answer: 2) + record([0], type: 99, data) + next) == expected)
    }

    @Test(
        arguments: [
            (1, [1, 2, 3]), (1, [1, 2, 3, 4, 5]), (1, []), (28, [1, 2, 3, 4]), (28, [UInt8](repeating: 0, count: 17)),
            (2, [0, 0]), (2, [1, 97, 0, 9]), (5, [0xC0, 12, 0]), (6, [0, 0]), (6, [UInt8](repeating: 0, count: 21)),
            (6, [UInt8](repeating: 0, count: 23)),
        ] as [(UInt8, [UInt8])])
    func `RDLENGTH has to fit the type`(type: UInt8, data: [UInt8]) {
        let octets = header(questions: 1, answer: 2) + question([1, 97, 0]) + record([0], type: type, data)
        let more = record([0], type: 16, [UInt8](repeating: 0, count: 40))
        #expect(error(octets + more) == .dataLength(data.count, ofType: UInt16(type), at: 28))
    }

    @Test func `RDATA of another class or type is anything`() {
        #expect(error(header(answer: 1) + record([0], type: 1, recordClass: 3, [1, 2, 3])) == nil)
        #expect(error(header(answer: 1) + record([0], type: 99, [0xFF])) == nil)
    }

    @Test func `there is one OPT record at the root in the additional section`() {
        let opt = record([0], type: 41, [0, 10, 0, 1, 9])
        #expect(error(header(additional: 1) + opt) == nil)
        #expect(error(header(additional: 2) + opt + opt) == .secondOPT(at: 28))
        #expect(error(header(additional: 1) + record([1, 97, 0], type: 41, [])) == .optNotAtRoot(at: 12))
        #expect(error(header(answer: 1) + opt) == .optOutsideAdditional(at: 12))
        #expect(error(header(authority: 1) + opt) == .optOutsideAdditional(at: 12))
        #expect(
            error(header(additional: 1) + record([0], type: 41, [0, 10, 0, 2, 9])) == .dataLength(5, ofType: 41, at: 21)
        )
        #expect(error(header(additional: 1) + record([0], type: 41, [0, 10, 0])) == .dataLength(3, ofType: 41, at: 21))
    }
}
