/// How a message travelled.
public enum Transport: String, Codable, Sendable, Hashable, CaseIterable {
    case udp, tcp
}
