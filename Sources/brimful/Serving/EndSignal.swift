// Dispatch's sources may be used from any thread, which its headers don't say.
@preconcurrency internal import Dispatch
internal import Glibc

/// SIGINT and SIGTERM as something to wait for, so that there is time for a last word.
struct EndSignal {
    private let signals: AsyncStream<Void>

    /// From now on they end nothing by themselves.
    init() {
        signals = AsyncStream { stream in
            let sources = [SIGINT, SIGTERM].map { number in
                signal(number, SIG_IGN)
                let source = DispatchSource.makeSignalSource(signal: number)
                source.setEventHandler { stream.finish() }
                Self.register(source)
                return source
            }
            stream.onTermination = { _ in for source in sources { source.cancel() } }
        }
    }

    /// A source hears nothing before Dispatch has registered it, and what is ignored by then is lost.
    private static func register(_ source: any DispatchSourceSignal) {
        let isRegistered = DispatchSemaphore(value: 0)
        source.setRegistrationHandler { isRegistered.signal() }
        source.resume()
        isRegistered.wait()
    }

    /// Returns when one of them has come.
    func wait() async { for await _ in signals {} }
}
