import Foundation
import TestTools

/// A private internet with root, top-level domain and an authority that plays a scenario, and real resolvers in it; nothing of
/// it is left afterwards.
///
/// unbound knows the root's real addresses only, and finds the name by itself. dnsmasq and systemd-resolved forward to the
/// authority, as networks are set up that have a server of their own zones (`server=/example.com/…`): behind another
/// resolver they would meet what that makes of the scenario, and not the scenario.
struct CheckRoom {
    static let name = "us-street.api.example.com"
    /// The first address that the origin leases for a scenario.
    static let authority = "45.1.0.1"
    static let unbound = "127.0.0.2"
    static let dnsmasq = "127.0.0.3"
    static let resolved = "127.0.0.53"
    /// A model resolver with a defect, where one was wished for.
    static let model = "127.0.0.4"

    var scenario = "clean"
    var answers = 40
    /// Where the top-level domain leads.
    var delegation = "right"
    /// Whether each resolver is asked once before the scenario's first times are over.
    var isWarmed = false
    /// The arguments of a model resolver; nil where there is none.
    var defect: [String]?
    /// The file that programs find their resolvers in.
    var resolvConf = "nameserver \(unbound)\n"

    private static let resolvedFile = """
        [Resolve]
        Domains=~.
        DNSSEC=no
        LLMNR=no
        MulticastDNS=no

        """

    /// Seconds after which a room has failed.
    private static let patience = "150"

    /// Runs brimful with these arguments in it.
    func run(_ arguments: [String]) async throws -> Brimful.Run {
        try await withScratchFolder { folder in
            let files = [
                "unbound.conf": ResolverFile.unbound([Self.unbound]),
                "dnsmasq.conf": ResolverFile.dnsmasq(Self.dnsmasq),
                "resolved.conf": Self.resolvedFile, "resolv.conf": resolvConf,
                "passwd": "systemd-resolve:x:0:0::/:/bin/false\n", "script": try await script(in: folder),
            ]
            for (file, text) in files {
                try text.write(toFile: "\(folder)/\(file)", atomically: false, encoding: .utf8)
            }
            let launcher = [
                "timeout", Self.patience, "unshare", "-rnm", "--pid", "--fork", "--kill-child", "sh",
                "\(folder)/script",
            ]
            return try await Brimful.run(arguments, under: launcher)
        }
    }

    /// The check's report, and its exit code.
    func check(_ more: [String] = []) async throws -> (report: CheckedName, code: Int) {
        let run = try await run(["check", Self.name, "--format", "json"] + more)
        guard let report = try? JSONDecoder().decode(CheckedName.self, from: Data(run.output.utf8)) else {
            throw Unexpected("no report: \(run.errors)")
        }
        return (report, run.code)
    }

    // MARK: What happens in it

    private func script(in folder: String) async throws -> String {
        let root = try await TestTool.systemdResolved.root()
        let lines =
            [
                "mount -t proc proc /proc && mount --bind '\(folder)/resolv.conf' /etc/resolv.conf",
                "cd '\(folder)' && ip link set lo up",
            ] + internet + [
                Self.started("/usr/sbin/unbound -d -c unbound.conf", in: try await TestTool.unbound.root()),
                Self.started(
                    "/usr/sbin/dnsmasq -k -C dnsmasq.conf --server=\"$authority\"",
                    in: try await TestTool.dnsmasq.root()),
            ] + Self.resolved(in: root) + model
        let places = [Self.unbound, Self.dnsmasq, Self.resolved] + (defect == nil ? [] : [Self.model])
        return (lines + places.map(Self.awaited) + (try await warmed()) + ["exec \"$@\""]).joined(separator: "\n")
    }

    /// What strikes at first only does so until the pipe is closed.
    private var internet: [String] {
        let words = "--name \(Self.name) --answers \(answers) --scenario \(scenario) --delegation \(delegation)"
        return [
            "mkfifo first",
            "'\(Brimful.executable)' model internet \(words) <first >internet 2>internet.errors &",
            "exec 3>first",
            isWarmed ? ":" : "exec 3>&-",
            "for i in $(seq 400); do grep -q authority internet && break; sleep 0.05; done",
            "authority=$(sed 's/.*authority //' internet)",
            "[ -n \"$authority\" ] || { cat internet.errors >&2; exit 3; }",
        ]
    }

    private var model: [String] {
        guard let defect else { return [] }
        let words = ["--address", Self.model, "--upstream", "\"$authority\""] + defect
        return ["'\(Brimful.executable)' model resolver \(words.joined(separator: " ")) >/dev/null 2>&1 3>&- &"]
    }

    /// Its own folders are its own: of a root tree that others use, too, nothing is changed. It believes that it is offline
    /// unless an interface other than lo is up.
    private static func resolved(in root: String) -> [String] {
        [
            "ip link add eth0 type veth peer name eth1 && ip address add 192.168.1.2/24 dev eth0",
            "ip link set eth0 up && ip link set eth1 up",
            "for i in etc run tmp; do mount -t tmpfs tmpfs '\(root)'/$i; done",
            "for i in dev proc; do mount --rbind /$i '\(root)'/$i; done",
            "mkdir -p '\(root)/run/systemd/resolve' '\(root)/etc/systemd' && cp passwd '\(root)/etc/passwd'",
            "{ cat resolved.conf && echo \"DNS=$authority\"; } >'\(root)/etc/systemd/resolved.conf'",
            "chroot '\(root)' /lib/systemd/systemd-resolved >/dev/null 2>&1 3>&- &",
        ]
    }

    private func warmed() async throws -> [String] {
        guard isWarmed else { return [] }
        let root = try await TestTool.dig.root()
        let askings = [Self.unbound, Self.dnsmasq, Self.resolved].map { server in
            Self.started("/usr/bin/dig +tries=1 +time=4 @\(server) \(Self.name)", in: root) + " asked=\"$asked $!\""
        }
        return askings + ["wait $asked", "exec 3>&-"]
    }

    private static func started(_ command: String, in root: String) -> String {
        "LD_LIBRARY_PATH=$(echo '\(root)'/usr/lib/*-linux-gnu) '\(root)'\(command) >/dev/null 2>&1 3>&- &"
    }

    private static func awaited(_ place: String) -> String {
        "for i in $(seq 400); do [ -n \"$(ss -Hlun src \(place):53)\" ] && break; sleep 0.05; done"
    }
}
