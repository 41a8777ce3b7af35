import Foundation
import TestTools

/// A private network with an authority that plays a scenario, and real resolvers before it; nothing of it is left afterwards.
struct CheckRoom {
    static let name = "us-street.api.example.com"
    static let authority = "127.0.0.1"
    static let unbound = "127.0.0.2"
    static let dnsmasq = "127.0.0.3"
    /// A model resolver with a defect, where one was wished for.
    static let model = "127.0.0.4"

    var scenario = "clean"
    var answers = 40
    /// The arguments of a model resolver; nil where there is none.
    var defect: [String]?
    /// The file that programs find their resolvers in.
    var resolvConf = "nameserver \(unbound)\n"

    private static let unboundFile = """
        server:
            interface: \(unbound)
            username: ""
            chroot: ""
            directory: "/"
            pidfile: ""
            use-syslog: no
            do-not-query-localhost: no
            module-config: "iterator"
        remote-control:
            control-enable: no
        forward-zone:
            name: "."
            forward-addr: \(authority)
        """

    private static let dnsmasqFile = """
        listen-address=\(dnsmasq)
        bind-interfaces
        no-resolv
        no-hosts
        user=root
        group=
        pid-file=
        log-facility=-
        server=\(authority)
        """

    /// Runs brimful with these arguments where `$0` can be asked by name.
    func run(_ arguments: [String]) async throws -> Brimful.Run {
        try await withScratchFolder { folder in
            let files = [("unbound", Self.unboundFile), ("dnsmasq", Self.dnsmasqFile), ("resolv", resolvConf)]
            for (file, text) in files {
                try text.write(toFile: "\(folder)/\(file).conf", atomically: false, encoding: .utf8)
            }
            let script = try await script(in: folder)
            let launcher = ["unshare", "-rnm", "--pid", "--fork", "--kill-child", "sh", "-c", script]
            return try await Brimful.run(arguments, under: launcher)
        }
    }

    /// The check's report, and its exit code.
    func check(_ more: [String] = []) async throws -> (report: CheckedName, code: Int) {
        let run = try await run(["check", Self.name, "--authority", Self.authority, "--format", "json"] + more)
        guard let report = try? JSONDecoder().decode(CheckedName.self, from: Data(run.output.utf8)) else {
            throw Unexpected("no report: \(run.errors)")
        }
        return (report, run.code)
    }

    private func script(in folder: String) async throws -> String {
        let unbound = try await TestTool.unbound.root()
        let dnsmasq = try await TestTool.dnsmasq.root()
        var places = [Self.authority, Self.unbound, Self.dnsmasq]
        var lines = [
            "mount -t proc proc /proc && mount --bind '\(folder)/resolv.conf' /etc/resolv.conf && ip link set lo up",
            "'\(Brimful.executable)' serve --listen \(Self.authority):53 --name \(Self.name) --answers \(answers) --scenario \(scenario) >/dev/null 2>&1 &",
            Self.packaged(unbound, "/usr/sbin/unbound -d -c '\(folder)/unbound.conf'"),
            Self.packaged(dnsmasq, "/usr/sbin/dnsmasq -k -C '\(folder)/dnsmasq.conf'"),
        ]
        if let defect {
            let words = (["--address", Self.model, "--upstream", Self.authority] + defect).joined(separator: " ")
            lines.append("'\(Brimful.executable)' model resolver \(words) >/dev/null 2>&1 &")
            places.append(Self.model)
        }
        for place in places {
            lines.append("for i in $(seq 200); do [ -n \"$(ss -Hlun src \(place):53)\" ] && break; sleep 0.05; done")
        }
        return (lines + ["exec \"$0\" \"$@\""]).joined(separator: "\n")
    }

    private static func packaged(_ root: String, _ command: String) -> String {
        "LD_LIBRARY_PATH=$(echo '\(root)'/usr/lib/*-linux-gnu) '\(root)'\(command) >/dev/null 2>&1 &"
    }
}

/// What tests read of a check's report.
struct CheckedName: Decodable {
    let state: String
    let symptoms: [Symptom]
    let resolvers: [Resolver]
    let programs: Programs?

    struct Symptom: Decodable {
        let kind: String
        let hop: String
        let weight: String
        let server: String?
        let what: String
    }

    struct Resolver: Decodable {
        let server: String
        let views: [View]
        /// In octets.
        let largestUDP: Int
    }

    struct View: Decodable {
        let view: String
        let outcome: String
        let addresses: Int
    }

    struct Programs: Decodable {
        let addresses: Int
        let error: String?
    }

    /// What is wrong, or can't be told, each as `kind at hop of server`.
    var troubles: [String] {
        symptoms.filter { $0.weight != "note" }.map { "\($0.kind) at \($0.hop) of \($0.server ?? "nobody")" }
    }
}
