import Foundation
import Testing

/// A subject of our own with exactly one defect, and how that is to show.
struct Model: Sendable, CustomTestStringConvertible {
    let name: String
    /// By scenario; where none is given, nothing is to show.
    let defects: [String: Defect]

    /// How a defect shows in the answers of more records than it takes.
    struct Defect: Sendable {
        let above: Int
        /// Outcome, verdict, flags and leg.
        let showing: String
        /// The cliff that is to be found; nil for none.
        let cliff: String?

        /// - Parameters:
        ///   - limit: what the limit is counted in, such as `records 48`; the cliff is then at the next count.
        init(above: Int, _ showing: String, limit: String) {
            self.init(above: above, showing, cliff: "\(above) to \(above + 1), \(limit)")
        }

        init(above: Int, _ showing: String, cliff: String?) {
            self.above = above
            self.showing = showing
            self.cliff = cliff
        }
    }

    var manifest: String { Self.manifest(name) }
    var testDescription: String { name }

    static func manifest(_ name: String) -> String {
        Bundle.module.resourceURL!.appendingPathComponent("Models/\(name)/subject.yml").path
    }

    /// What the whole answer over TCP is met with, under whichever scenario lets it through.
    static func everywhere(_ name: String, _ defect: Defect) -> Model {
        Model(name: name, defects: Dictionary(uniqueKeysWithValues: ModelAudit.scenarios.map { ($0, defect) }))
    }

    /// An error above `above` records, which is tolerated where the path cuts messages.
    static func honestError(_ name: String, above: Int, _ outcome: String) -> Model {
        let fails = Defect(above: above, "\(outcome) fail limit upstream", limit: "records \(above)")
        let tolerated = Defect(above: above, "\(outcome) tolerated upstream", cliff: nil)
        return Model(
            name: name, defects: ["clean": fails, "tc-empty": fails, "tc-partial": fails, "chop-512": tolerated])
    }
}
