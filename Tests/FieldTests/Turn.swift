import Synchronization

/// Numbers from 0 upwards, one after the other.
final class Turn: Sendable {
    private let number = Atomic<Int>(0)

    func next() -> Int { number.add(1, ordering: .relaxed).oldValue }
}
