/// A value of the page's data, as small as JSON gets: lists whose places have a meaning, and numbers.
///
/// `Page/model.js` names the places for the browser.
enum Packed: Encodable {
    case nothing
    case number(Int)
    case decimal(Double)
    case list([Packed])

    init(_ number: Int?) {
        self = number.map(Packed.number) ?? .nothing
    }

    init(_ isTrue: Bool?) {
        self = isTrue.map { .number($0 ? 1 : 0) } ?? .nothing
    }

    /// Milliseconds to a tenth: nobody reads more.
    init(milliseconds: Double) {
        self = milliseconds.isFinite ? .decimal((milliseconds * 10).rounded() / 10) : .nothing
    }

    func encode(to encoder: any Encoder) throws {
        if case .list(let values) = self {
            var container = encoder.unkeyedContainer()
            for value in values { try container.encode(value) }
            return
        }
        var container = encoder.singleValueContainer()
        switch self {
        case .number(let number): try container.encode(number)
        case .decimal(let number): try container.encode(number)
        case .nothing, .list: try container.encodeNil()
        }
    }
}

extension Packed: ExpressibleByArrayLiteral, ExpressibleByNilLiteral, ExpressibleByIntegerLiteral {
    init(arrayLiteral values: Packed...) { self = .list(values) }
    init(nilLiteral: ()) { self = .nothing }
    init(integerLiteral number: Int) { self = .number(number) }
}
