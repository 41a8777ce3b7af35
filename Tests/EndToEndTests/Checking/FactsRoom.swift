import Foundation
import TestTools

/// A private network for `check` that a shell script sets up with real servers; nothing of it is left afterwards.
struct FactsRoom {
    static let name = "us-street.api.example.com"
    /// Whom a check asks, before the resolvers are named: nothing of this machine's own.
    static let asked = ["--authority", "127.0.0.1", "--only-named", "--resolver"]

    /// What the script takes from packages.
    var tools: [TestTool] = [.unbound]
    /// Sets the servers up, with the words of `words`.
    let setup: String
    /// What is done with brimful, `$0`, and its arguments.
    var course = "exec \"$0\" \"$@\""

    /// As the shell fills them in: a place, whom to ask, and more lines.
    private static let unboundFile = ResolverFile.unbound(
        ["$1"], ["ede: yes", "$3"], zones: [ResolverFile.forwardZone(".", to: "$2")])
    private static let dnsmasqFile = ResolverFile.dnsmasq("$1", ["server=$2"])

    /// What the script may say: `authority ADDRESS ANSWERS`, `unbound ADDRESS UPSTREAM [OPTIONS]`,
    /// `dnsmasq ADDRESS UPSTREAM`, `model ADDRESS UPSTREAM ARGUMENTS…`, `powerdns ADDRESS POOL` (and the records of more.db),
    /// `packaged PROGRAM …`, `await ADDRESS`, `programs ADDRESS`, `become FILE` (from stdin).
    private static let words = """
        set -e
        mount -t proc proc /proc; ip link set lo up; cd "$FOLDER"
        libraries=$(echo "$TREE"/usr/lib/*-linux-gnu)
        packaged() { LD_LIBRARY_PATH=$libraries:$libraries/systemd XTABLES_LIBDIR=$libraries/xtables "$@"; }
        await() { for i in $(seq 400); do [ -n "$(ss -Hlun src "$1:53")" ] && return; sleep 0.05; done; return 1; }
        become() { cat >"new$$"; chmod 644 "new$$"; mv "new$$" "become$(echo "$1" | tr / -)"; mount --bind "become$(echo "$1" | tr / -)" "$1"; }
        programs() { echo "nameserver $1" | become /etc/resolv.conf; }
        authority() {
            "$BRIMFUL" serve --listen "$1:53" --name \(name) --answers "$2" >/dev/null 2>&1 & last=$!
            await "$1"
        }
        model() {
            address=$1 upstream=$2; shift 2
            "$BRIMFUL" model resolver --address "$address" --upstream "$upstream" "$@" >/dev/null 2>&1 &
            await "$address"
        }
        unbound() {
            cat >"unbound-$1.conf" <<END
        \(unboundFile)END
            packaged "$TREE/usr/sbin/unbound" -d -c "unbound-$1.conf" >/dev/null 2>&1 &
            case $1 in *:*) await "[$1]" ;; *) await "$1" ;; esac
        }
        dnsmasq() {
            cat >"dnsmasq-$1.conf" <<END
        \(dnsmasqFile)END
            packaged "$TREE/usr/sbin/dnsmasq" -k -C "dnsmasq-$1.conf" >/dev/null 2>&1 &
            await "$1"
        }
        powerdns() {
            echo "zone \\"example.com\\" { type master; file \\"$FOLDER/zone.db\\"; };" >named.conf
            cat >zone.db <<END
        \\$TTL 60
        @ SOA ns hostmaster 1 7200 1800 259200 900
        @ NS ns
        ns A $1
        us-street.api 60 IN LUA A ( ";local t = {} for i = 0, $2 - 1 do t[i + 1] = '198.18.' .. math.floor(i / 250) .. '.' .. (i % 250 + 1) end return pickrandomsample(8, t)" )
        END
            if [ -f more.db ]; then cat more.db >>zone.db; fi
            packaged "$TREE/usr/sbin/pdns_server" --module-dir="$libraries/pdns" --config-dir="$FOLDER" --daemon=no --guardian=no \\
                --launch=bind --bind-config="$FOLDER/named.conf" --socket-dir="$FOLDER" --local-address="$1" \\
                --enable-lua-records=yes --cache-ttl=0 --query-cache-ttl=0 --setuid= --setgid= >/dev/null 2>&1 &
            await "$1"
        }

        """

    /// Runs brimful with these arguments in the room.
    func run(_ arguments: [String]) async throws -> Brimful.Run {
        try await withScratchFolder { folder in
            var tree = ""
            // One release's tools share a tree.
            for tool in tools { tree = try await tool.root() }
            let script = Self.words + setup + "\n" + course
            let values = ["FOLDER": folder, "TREE": tree, "BRIMFUL": Brimful.executable]
            let launcher = ["unshare", "-rnm", "--pid", "--fork", "--kill-child", "sh", "-c", script]
            return try await Brimful.run(arguments, under: launcher, environment: values)
        }
    }

    /// The check's report, and its exit code.
    func check(_ more: [String]) async throws -> (report: CheckedName, code: Int) {
        let run = try await run(["check", Self.name, "--format", "json"] + more)
        guard let report = try? JSONDecoder().decode(CheckedName.self, from: Data(run.output.utf8)) else {
            throw Unexpected("no report: \(run.errors)")
        }
        return (report, run.code)
    }
}
