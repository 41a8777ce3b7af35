import Foundation
import NIOHTTP1

/// The part of the WebDriver protocol (W3C Recommendation) that the tests of a page need.
public struct WebDriver: Sendable {
    private let server: LocalServer

    public init(port: Int) {
        server = LocalServer(port: port)
    }

    /// What a command gives back.
    private struct Answer<Value: Decodable>: Decodable {
        let value: Value
    }

    private struct Refusal: Decodable {
        let error: String
        let message: String
    }

    private struct NewSession: Decodable {
        let sessionId: String
    }

    /// Opens a browser without a window.
    public func open() async throws -> BrowserSession {
        let arguments = [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
            "--disable-background-networking", "--no-first-run",
            // Without a port: in the tree, nobody may know who localhost is.
            "--remote-debugging-pipe",
        ]
        let options: [String: Any] = ["binary": "/usr/lib/chromium/chromium", "args": arguments]
        let capabilities: [String: Any] = [
            "browserName": "chrome", "goog:chromeOptions": options,
            "goog:loggingPrefs": ["browser": "ALL", "performance": "ALL"],
        ]
        let session: NewSession = try await post("session", ["capabilities": ["alwaysMatch": capabilities]])
        return BrowserSession(driver: self, path: "session/\(session.sessionId)")
    }

    /// - Throws: `TestTool.Failure` with what the driver says is wrong.
    func post<Value: Decodable>(_ path: String, _ body: [String: Any] = [:]) async throws -> Value {
        try await send(.POST, path, try JSONSerialization.data(withJSONObject: body))
    }

    func get<Value: Decodable>(_ path: String) async throws -> Value { try await send(.GET, path, Data()) }

    func delete(_ path: String) async throws {
        let _: Nothing = try await send(.DELETE, path, Data())
    }

    private func send<Value: Decodable>(_ method: HTTPMethod, _ path: String, _ body: Data) async throws -> Value {
        let data = Data(try await server.answer(to: method, "/\(path)", body: Array(body)))
        if let refusal = try? JSONDecoder().decode(Answer<Refusal>.self, from: data) {
            throw TestTool.Failure(description: "\(path): \(refusal.value.error): \(refusal.value.message.prefix(600))")
        }
        return try JSONDecoder().decode(Answer<Value>.self, from: data).value
    }
}

/// Where nothing is expected, whatever comes.
struct Nothing: Decodable {
    init(from decoder: any Decoder) {}
}
