// swift-tools-version: 6.1
import PackageDescription

/// Every Swift target is held to the same rules, so that no module leaks what it imports.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioEmbedded = Target.Dependency.product(name: "NIOEmbedded", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let systemPackage = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")

/// A module and the modules below it.
func module(
    _ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []
) -> Target {
    .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

let package = Package(
    name: "brimful",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "brimful", targets: ["brimful"]),
        .executable(name: "origin-benchmark", targets: ["OriginBenchmark"]),
        .executable(name: "origin-floor", targets: ["COriginFloor"]),
        .executable(name: "origin-load", targets: ["CLoad"]),
        .library(name: "Origin", targets: ["Origin"]),
        .library(name: "DNSWire", targets: ["DNSWire"]),
        .library(name: "FixtureFormats", targets: ["FixtureFormats"]),
        .library(name: "Fixtures", targets: ["Fixtures"]),
        .library(name: "Field", targets: ["Field"]),
        .library(name: "Reports", targets: ["Reports"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    ],
    targets: [
        .systemLibrary(name: "CLDNS", pkgConfig: "ldns", providers: [.apt(["libldns-dev"])]),
        .target(name: "CSockets"),
        module("Conformance"),
        module("DNSWire", ["Conformance", "CLDNS"]),
        module("Planning", ["Conformance", "DNSWire"]),
        module("Saving", ["Conformance"]),
        module("YAMLFiles", [yams]),
        module("Scenarios", ["Conformance", "YAMLFiles", yams]),
        module("Baselines", ["Conformance", "YAMLFiles", yams]),
        module("Sandbox", ["CSockets", subprocess, systemPackage]),
        module("Origin", ["Conformance", "DNSWire", "FixtureFormats", "CSockets", nioCore, nioPosix]),
        module(
            "Subjects", ["Conformance", "Origin", "Sandbox", subprocess, systemPackage, yams, mustache],
            resources: [.copy("Catalogue")]),
        module(
            "Runner",
            [
                "Conformance", "DNSWire", "Field", "FixtureFormats", "Origin", "Sandbox", "Saving", "Scenarios",
                "Subjects",
                nioCore,
                nioPosix,
            ]),
        module("Field", ["Conformance", "DNSWire", subprocess]),
        module("FixtureFormats", ["Conformance", "DNSWire"]),
        module("ZoneFiles", ["Conformance", "DNSWire"]),
        module("Fixtures", ["Conformance", "DNSWire", "FixtureFormats", "Origin", "Scenarios"]),
        module(
            "Reports", ["Conformance", "DNSWire", "Field", "Planning", mustache, yams],
            resources: [.embedInCode("HTML/Page")]),
        .executableTarget(
            name: "brimful",
            dependencies: [
                "Baselines", "Conformance", "DNSWire", "Field", "FixtureFormats", "Fixtures", "Origin", "Planning",
                "Reports",
                "Runner", "Sandbox", "Saving", "Scenarios", "Subjects", "ZoneFiles", argumentParser, systemPackage,
            ],
            swiftSettings: strict),
        .executableTarget(name: "COriginFloor"),
        .executableTarget(name: "CLoad"),
        .executableTarget(
            name: "OriginBenchmark",
            dependencies: ["COriginFloor", "CLoad", "Sandbox", "Subjects", argumentParser, subprocess, systemPackage],
            swiftSettings: strict),
        .target(
            name: "TestTools", dependencies: ["Subjects", nioCore, nioHTTP1, nioPosix, subprocess, systemPackage],
            path: "Tests/TestTools",
            swiftSettings: strict),
        tests("ConformanceTests", ["Conformance"]),
        tests("BaselinesTests", ["Baselines", "Conformance", "YAMLFiles"]),
        tests("ScenariosTests", ["Conformance", "DNSWire", "Scenarios"]),
        tests("DNSWireTests", ["Conformance", "DNSWire"]),
        tests(
            "OriginTests",
            [
                "Conformance", "DNSWire", "FixtureFormats", "Origin", "Scenarios", "TestTools", nioCore, nioEmbedded,
                subprocess, systemPackage,
            ]),
        tests("ZoneFilesTests", ["Conformance", "DNSWire", "TestTools", "ZoneFiles"]),
        tests("OriginBenchmarkTests", ["OriginBenchmark"]),
        tests(
            "FixtureFormatsTests",
            ["Conformance", "DNSWire", "FixtureFormats", "Fixtures", "Scenarios", "TestTools", subprocess]),
        tests("FieldTests", ["Conformance", "DNSWire", "Field", "Origin", "Scenarios"]),
        tests("FixturesTests", ["Conformance", "DNSWire", "FixtureFormats", "Fixtures", "Scenarios", "TestTools"]),
        tests("ReportsTests", ["Conformance", "DNSWire", "Field", "Reports", "TestTools"]),
        tests("PlanningTests", ["Conformance", "DNSWire", "Planning", "Reports", "TestTools"]),
        tests(
            "RunnerTests",
            ["Conformance", "DNSWire", "Field", "FixtureFormats", "Origin", "Runner", "Scenarios", "Subjects"]),
        tests("SavingTests", ["Conformance", "Saving", "Scenarios"]),
        tests("SubjectsTests", ["Conformance", "Sandbox", "Subjects", subprocess, systemPackage]),
        tests(
            "EndToEndTests",
            [
                "brimful", "Conformance", "FixtureFormats", "Scenarios", "Subjects", "TestTools", subprocess,
                systemPackage, yams,
            ],
            resources: [.copy("Models")]),
    ]
)
