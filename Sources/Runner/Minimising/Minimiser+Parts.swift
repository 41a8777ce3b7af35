internal import Conformance
internal import Origin
internal import Scenarios

/// What can be made smaller, one after the other.
extension Minimiser {
    // MARK: Faults

    mutating func leaveOutFaults() async {
        guard !best.faults.isEmpty else { return }
        if await takes(best.with(faults: []), .faults, "no fault") { return }
        await leaveOutOne()
        for faults in best.faults.plainer where await takes(best.with(faults: faults), .faults, Fault.words(of: faults))
        { break }
        await lowerNumbers()
    }

    private mutating func leaveOutOne() async {
        var isSmaller = false
        repeat {
            isSmaller = false
            for (gone, left) in best.faults.withoutOne where !left.isEmpty {
                isSmaller = await takes(best.with(faults: left), .faults, "without \(Fault.words(of: [gone]))")
                if isSmaller { break }
            }
        } while isSmaller
    }

    private mutating func lowerNumbers() async {
        for (number, with) in best.faults.numbered {
            await search(NumberSearch(smallest: 1), from: number, .faults) { candidate, smaller in
                let faults = with(smaller)
                return (candidate.with(faults: faults), Fault.words(of: faults))
            }
        }
    }

    // MARK: Count

    mutating func lowerCount() async {
        let likely = OctetLimit.likelyCounts(
            best.scenario(of: trial.scenario), type: trial.type, nameLength: best.name.length)
        await search(NumberSearch(smallest: 1, likely: likely), from: best.count, .count) { candidate, count in
            (candidate.with(count: count), Self.words(count))
        }
    }

    static func words(_ count: Int) -> String { "\(count) \(count == 1 ? "address" : "addresses")" }

    // MARK: Name

    /// A case's name has to say which case it is: one of one's own is shorter, if it fails alike.
    mutating func shortenName() async {
        if case .ofCase(let length) = best.name, length >= OwnName.shortest {
            let own = best.with(name: .own(length: length))
            guard await takes(own, .name, "a name of one's own of \(length) octets") else {
                remarks.append("only a case's own name fails alike: its length was left as it is")
                return
            }
        }
        await search(NumberSearch(smallest: OwnName.shortest), from: best.name.length, .name) { candidate, length in
            (candidate.with(name: candidate.name.with(length: length)), "a name of \(length) octets")
        }
    }

    // MARK: View

    /// What a client does in each way of asking, the least first.
    private static let views: [View] = [.udp512, .tcp, .edns1232, .edns4096, .stub]

    mutating func simplifyView() async {
        let simpler = Self.views.prefix { $0 != best.view }
        guard Self.views.contains(best.view) else { return }
        for view in simpler where await takes(best.with(view: view), .view, "asked in the view \(view.rawValue)") {
            return
        }
    }

    // MARK: Numbers

    /// The smallest number with which a candidate fails alike.
    mutating func search(
        _ search: NumberSearch, from number: Int, _ part: Minimum.Part,
        _ make: (Candidate, Int) -> (candidate: Candidate, tried: String)
    ) async {
        var search = search
        search.isAgain = rounds > 1
        _ = await search.run(from: number) { smaller in
            let (candidate, tried) = make(best, smaller)
            return await takes(candidate, part, tried)
        }
    }
}

extension Candidate {
    func with(faults: [Fault]) -> Candidate {
        var other = self
        other.faults = faults
        return other
    }

    func with(omitted: [Fault.ResponsePart]) -> Candidate {
        var other = self
        other.omitted = omitted
        return other
    }

    func with(count: Int) -> Candidate {
        var other = self
        other.count = count
        return other
    }

    func with(name: AskedName) -> Candidate {
        var other = self
        other.name = name
        return other
    }

    func with(view: View) -> Candidate {
        var other = self
        other.view = view
        return other
    }
}
