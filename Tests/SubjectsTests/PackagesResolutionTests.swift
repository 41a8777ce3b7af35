import Testing

@testable import Subjects

@Suite struct PackagesResolutionTests {
    private static func file(_ name: String) -> PackageFile { PackageFile(name: "\(name)_1_all.deb", octets: 10)! }

    /// An apt in which `left` and `right` can't be together, `gone` doesn't exist and `broken` can't be resolved.
    private static func closure(of packages: [String]) -> Apt.Answer {
        if packages.contains("gone") { return .unavailable(["gone": "Unable to locate package gone"]) }
        let together = packages.contains("left") && packages.contains("right")
        if together || packages.contains("broken") { return .conflict(reason: "unmet") }
        return .closure(packages.map(file) + [file("libc6")])
    }

    private func resolve(_ packages: [String]) async throws(PackageError) -> Resolution {
        try await Resolution(of: packages) { (some) async throws(PackageError) in Self.closure(of: some) }
    }

    @Test func `a package that does not exist does not spoil the others`() async throws {
        let resolution = try await resolve(["dash", "gone", "unbound"])
        #expect(resolution.groups.map(\.requested) == [["dash", "unbound"]])
        #expect(resolution.unavailable == ["gone": "Unable to locate package gone"])
    }

    @Test func `packages that cannot be together are resolved apart and share their files`() async throws {
        let resolution = try await resolve(["left", "dash", "right", "broken"])
        #expect(Set(resolution.groups.flatMap(\.requested)) == ["left", "dash", "right"])
        #expect(resolution.files.map(\.package) == ["dash", "left", "libc6", "right"])
        #expect(resolution.unavailable == ["broken": "unmet"])
    }

    @Test func `nothing but unavailable packages resolves to nothing`() async throws {
        let resolution = try await resolve(["gone"])
        #expect(resolution.groups.isEmpty)
    }
}
