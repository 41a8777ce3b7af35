import FoundationEssentials
import Subjects
import Subprocess
import SystemPackage

/// Somebody else's program that tests compare with: the machine's own, or else fetched, never left out.
public struct TestTool: Sendable {
    public static let dig = TestTool(name: "dig", package: "bind9-dnsutils")
    public static let tshark = TestTool(name: "tshark", package: "tshark")
    public static let editcap = TestTool(name: "editcap", package: "wireshark-common")
    public static let tcpdump = TestTool(name: "tcpdump", package: "tcpdump")
    /// Python with its module for JSON Schema.
    public static let jsonschema = TestTool(
        name: "python3", package: "python3-jsonschema", probe: ["-c", "import jsonschema"])

    public static let python = TestTool(name: "python3", package: "python3-minimal")

    public static let unbound = TestTool(name: "unbound", package: "unbound")
    public static let dnsmasq = TestTool(name: "dnsmasq", package: "dnsmasq-base")
    public static let systemdResolved = TestTool(name: "systemd-resolved", package: "systemd-resolved")
    public static let ldnsTestns = TestTool(name: "ldns-testns", package: "ldnsutils")
    public static let drill = TestTool(name: "drill", package: "ldnsutils")
    public static let nsdCheckzone = TestTool(name: "nsd-checkzone", package: "nsd")
    public static let kzonecheck = TestTool(name: "kzonecheck", package: "knot-dnssecutils")
    public static let namedCheckzone = TestTool(name: "named-checkzone", package: "bind9-utils")
    public static let named = TestTool(name: "named", package: "bind9")
    public static let recursor = TestTool(name: "pdns_recursor", package: "pdns-recursor")
    public static let kresd = TestTool(name: "kresd", package: "knot-resolver")
    public static let mount = TestTool(name: "mount", package: "mount")
    public static let gdnsd = TestTool(name: "gdnsd", package: "gdnsd")
    public static let pdnsServer = TestTool(name: "pdns_server", package: "pdns-server")
    public static let pdnsBindBackend = TestTool(name: "pdns_server", package: "pdns-backend-bind")
    public static let iptables = TestTool(name: "iptables", package: "iptables")
    public static let dbusDaemon = TestTool(name: "dbus-daemon", package: "dbus-daemon")
    /// Python with dnspython.
    public static let dnspython = TestTool(name: "python3", package: "python3-dnspython", probe: ["-c", "import dns"])
    /// Perl with Net::DNS.
    public static let netDNS = TestTool(name: "perl", package: "libnet-dns-perl", probe: ["-MNet::DNS", "-e", "1"])

    /// Perl with its reader of TAP.
    public static let tapParser = TestTool(name: "perl", package: "perl", probe: ["-MTAP::Parser", "-e", "1"])
    public static let xmllint = TestTool(name: "xmllint", package: "libxml2-utils")
    /// GitHub's own reader of its Markdown.
    public static let cmarkGFM = TestTool(name: "cmark-gfm", package: "cmark-gfm")
    public static let shellcheck = TestTool(name: "shellcheck", package: "shellcheck")
    public static let buildah = TestTool(name: "buildah", package: "buildah")
    public static let busybox = TestTool(name: "busybox", package: "busybox-static")

    let name: String
    let package: String
    /// What the machine's own must be able to do.
    var probe: [String]?

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    public struct Finished: Sendable {
        public let output: String
        public let complaints: String
        public let succeeded: Bool
    }

    static let release = "bookworm"
    /// More than any of these prints about 64 messages of 4096 records.
    static let outputLimit = 64 << 20

    /// - Throws: `Failure`, in one line, when the tool can neither be found nor fetched.
    public func run(_ arguments: [String], input: [UInt8] = []) async throws -> Finished {
        let command = try await command()
        return try await run(command.program, command.arguments + arguments, input: input)
    }

    /// What it writes, octet by octet, for tools whose output is no text.
    ///
    /// - Throws: `Failure`, in one line, when the tool can't be had or fails.
    public func octets(_ arguments: [String], input: [UInt8] = []) async throws -> [UInt8] {
        let command = try await command()
        let result = try await Subprocess.run(
            .name(command.program), arguments: .init(command.arguments + arguments), input: .array(input),
            output: .bytes(limit: Self.outputLimit), error: .string(limit: Self.outputLimit))
        guard result.terminationStatus.isSuccess else { throw Failure(description: "\(name): \(result.standardError)") }
        return result.standardOutput
    }

    private func run(_ program: String, _ arguments: [String], input: [UInt8] = []) async throws -> Finished {
        let result = try await Subprocess.run(
            .name(program), arguments: .init(arguments),
            environment: .inherit.updating(["LC_ALL": "C"]), input: .array(input),
            output: .string(limit: Self.outputLimit), error: .string(limit: Self.outputLimit))
        return Finished(
            output: result.standardOutput, complaints: result.standardError,
            succeeded: result.terminationStatus.isSuccess)
    }

    /// The machine's own, or the one in a tree of its own.
    private func command() async throws -> (program: String, arguments: [String]) {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
        if folders.contains(where: { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") }) {
            guard let probe else { return (name, []) }
            if try await run(name, probe).succeeded { return (name, []) }
        }
        let root = try await tree().directory.string
        return ("unshare", ["--map-root-user", "chroot", root, "/usr/bin/\(name)"])
    }

    /// The root of the tree that it is in, whatever the machine has.
    ///
    /// - Throws: `Failure`, in one line, when it can't be fetched.
    public func root() async throws -> String { try await tree().directory.string }

    private func tree() async throws -> PackageTree {
        do {
            let store = PackageStore(cache: try Cache())
            let tree = try await store.prepare(packages: [package], release: Self.release)
            if let reason = tree.unavailable[package] { throw Failure(description: reason) }
            return tree
        } catch {
            throw Failure(
                description: "\(name): not on this machine, nor to be fetched (\(error)); install \(package)")
        }
    }
}
