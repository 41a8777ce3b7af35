/// What a suite and the whole carry as attributes.
struct JUnitTotals {
    var tests = 0
    var failures = 0
    var errors = 0
    var skipped = 0
    var milliseconds = 0

    init() {}

    init(_ single: PipelineCase) {
        tests = 1
        milliseconds = Self.milliseconds(of: single)
        switch single.state {
        case .passed, .tolerated: break
        case .failed: failures = 1
        case .undecided: errors = 1
        case .accepted, .skipped: skipped = 1
        }
    }

    static func + (a: JUnitTotals, b: JUnitTotals) -> JUnitTotals {
        var sum = a
        sum.tests += b.tests
        sum.failures += b.failures
        sum.errors += b.errors
        sum.skipped += b.skipped
        sum.milliseconds += b.milliseconds
        return sum
    }

    var attributes: [(String, String)] {
        [
            ("tests", String(tests)), ("failures", String(failures)), ("errors", String(errors)),
            ("time", Self.seconds(milliseconds)),
        ]
    }

    /// A saved audit may say anything; a day is more than any case takes.
    static func milliseconds(of single: PipelineCase) -> Int {
        single.milliseconds.isFinite ? Int(min(max(single.milliseconds, 0), 86_400_000).rounded()) : 0
    }

    /// Such as `1.020`.
    static func seconds(_ milliseconds: Int) -> String {
        "\(milliseconds / 1000)." + String(1000 + milliseconds % 1000).dropFirst()
    }
}
