internal import Glibc

/// What around a run makes its numbers worth less.
enum Surroundings {
    /// One line for each such thing.
    static func warnings() -> [String] {
        [withoutOptimisation, busyMachine].compactMap { $0 }
    }

    private static var withoutOptimisation: String? {
        #if DEBUG
            "built without optimisation: build with -c release before you compare"
        #else
            nil
        #endif
    }

    private static var busyMachine: String? {
        var average = 0.0
        guard getloadavg(&average, 1) == 1, average > 1 else { return nil }
        return "the machine is busy (load average \(average.text(decimals: 1))): the rounds will differ more"
    }
}
