/// Why a run could not be brought to an end: one line that says what, where, and what to do.
struct BenchmarkError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
