internal import Foundation

/// C's `pow`, which Python has as well.
func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
