import Planning

/// A plan as a picture: how even the load is, and who is left without a host, for each number of addresses in an answer.
struct PlanPicture {
    private let plan: Plan
    private let words: PlanWords
    private let parts: [ServedPart]

    private static let margin = SVGLayout.margin
    private static let width = 860
    private static let plotLeft = 200
    private static let plotHeight = 180
    private static let top = 130
    private static let lineHeight = 22

    init(_ plan: Plan) {
        self.plan = plan
        words = PlanWords(plan)
        parts = plan.shownParts
    }

    func rendered() -> String {
        let (body, bottom) = body()
        let title = "How many addresses to publish under \(words.name)"
        return SVGElement(
            "svg",
            [
                ("xmlns", "http://www.w3.org/2000/svg"), ("viewBox", "0 0 \(Self.width) \(bottom)"),
                ("width", "\(Self.width)"), ("height", "\(bottom)"), ("role", "img"),
                ("aria-labelledby", "title desc"),
            ],
            [
                SVGElement("title", [("id", "title")], text: title),
                SVGElement(
                    "desc", [("id", "desc")],
                    text: ([words.headline] + words.reasons + [words.rotation].compactMap(\.self)).joined(
                        separator: " ")),
                SVGElement("style", text: SVGStyle.sheet),
                .box(x: 0, y: 0, width: Self.width, height: bottom, class: "card"),
                .text(fitted(title, to: 76), x: Self.margin, y: 40, class: "title"),
            ] + lead + body
        ).rendered()
    }

    private var lead: [SVGElement] {
        let lines = wrapped(words.headline + " " + words.reasons.joined(separator: " "), to: 120).prefix(3)
        return lines.enumerated().map { number, line in
            .text(line, x: Self.margin, y: 62 + number * 18, class: "lead")
        }
    }

    /// The plot and the table of failures below it, and where that ends.
    private func body() -> (elements: [SVGElement], bottom: Int) {
        guard !parts.isEmpty else { return ([], Self.top) }
        let axis = Self.top + Self.plotHeight
        var elements = [
            SVGElement.text("busiest host's load", x: Self.margin, y: Self.top + 20, class: "group"),
            .text("times the average, in a TTL", x: Self.margin, y: Self.top + 40, class: "note"),
            .text("addresses in an answer", x: Self.margin, y: axis + Self.lineHeight, class: "name"),
        ]
        for (position, part) in parts.enumerated() { elements += bar(part, at: position, axis: axis) }
        let (failures, bottom) = failures(from: axis + 2 * Self.lineHeight)
        return (elements + failures, bottom)
    }

    private var columnWidth: Int { (Self.width - Self.plotLeft - Self.margin) / max(1, parts.count) }

    private func middle(_ position: Int) -> Int { Self.plotLeft + position * columnWidth + columnWidth / 2 }

    private func bar(_ part: ServedPart, at position: Int, axis: Int) -> [SVGElement] {
        let highest = parts.map(\.spread.peak).max() ?? 1
        let height = max(2, Int(part.spread.peak / highest * Double(Self.plotHeight - 20)))
        let load = PlanWords.fixed(part.spread.peak, digits: 2)
        let isChosen = part.served == plan.recommended
        return [
            SVGElement(
                "g", [],
                [
                    SVGElement("title", text: "\(addresses(part.served)) in an answer: \(load) times the mean load"),
                    .box(
                        x: middle(position) - columnWidth / 2 + 4, y: axis - height, width: columnWidth - 8,
                        height: height,
                        class: isChosen ? "pass" : "not-asked"),
                    .text(load, x: middle(position), y: axis - height - 5, class: "head"),
                ]),
            .text(
                "\(part.served)", x: middle(position), y: axis + Self.lineHeight,
                class: isChosen ? "letter on-pass" : "head"),
        ]
    }

    /// A line for each number of failing hosts.
    private func failures(from top: Int) -> ([SVGElement], Int) {
        let heading = SVGElement.text(
            "clients without a healthy host, of \(plan.addresses)", x: Self.margin, y: top + Self.lineHeight,
            class: "group")
        let lines = plan.rotation.failures.enumerated().flatMap { number, count -> [SVGElement] in
            let y = top + (number + 2) * Self.lineHeight
            let label = SVGElement.text("\(counted(count, "host")) down", x: Self.margin, y: y, class: "name")
            return [label]
                + parts.enumerated().map { position, part in
                    let share = part.failures.first { $0.hosts == count }?.without ?? 0
                    return .text(PlanWords.short(share), x: middle(position), y: y, class: "head")
                }
        }
        return ([heading] + lines, top + (plan.rotation.failures.count + 3) * Self.lineHeight)
    }
}
