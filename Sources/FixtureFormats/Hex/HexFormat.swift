internal import Conformance

/// Every message in commented hexadecimal: text that a person reads, and `HexText` and other tools read back.
public struct HexFormat: FixtureFormat {
    public let name = "hex"
    public let title = "each message in hexadecimal, with every field named"

    public init() {}

    public func export(_ fixture: Fixture) -> Export {
        var files: [String: [UInt8]] = [:]
        for message in fixture.conversation.messages {
            files["\(message.name).hex"] =
                MessageDump(message.octets, title: "\(fixture.plainID): \(message.name)").octets
        }
        return Export(octetsOnly: files, of: fixture)
    }
}

/// Every message as its octets.
public struct BinaryFormat: FixtureFormat {
    public let name = "octets"
    public let title = "the octets of each message"

    public init() {}

    public func export(_ fixture: Fixture) -> Export {
        var files: [String: [UInt8]] = [:]
        for message in fixture.conversation.messages { files["\(message.name).bin"] = message.octets }
        return Export(octetsOnly: files, of: fixture)
    }
}

extension Export {
    /// Of a form that holds messages and nothing of how they were delivered.
    init(octetsOnly files: [String: [UInt8]], of fixture: Fixture) {
        guard !files.isEmpty else {
            self = .refused("there is no message")
            return
        }
        guard let fault = fixture.conversation.deliveryFault else {
            self.init(files: files)
            return
        }
        self.init(files: files, fidelity: .lossy("messages alone don't say that \(fault)"))
    }
}
