import Testing

/// Every test here runs the real executable in real namespaces. One after another: two cores carry one audit at a time.
/// Where the machine refuses namespaces these tests fail, and the audit's own complaint says why.
@Suite(.serialized, .turn(.alone)) enum EndToEnd {}

/// `brimful check` in rooms of their own, which mostly wait: some at a time, and not beside an audit.
@Suite(.turn(.waiting)) enum Checks {}
