import TestTools
import Testing

@testable import ZoneFiles

/// What the makers of the servers say of our files.
@Suite struct ServerCheckTests {
    private func check(
        _ tools: TestTool..., with script: String, files: [String: [UInt8]], isRight: Bool = true,
        _ location: SourceLocation = #_sourceLocation
    ) async throws -> String {
        let finished = try await ToolRoom(tools).run(script, files: files)
        #expect(
            finished.succeeded == isRight, "\(finished.output)\(finished.complaints)", sourceLocation: location)
        return finished.output
    }

    private func zone() throws -> [String: [UInt8]] {
        ["zone": Array(MasterFile(try .sample()).text.utf8)]
    }

    // MARK: The zone

    @Test func `NSD takes the zone`() async throws {
        _ = try await check(.nsdCheckzone, with: "nsd-checkzone big.example.net zone", files: zone())
        _ = try await check(.nsdCheckzone, with: "nsd-checkzone example.com zone", files: zone(), isRight: false)
    }

    @Test func `Knot takes the zone`() async throws {
        _ = try await check(.kzonecheck, with: "kzonecheck -o big.example.net zone", files: zone())
        _ = try await check(.kzonecheck, with: "kzonecheck -o example.com zone", files: zone(), isRight: false)
    }

    @Test func `BIND takes the zone, and reads all its records`() async throws {
        let output = try await check(
            .namedCheckzone, with: "named-checkzone -D -o dump big.example.net zone >&2 && cat dump", files: zone())
        let records = output.split(separator: "\n").count { $0.contains(/\sIN\s+A(AAA)?\s/) }
        // A and AAAA of each count, with its wildcard, and two addresses of the server within the zone.
        #expect(records == [1, 40, 257].reduce(0, +) * 4 + 2)
    }

    @Test func `BIND takes the delegation in its parent zone`() async throws {
        let parent = """
            $ORIGIN example.net.
            $TTL 300
            @ IN SOA ns1 hostmaster 1 3600 600 86400 60
            @ IN NS ns1

            """
        let delegation = DelegationFile(try .sample()).text
        let lame = delegation.split(separator: "\n").filter { !$0.hasPrefix("ns.big") }.joined(separator: "\n") + "\n"
        for (text, lacksGlue) in [(delegation, false), (lame, true)] {
            let output = try await check(
                .namedCheckzone, with: "named-checkzone -i full example.net zone 2>&1",
                files: ["zone": Array((parent + text).utf8)])
            #expect(output.contains("no REQUIRED GLUE") == lacksGlue, "\(output)")
        }
    }

    // MARK: Resolvers

    @Test(arguments: [("127.0.0.1", false), ("127.0.0.1", true), ("2001:db8::1", false), ("::1", true)])
    func `Unbound takes its lines`(_ address: String, _ isStub: Bool) async throws {
        // Debian's would run as a user that the room doesn't have.
        let script = #"""
            printf 'server:\n    username: ""\ninclude: "unbound.conf"\n' >all.conf && unbound-checkconf all.conf
            """#
        _ = try await check(
            .unbound, with: script, files: try PublishedZone.sample().forwarding(at: address, isStub: isStub))
    }

    @Test(arguments: [
        ("127.0.0.1", 5300, false), ("2001:db8::1", 53, false), ("192.0.2.1", 53, true), ("::1", 53, true),
    ])
    func `BIND takes its lines`(_ address: String, _ port: UInt16, _ isStub: Bool) async throws {
        _ = try await check(
            .named, with: "named-checkconf named.conf",
            files: try PublishedZone.sample().forwarding(at: address, port: port, isStub: isStub))
    }

    @Test(arguments: ["127.0.0.1", "2001:db8::1"]) func `dnsmasq takes its line`(_ address: String) async throws {
        _ = try await check(
            .dnsmasq, with: "dnsmasq --test -C dnsmasq.conf", files: try PublishedZone.sample().forwarding(at: address))
    }

    @Test(arguments: [("127.0.0.1", false), ("2001:db8::1", false), ("192.0.2.1", true)])
    func `PowerDNS Recursor takes its line`(_ address: String, _ isStub: Bool) async throws {
        _ = try await check(
            .recursor, with: "pdns_recursor --config=check --config-dir=/tmp",
            files: try PublishedZone.sample().forwarding(at: address, isStub: isStub))
    }

    @Test(arguments: [("127.0.0.1", false), ("2001:db8::1", false), ("192.0.2.1", true), ("::1", true)])
    func `Knot Resolver runs its lines`(_ address: String, _ isStub: Bool) async throws {
        // The root's key and a user other than root are not there; it ends when it has read all.
        let script = #"""
            printf '%s\n' "trust_anchors.remove('.')" 'cache.size = 10*MB' 'user = function () return true end' \
                "dofile('/tmp/kresd.conf')" 'quit()' >all.conf && kresd -n -c all.conf /tmp
            """#
        var files = try PublishedZone.sample().forwarding(at: address, isStub: isStub)
        _ = try await check(.kresd, with: script, files: files)
        files["kresd.conf"]?.append(contentsOf: "policy.nosuch()\n".utf8)
        _ = try await check(.kresd, with: script, files: files, isRight: false)
    }

    @Test(arguments: ["127.0.0.1", "2001:db8::1"])
    func `systemd-resolved reads its lines without complaint`(_ address: String) async throws {
        // It takes its configuration from /etc alone, and its own user for granted.
        let script = """
            mount -t proc proc /proc && mount -t tmpfs tmpfs /etc && mount -t tmpfs tmpfs /run && mkdir -p /etc/systemd/resolved.conf.d /run/systemd/resolve
            printf '%s\\n' root:x:0:0::/:/bin/sh systemd-resolve:x:0:0::/:/bin/false >/etc/passwd
            cp systemd-resolved.conf /etc/systemd/resolved.conf.d/big.conf
            /lib/systemd/systemd-resolved >said 2>&1 &
            until case "$(cat said)" in *'Using system hostname'*) ;; *) false ;; esac; do
                kill -0 $! && sleep 0.1 || exit
            done
            case "$(cat said)" in *ignoring*) cat said >&2 && exit 1 ;; esac
            """
        var files = try PublishedZone.sample().forwarding(at: address)
        _ = try await check(.systemdResolved, .mount, with: script, files: files)
        files["systemd-resolved.conf"]?.append(contentsOf: "DNS=no-address\n".utf8)
        _ = try await check(.systemdResolved, .mount, with: script, files: files, isRight: false)
    }

    @Test func `Python reads Route 53's batches, and each is within its quotas`() async throws {
        let batches = Route53Batches(try .sample(counts: [1, 20, 40, 100, 256, 257, 400, 401]))
        #expect(batches.documents.count > 1)
        #expect(Set(batches.omitted.map(\.addresses.count)) == [401])
        let script = """
            import json, sys
            total = 0
            for path in sys.argv[1:]:
                sets = [change["ResourceRecordSet"] for change in json.load(open(path))["Changes"]]
                assert all(change["Action"] == "UPSERT" for change in json.load(open(path))["Changes"])
                values = [value["Value"] for one in sets for value in one["ResourceRecords"]]
                assert max(len(one["ResourceRecords"]) for one in sets) <= 400
                assert 2 * len(values) <= 1000 and 2 * sum(map(len, values)) <= 32000
                total += len(values)
            print(total)
            """
        var files = ["check.py": Array(script.utf8)]
        for (index, document) in batches.documents.enumerated() { files["\(index).json"] = Array(document.utf8) }
        let output = try await check(.python, with: "python3 check.py *.json", files: files)
        // A and AAAA, each with its wildcard.
        let total = [1, 20, 40, 100, 256, 257, 400].reduce(0, +) * 4
        #expect(output == "\(total)\n")
    }
}
