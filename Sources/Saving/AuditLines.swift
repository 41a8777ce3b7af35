internal import Conformance
internal import Foundation

/// Reads the lines of a saved audit.
public struct AuditLines: Sendable {
    /// What they tell; nil where they begin with no audit.
    public private(set) var saved: SavedAudit?
    /// The lines, counted from 1, that can't be read, other than one that was only half written.
    public private(set) var damaged: [Int] = []
    /// Octets up to the end of the last whole line.
    private(set) var wholeOctets = 0
    /// Whether there is not one whole line.
    private(set) var isEmpty = true

    private static let newline = UInt8(ascii: "\n")
    /// What an audit of everything in every version takes is a twentieth.
    private static let largestFile = 4 << 30

    /// - Throws: `SavingError` when the file can't be read.
    public init(path: String) throws(SavingError) {
        let octets: Data
        do {
            octets = try Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped)
        } catch {
            throw SavingError("\(path): \(Self.words(error))")
        }
        guard octets.count <= Self.largestFile else { throw SavingError("\(path): is larger than 4 GiB") }
        read(octets)
    }

    private static func words(_ error: any Error) -> String {
        let reason = (error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error ?? error
        return (reason as? POSIXError)?.localizedDescription ?? reason.localizedDescription
    }

    private mutating func read(_ octets: Data) {
        var number = 0
        while let end = octets[(octets.startIndex + wholeOctets)...].firstIndex(of: Self.newline) {
            number += 1
            let line = octets[(octets.startIndex + wholeOctets)..<end]
            wholeOctets = end - octets.startIndex + 1
            isEmpty = false
            read(line, number)
        }
    }

    private mutating func read(_ line: Data, _ number: Int) {
        switch (try? JSONDecoder().decode(AuditEvent.self, from: line), saved) {
        case (.outline(let outline)?, nil): saved = SavedAudit(outline)
        case (let event?, _?): saved?.add(event)
        case (nil, _), (_, nil): damaged.append(number)
        }
    }

    /// An event as a line, with its end.
    public static func line(_ event: AuditEvent) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Only a number that isn't finite can't be written; none is, and an empty line would be asked again.
        let octets = (try? encoder.encode(event)) ?? Data()
        return [UInt8](octets) + [newline]
    }
}
