extension Double {
    /// The number with so many decimals, rounded.
    func text(decimals: Int) -> String {
        guard isFinite else { return "-" }
        let factor = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
        let scaled = Int((abs(self) * factor).rounded())
        let whole = String(scaled / Int(factor))
        guard decimals > 0 else { return (self < 0 ? "-" : "") + whole }
        let rest = String(scaled % Int(factor))
        return (self < 0 ? "-" : "") + whole + "." + String(repeating: "0", count: decimals - rest.count) + rest
    }
}

extension String {
    /// Without the spaces at its end.
    var trimmedAtEnd: String {
        String(prefix(upTo: lastIndex { $0 != " " }.map(index(after:)) ?? startIndex))
    }
}

extension Array where Element: Hashable {
    /// Each element once, at its first place.
    func uniqued() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
