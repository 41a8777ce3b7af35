/// What is wrong with what a stub resolver makes of an answer.
enum StubDefect: String, CaseIterable {
    case correct
    /// A truncated answer is taken for the whole.
    case ignoresTC = "ignores-tc"
    /// A truncated answer without records is taken for a name that does not exist.
    case tcEmptyIsNoName = "tc-empty-is-no-name"
    /// Addresses count only under the name that was asked for, not under what it is an alias for.
    case aliasIsNoData = "alias-is-no-data"
    /// Only as many addresses are given as the trigger is above.
    case keepsPart = "keeps-part"
    /// An address is added that nobody sent.
    case foreign
    case noName = "no-name"
    case noData = "no-data"
    case malformed
    case temporary
    case refused
    case timeout
    case hangs
    /// Ends by a signal.
    case crashes
    /// Ends with an exit code.
    case exits
    /// Says something that is no line of the protocol.
    case garbage
    /// Asks a thousand times.
    case loops
    /// Asks without end, and listens to no answer.
    case floods
    /// A name gets the addresses of the one before.
    case answersForAnother = "answers-for-another"
    /// A name that was asked for before gets a temporary error.
    case failsAgain = "fails-again"
    /// A name that was asked for before gets half of its addresses, from memory.
    case losesAgain = "loses-again"
    /// Asked for both types, it fails when one fails.
    case waitsForBoth = "waits-for-both"
    /// A temporary error is called a permanent one.
    case permanentWord = "permanent-word"
    /// Every address is given twice: harmless.
    case duplicates
    /// The last address is given first: harmless.
    case reversesOrder = "reverses-order"
}
