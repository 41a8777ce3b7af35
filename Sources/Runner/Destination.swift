internal import Origin

/// Where a resolver is asked.
struct Destination: Sendable {
    let endpoint: Endpoint
    /// The way into the network that it is in; nil for this process's own.
    var network: NetworkEntry?

    init(_ endpoint: Endpoint, in network: NetworkEntry? = nil) {
        self.endpoint = endpoint
        self.network = network
    }
}
