public import Foundation

/// One browser, and the page in it.
public struct BrowserSession: Sendable {
    let driver: WebDriver
    let path: String

    private static let elementKey = "element-6066-11e4-a52e-4f735466cecf"

    /// A line of a log of the browser's.
    public struct LogLine: Decodable, Sendable {
        public let level: String
        public let message: String
    }

    public func close() async throws { try await driver.delete(path) }

    public func load(_ address: String) async throws {
        let _: Nothing = try await driver.post("\(path)/url", ["url": address])
    }

    /// What a function's body returns, run in the page.
    public func value<Value: Decodable>(of script: String, _ arguments: [String] = []) async throws -> Value {
        try await driver.post("\(path)/execute/sync", ["script": script, "args": arguments])
    }

    /// What a script hands to its last argument, a function.
    public func eventualValue<Value: Decodable>(of script: String, _ arguments: [String] = []) async throws -> Value {
        try await driver.post("\(path)/execute/async", ["script": script, "args": arguments])
    }

    public func run(_ script: String) async throws {
        let _: Nothing = try await driver.post("\(path)/execute/sync", ["script": script, "args": [String]()])
    }

    /// Clicks with the mouse on the first element that a CSS selector finds.
    public func click(_ selector: String) async throws {
        let element = try await element(["using": "css selector", "value": selector])
        let _: Nothing = try await driver.post("\(path)/element/\(element)/click")
    }

    /// Types into what has the focus.
    public func type(_ text: String) async throws {
        let found: [String: String] = try await driver.get("\(path)/element/active")
        let element = found[Self.elementKey] ?? ""
        let _: Nothing = try await driver.post("\(path)/element/\(element)/value", ["text": text])
    }

    private func element(_ search: [String: String]) async throws -> String {
        let found: [String: String] = try await driver.post("\(path)/element", search)
        return found[Self.elementKey] ?? ""
    }

    /// A command of the Chrome DevTools Protocol.
    public func tell(_ command: String, _ parameters: [String: Any]) async throws {
        let _: Nothing = try await driver.post(
            "\(path)/goog/cdp/execute", ["cmd": command, "params": parameters])
    }

    /// The width and height of the page, in CSS pixels.
    public func resize(_ width: Int, _ height: Int) async throws {
        try await tell(
            "Emulation.setDeviceMetricsOverride",
            ["width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500])
    }

    /// - Parameter scheme: `light` or `dark`.
    public func prefer(_ scheme: String) async throws {
        let features = [
            ["name": "prefers-color-scheme", "value": scheme], ["name": "prefers-reduced-motion", "value": "reduce"],
        ]
        try await tell("Emulation.setEmulatedMedia", ["features": features])
    }

    /// What came since it was asked for last.
    ///
    /// - Parameter type: `browser`, the console, or `performance`, the events of the DevTools Protocol.
    public func log(_ type: String) async throws -> [LogLine] {
        try await driver.post("\(path)/se/log", ["type": type])
    }

    /// What is to be seen, as PNG.
    public func screenshot() async throws -> Data {
        let text: String = try await driver.get("\(path)/screenshot")
        return Data(base64Encoded: text) ?? Data()
    }
}

/// Keys that are no characters (WebDriver §17.4.2).
public enum Key {
    public static let enter = "\u{E007}"
    public static let escape = "\u{E00C}"
    public static let home = "\u{E011}"
    public static let left = "\u{E012}"
    public static let up = "\u{E013}"
    public static let right = "\u{E014}"
    public static let down = "\u{E015}"
    public static let end = "\u{E010}"
}
