import Conformance
import SystemPackage
import Testing

@testable import Subjects

@Suite struct PackagesParsingTests {
    private let trust = PackageSource.Trust.signedBy("/k.gpg")

    @Test func `the mirror and the security suite of a deb822 file are taken over`() {
        let text = """
            Types: deb deb-src
            # a comment
            URIs: http://mirror.example/debian/
            Suites: bookworm
             bookworm-updates
            Components: main contrib

            Types: deb
            URIs: http://mirror.example/debian-security
            Suites: bookworm-security
            Components: main
            Signed-By: /some.gpg

            Types: deb
            URIs: https://vendor.example/apt
            Suites: nodistro
            Components: main
            """
        let sources = MachineSources(entries: MachineSources.stanzas(text))
        #expect(
            sources.sources(for: "bookworm", trust: trust).map { $0.line(architecture: "amd64") } == [
                "deb [arch=amd64 signed-by=/k.gpg] http://mirror.example/debian/ bookworm main",
                "deb [arch=amd64 signed-by=/k.gpg] http://mirror.example/debian/ bookworm-updates main",
                "deb [arch=amd64 signed-by=/k.gpg] http://mirror.example/debian-security bookworm-security main",
            ])
        #expect(sources.sources(for: "trixie", trust: trust).map(\.suite) == ["trixie"])
    }

    @Test func `one-line sources are read without their options and comments`() {
        let text = """
            # deb http://old.example/debian bookworm main
            deb [arch=amd64 signed-by=/x.gpg] http://mirror.example/debian bookworm main # mine
            deb-src http://mirror.example/debian bookworm main
            """
        #expect(
            MachineSources.lines(text) == [
                .init(uri: "http://mirror.example/debian", suites: ["bookworm"], components: ["main"])
            ])
    }

    @Test func `a disabled source is no source`() {
        let text = "Enabled: no\nTypes: deb\nURIs: http://m.example/debian\nSuites: bookworm\nComponents: main\n"
        #expect(MachineSources.stanzas(text).isEmpty)
    }

    @Test func `without a Debian mirror of its own a machine gets the public one`() {
        let ubuntu = MachineSources(entries: [
            .init(uri: "http://archive.ubuntu.com/ubuntu", suites: ["noble"], components: ["main"])
        ])
        #expect(ubuntu.sources(for: "trixie", trust: trust).map(\.uri) == [MachineSources.fallbackMirror])
    }

    @Test(arguments: [
        "http://snapshot.debian.org/archive/debian/20250520T000000Z", "mirror+file:///etc/apt/mirrors/debian.list",
        "http://proxy.example:3142/deb.debian.org/debian/",
    ])
    func `a snapshot, a mirror list and a proxy are Debian mirrors`(uri: String) {
        #expect(MachineSources.Entry(uri: uri, suites: [], components: []).isDebian)
    }

    @Test func `a line of print-uris tells package, version and size`() throws {
        let line = "'http://m/pool/b/busybox_1.35.deb' busybox_1%3a1.35.0-4+deb12u1_amd64.deb 452120 MD5Sum:98"
        let file = try #require(PackageFile(line: line))
        #expect(file.package == "busybox")
        #expect(file.version == "1:1.35.0-4+deb12u1")
        #expect(file.octets == 452120)
    }

    @Test(arguments: [
        "Reading package lists...", "'http://m/x' ../../etc/passwd_1_all.deb 5 x", "'http://m/x' a_1_all.deb -5 x",
        "'http://m/x' dash__amd64.deb 5 x", "'http://m/x' dash_1_a/b.deb 5 x",
    ])
    func `what is not a package file is not taken for one`(line: String) {
        #expect(PackageFile(line: line) == nil)
    }

    @Test(arguments: ["", "a", "-o", "unbound-", "../x", "Dpkg::Pre-Invoke", "a b", "bind9=1", "lib*", "unbound/sid"])
    func `a name that apt could take for something else is refused`(name: String) {
        #expect(!PackageName.isValid(name))
    }

    @Test(arguments: ["g++", "libstdc++6", "python3.11", "0ad"])
    func `a Debian package name is accepted`(name: String) {
        #expect(PackageName.isValid(name))
    }

    @Test func `a status line tells whole percents and nothing else does`() {
        #expect(Apt.percent(statusLine: "dlstatus:3:24.1568:Retrieving file 3 of 6") == 24)
        #expect(Apt.percent(statusLine: "dlstatus:3:1e300:x") == 100)
        #expect(Apt.percent(statusLine: "dlstatus:3:nan:x") == nil)
        #expect(Apt.percent(statusLine: "pmstatus:dash:50:x") == nil)
    }

    @Test func `proxies of the machine are kept and hooks are not`() {
        #expect(AptConfiguration.isTransport("Acquire::http::Proxy \"http://proxy.example:3128\";"))
        #expect(!AptConfiguration.isTransport("Acquire::http::Proxy \"x\"; APT::Update::Post-Invoke {\"rm\";};"))
        #expect(!AptConfiguration.isTransport("Acquire::AllowInsecureRepositories \"true\";"))
        #expect(!AptConfiguration.isTransport("APT::Update::Post-Invoke \"rm\";"))
    }

    @Test func `terminal escapes and line breaks do not pass into a message`() {
        #expect("a\u{1B}[31mb\nc\u{202E}d".printable() == "a [31mb c d")
        #expect(String(repeating: "x", count: 5000).printable().count == 300)
    }

    @Test func `XDG_CACHE_HOME comes before HOME and relative paths count for nothing`() throws {
        #expect(try Cache.place(in: ["XDG_CACHE_HOME": "/c", "HOME": "/h"]) == "/c/brimful")
        #expect(try Cache.place(in: ["XDG_CACHE_HOME": "c", "HOME": "/h"]) == "/h/.cache/brimful")
        #expect(throws: PackageError.homeMissing) { try Cache.place(in: ["HOME": "h"]) }
    }
}
