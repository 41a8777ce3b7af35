import Conformance
import Yams

/// What the decoder says, in words for whoever wrote the file.
extension Mistake {
    init(_ error: DecodingError) {
        switch error {
        case .keyNotFound(let key, let context):
            self.init(Self.path(context), "\(Self.place(context))\"\(key.stringValue)\" is missing")
        case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
            self.init(Self.path(context), "\(Self.place(context))write \(Self.kind(of: type))")
        case .dataCorrupted(let context):
            self.init(Self.path(context), context.debugDescription)
        @unknown default: self.init([], "can't be decoded")
        }
    }

    private static func path(_ context: DecodingError.Context) -> [Step] {
        context.codingPath.map(Step.init)
    }

    /// The names on the way, without positions: the line tells these.
    private static func place(_ context: DecodingError.Context) -> String {
        let names = context.codingPath.filter { $0.intValue == nil }.map(\.stringValue)
        return names.isEmpty ? "" : names.joined(separator: ": ") + ": "
    }

    private static func kind(of type: any Any.Type) -> String {
        switch type {
        case is Int.Type: "a whole number"
        case is String.Type, is Node.Scalar.Type: "a text or a word"
        case is Node.Sequence.Type: "a list, such as [1, 20, 40] or lines that begin with a dash"
        default: "keys with values, such as \"truncate: empty\""
        }
    }
}
