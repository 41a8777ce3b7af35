import Conformance
import Testing

/// One audit of everything that misbehaves, beside subjects that don't.
enum MisbehaviourAudit {
    static let quick: [Misbehaviour] =
        Misbehaviour.everyKind("dies", "crashed fail crash", says: "died at 28 addresses (SIGSEGV), its last words: ")
        + Misbehaviour.everyKind(
            "fills-memory", "crashed fail crash",
            says: "had to be ended at 28 addresses: it took more than 2 GiB of memory")
        + Misbehaviour.everyKind(
            "fills-log", "hung fail hang", says: "it wrote more than 16 MiB to its log, or a line without end")
        + Misbehaviour.everyKind("line-without-end", "hung fail hang", says: "or a line without end")
        + Misbehaviour.everyKind("fills-files", "crashed fail crash", says: "/tmp/full: No space left on device")
        + Misbehaviour.everyKind(
            "says-twice", "harness inconclusive", says: "said more lines than it was asked", besides: ["resolver"]
        ).map { Misbehaviour($0.kind, $0.option, "harness inconclusive none", says: $0.says) }
        + ["stub", "resolver"].map {
            Misbehaviour($0, "defect floods", "hung fail hang amplification upstream", says: " queries, got ")
        } + [
            Misbehaviour(
                "stub", "defect answers-for-another", "partial fail lost-addresses limit upstream",
                says: "returned 8 of 28 addresses as if they were all")
        ]

    /// Those that are waited for until their time is over.
    static let slow: [Misbehaviour] = [
        Misbehaviour("stub", "mischief spins", "hung fail hang upstream", says: "did not return within 15 s"),
        Misbehaviour("parser", "mischief spins", "hung fail hang none", says: "did not return within 15 s"),
        Misbehaviour("resolver", "mischief spins", "timeout fail hang client", says: "did not answer within 15 s"),
        Misbehaviour(
            "resolver", "defect wrong-id", "timeout fail hang client", says: "nothing but answers with another ID"),
        Misbehaviour(
            "resolver", "defect wrong-question", "timeout fail hang client", says: "or to another question"),
    ]

    static let healthy = ["stub-correct", "parser-correct", "resolver-correct"]

    static let run = Task {
        try await withScratchFolder { folder in
            try await Brimful.audit(
                try (quick + slow).map { try $0.write(into: folder) } + healthy.map(Model.manifest),
                scenarios: ["clean"], counts: "20,28", more: ["--view", "stub", "--jobs", "3"])
        }
    }
}

extension EndToEnd {
    @Suite struct MisbehaviourTests {
        @Test(arguments: MisbehaviourAudit.quick + MisbehaviourAudit.slow)
        func `what misbehaves is found at its count, and told`(_ model: Misbehaviour) async throws {
            let results = try await MisbehaviourAudit.run.value.report().results(model.name, "clean")
            #expect(results.map(\.showing) == ["complete pass none", model.showing], "\(results.map(\.why))")
            #expect(results.last?.why.contains(model.says) == true, "\(results.map(\.why))")
        }

        @Test(arguments: MisbehaviourAudit.healthy)
        func `beside all of that the others' verdicts hold`(_ name: String) async throws {
            let results = try await MisbehaviourAudit.run.value.report().results(name, "clean")
            #expect(results.map(\.showing) == ["complete pass none", "complete pass none"])
        }

        @Test(arguments: ["stub", "parser", "resolver"])
        func `a crash has its signal and its last words`(_ kind: String) async throws {
            let results = try await MisbehaviourAudit.run.value.report().results("\(kind)-dies", "clean")
            let reply = try #require(results.last?.reply)
            #expect(reply.status == "signalled 11" && reply.signal == "SIGSEGV")
            #expect(reply.log.count == 2)
            #expect(reply.log.first == "brimful: one moment before the end")
            #expect(reply.log.allSatisfy { $0.count <= 200 && !$0.contains("\u{1B}") })
        }

        @Test func `of a flood the first queries are listed, and all counted`() async throws {
            let report = try await MisbehaviourAudit.run.value.report()
            for name in ["stub-floods", "resolver-floods"] {
                let result = try #require(report.results(name, "clean").last)
                #expect(result.conduct?.queries ?? 0 > result.origin.count)
                #expect((1000...1010).contains(result.origin.count))
            }
        }

        @Test func `what never starts is left out with the reason, and the run goes on`() async throws {
            let run = try await withScratchFolder { folder in
                let kinds = ["stub", "parser", "resolver"]
                var manifests = try kinds.flatMap { kind in
                    try ["/nowhere/program", "/bin/false"].enumerated().map { number, program in
                        try Misbehaviour.write("\(kind)-\(number)", kind, program: program, into: folder)
                    }
                }
                manifests.append(
                    try Misbehaviour.write(
                        "resolver-idle", "resolver", program: "/bin/sleep", arguments: "\"1000\"", into: folder))
                return try await Brimful.audit(
                    manifests + ["stub-correct", "resolver-correct"].map(Model.manifest), scenarios: ["clean"],
                    counts: "28", more: ["--view", "stub"])
            }
            let report = try run.report()
            let reasons = Dictionary(report.skipped.map { ($0.name, $0.reason) }) { first, _ in first }
            for kind in ["stub", "parser", "resolver"] {
                #expect(reasons["\(kind)-0"]?.contains("start /nowhere/program: No such file or directory") == true)
                #expect(reasons["\(kind)-1"]?.hasPrefix("ended at start with exit code 1") == true)
            }
            #expect(reasons["resolver-idle"]?.hasPrefix("not ready after 20.0 seconds") == true, "\(reasons)")
            #expect(report.results.map(\.showing) == ["complete pass none", "complete pass none"])
            #expect(run.code == 3)
        }
    }
}
