import Conformance
import Foundation
import Reports
import TestTools
import Testing

/// A real browser for the tests of a suite: started once, and ended with the suite.
struct Browsing: SuiteTrait, TestScoping {
    @concurrent func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "brimful-browser-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await Chromium().running(folder: folder.path) { driver in
            let session = try await driver.open()
            try await Browser.$current.withValue(Browser(session: session, folder: folder)) { try await function() }
            try await session.close()
        }
    }
}

extension Trait where Self == Browsing {
    static var browsing: Browsing { Browsing() }
}

/// The browser of the suite, with a report in it.
struct Browser {
    @TaskLocal static var current: Browser?

    let session: BrowserSession
    /// The browser's `/tmp`.
    let folder: URL

    /// The suite's browser, as it is at first.
    static func fresh(width: Int = 1280, scheme: String = "light") async throws -> Browser {
        let browser = try #require(current)
        try await browser.session.resize(width, 900)
        try await browser.session.prefer(scheme)
        return browser
    }

    /// Shows the report of an audit; what earlier pages left in the logs is forgotten.
    func show(_ assessment: Assessment, fragment: String = "") async throws {
        let name = "\(UUID()).html"
        let text = try HTMLReport(samples: { _ in Page.samples }).render(assessment)
        try Data(text.utf8).write(to: folder.appending(path: name))
        for type in ["browser", "performance"] { _ = try await session.log(type) }
        try await session.load("file:///tmp/\(name)\(fragment)")
    }

    func count(_ selector: String) async throws -> Int {
        try await session.value(of: "return document.querySelectorAll(arguments[0]).length", [selector])
    }

    func text(_ selector: String) async throws -> String {
        try await session.value(of: "return document.querySelector(arguments[0])?.innerText ?? ''", [selector])
    }

    var isEvidenceOpen: Bool {
        get async throws { try await session.value(of: "return document.getElementById('evidence').open") }
    }

    /// The accessible name of what has the focus.
    var focused: String {
        get async throws {
            try await session.value(of: "return document.activeElement.getAttribute('aria-label') ?? ''")
        }
    }

    /// What the browser complained of, and what it asked for elsewhere.
    func complaints() async throws -> [String] {
        let console = try await session.log("browser").map(\.message)
        let requests = try await session.log("performance").compactMap { line -> String? in
            guard line.message.contains("\"Network.requestWillBeSent\""),
                let address = line.message.firstMatch(of: /"documentURL":"[^"]*".*?"url":"([^"]*)"/)?.1
            else { return nil }
            return address.hasPrefix("file:///tmp/") || address.hasPrefix("data:") ? nil : "requested \(address)"
        }
        return console + requests
    }
}
