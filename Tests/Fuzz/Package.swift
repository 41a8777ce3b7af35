// swift-tools-version: 6.1
import PackageDescription

/// What `run` fuzzes: each of these hands libFuzzer's octets to one reader. They are built with `-sanitize=fuzzer,address`,
/// and so in a package of their own.
func fuzzer(_ reader: String, _ modules: [String]) -> Target {
    .executableTarget(
        name: "Fuzz\(reader)",
        dependencies: ["Driver"] + modules.map { .product(name: $0, package: "brimful") },
        swiftSettings: [.swiftLanguageMode(.v6)])
}

let package = Package(
    name: "fuzz",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "brimful", path: "../..")],
    targets: [
        .target(name: "Driver"),
        fuzzer("Capture", ["FixtureFormats"]),
        fuzzer("Testns", ["FixtureFormats"]),
        fuzzer("Hex", ["FixtureFormats"]),
        fuzzer("Message", ["DNSWire", "FixtureFormats"]),
        fuzzer("Fixture", ["Fixtures"]),
        fuzzer("Check", ["DNSWire", "Field", "Reports"]),
    ]
)
