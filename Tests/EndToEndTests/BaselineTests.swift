import Foundation
import Testing

extension EndToEnd {
    /// Accepted deviations: recorded, compared with, brought up to date; and two audits compared.
    @Suite struct BaselineTests {
        /// A folder with a cache, saved audits and a baseline.
        private struct Place {
            let folder: String
            var baseline: String { "\(folder)/b.yml" }
            var text: String { (try? String(contentsOfFile: baseline, encoding: .utf8)) ?? "" }

            func run(_ words: [String]) async throws -> Brimful.Run {
                try await Brimful.run(words, environment: ["XDG_CACHE_HOME": "\(folder)/cache"])
            }

            /// An audit of subjects by their manifests, kept under a name.
            func audit(_ name: String, _ manifests: [String], _ more: [String] = []) async throws -> Brimful.Run {
                try await run(
                    [
                        "audit", "--subject", manifests.joined(separator: ","), "--scenario", "clean,tc-empty",
                        "--counts",
                        "1,20,40,60", "--save", "\(folder)/\(name)",
                    ] + more)
            }

            /// A stub resolver that keeps so many addresses.
            func keeper(of most: Int) throws -> String {
                let text = try String(contentsOfFile: Model.manifest("stub-keeps-48"), encoding: .utf8)
                let path = "\(folder)/keeps-\(most).yml"
                try text.replacing("\"48\"", with: "\"\(most)\"").write(toFile: path, atomically: true, encoding: .utf8)
                return path
            }
        }

        /// One line says what is wrong, and there is no report.
        private func refused(_ run: Brimful.Run, code: Int, _ complaint: String) {
            #expect(run.code == code)
            #expect(run.output == "")
            #expect(run.complaints.count == 1 && run.errors.contains(complaint), "\(run.complaints)")
        }

        private static func withPlace(_ body: (Place) async throws -> Void) async throws {
            try await withScratchFolder { try await body(Place(folder: $0)) }
        }

        @Test func `what was recorded is accepted, and what moves or goes is told with its line`() async throws {
            try await Self.withPlace { place in
                let (usual, worse, mended) = (
                    try place.keeper(of: 48), try place.keeper(of: 30), try place.keeper(of: 4000)
                )
                let correct = Model.manifest("stub-correct")
                #expect(try await place.audit("first", [usual, correct]).code == 1)
                let recorded = try await place.run(["baseline", "\(place.folder)/first", "--output", place.baseline])
                #expect(recorded.code == 0)
                #expect(recorded.errors == "brimful: \(place.baseline): 2 lines written\n")
                let line =
                    "{subject: stub-keeps-48, scenario: clean, fails: partial from 49, reason: not explained yet}"
                #expect(place.text.contains("  - \(line)\n"))

                let accepted = try await place.audit("second", [usual, correct], ["--baseline", place.baseline])
                #expect(accepted.code == 0)
                #expect(accepted.output.contains("accepted by the baseline: "))

                let moved = try await place.audit("third", [worse, correct], ["--baseline", place.baseline])
                #expect(moved.code == 1)
                #expect(
                    moved.complaints.contains {
                        $0.hasPrefix(
                            "brimful: \(place.baseline): replace line 4, \"partial from 49\", by: - {subject: stub-keeps-48, scenario: clean, fails: partial from 31,"
                        )
                    })
                let gone = try await place.audit("fourth", [mended, correct], ["--baseline", place.baseline])
                #expect(gone.code == 1)
                #expect(
                    gone.complaints.filter { $0.hasPrefix("brimful: \(place.baseline): ") } == [
                        "brimful: \(place.baseline): drop line 4, which is as it should be now: - \(line)",
                        "brimful: \(place.baseline): drop line 5, which is as it should be now: - \(line.replacing("clean", with: "tc-empty"))",
                    ])
                #expect(gone.output.contains("What to change in the baseline"))
            }
        }

        @Test func `a file is brought up to date, with what people wrote in it`() async throws {
            try await Self.withPlace { place in
                _ = try await place.audit("first", [try place.keeper(of: 48)])
                _ = try await place.audit("second", [try place.keeper(of: 30)])
                let update = { (name: String) in
                    try await place.run(["baseline", "\(place.folder)/\(name)", "--output", place.baseline])
                }
                _ = try await update("first")
                try place.text.replacing("reason: not explained yet}", with: "reason: array} # ticket 7")
                    .write(toFile: place.baseline, atomically: true, encoding: .utf8)
                let written = place.text
                let same = try await update("first")
                #expect(same.errors == "brimful: \(place.baseline): nothing to change\n")
                #expect(place.text == written)
                let moved = try await update("second")
                #expect(
                    moved.errors.contains(
                        "line 4, \"partial from 49\", is now: - {subject: stub-keeps-48, scenario: clean, fails: partial from 31,"
                    ))
                #expect(
                    place.text
                        == written.replacing("from 49", with: "from 31").replacing("} # ticket", with: "}  # ticket"))
                #expect(
                    try await place.run(["report", "\(place.folder)/second", "--baseline", place.baseline]).code == 0)
                #expect(
                    try await place.run(["report", "\(place.folder)/first", "--baseline", place.baseline]).code == 1)
            }
        }

        @Test func `without a file the baseline goes to the terminal`() async throws {
            try await Self.withPlace { place in
                _ = try await place.audit("first", [Model.manifest("stub-correct")])
                let run = try await place.run(["baseline", "\(place.folder)/first"])
                #expect(run.code == 0)
                #expect(run.output.hasSuffix("\ndeviations: []\n"))
            }
        }

        @Test func `tolerated results can be accepted too`() async throws {
            try await Self.withPlace { place in
                let words = [
                    "audit", "--subject", Model.manifest("stub-limit-100"), "--scenario", "chop-512", "--counts",
                    "101,120",
                    "--save", "\(place.folder)/run", "--fail-on", "tolerated",
                ]
                #expect(try await place.run(words).code == 1)
                _ = try await place.run(
                    ["baseline", "\(place.folder)/run", "--fail-on", "tolerated", "--output", place.baseline])
                #expect(place.text.contains("scenario: chop-512, fails: servfail from 101"))
                let report = ["report", "\(place.folder)/run", "--baseline", place.baseline]
                #expect(try await place.run(report + ["--fail-on", "tolerated"]).code == 0)
                #expect(try await place.run(report).code == 0)
            }
        }

        @Test func `a baseline that is none ends with exit code 2 before anything is asked`() async throws {
            try await Self.withPlace { place in
                try "deviations:\n  - {subjet: x}\n".write(toFile: place.baseline, atomically: true, encoding: .utf8)
                let run = try await place.audit(
                    "first", [Model.manifest("stub-correct")], ["--baseline", place.baseline])
                refused(run, code: 2, "\(place.baseline): line 2: subjet: no such key; did you mean subject?")
                let missing = try await place.audit(
                    "first", [Model.manifest("stub-correct")], ["--baseline", "/nosuch.yml"])
                refused(missing, code: 2, "/nosuch.yml: no such file")
                #expect(!FileManager.default.fileExists(atPath: "\(place.folder)/first"))
                refused(try await place.run(["baseline", place.folder]), code: 2, "no audit was saved there")
            }
        }

        // MARK: Compare

        @Test func `two audits are compared, kept or as reports`() async throws {
            try await Self.withPlace { place in
                let reports = ["--format", "json", "--output"]
                _ = try await place.audit("old", [try place.keeper(of: 48)], reports + ["\(place.folder)/old.json"])
                _ = try await place.audit("new", [try place.keeper(of: 30)], reports + ["\(place.folder)/new.json"])
                let compare = { (old: String, new: String) in
                    try await place.run(["compare", "\(place.folder)/\(old)", "\(place.folder)/\(new)"])
                }
                let kept = try await compare("old", "new")
                #expect(kept.code == 1)
                #expect(kept.output.contains("  - stub-keeps-48, clean: complete -> partial at 40\n"))
                #expect(kept.output.contains("  - stub-keeps-48, clean: up to 30 instead of 48, then partial\n"))
                #expect(kept.errors == "")
                #expect(try await compare("old.json", "new.json").output == kept.output)
                #expect(try await compare("old.json", "new").output == kept.output)
                let back = try await compare("new", "old")
                #expect(back.code == 0)
                #expect(back.output.contains("Fixes\n  - stub-keeps-48, clean: partial -> complete at 40\n"))
                let same = try await compare("old", "old.json")
                #expect(same.code == 0 && same.output.hasSuffix("\nnothing changed\n"))
                let json = try await place.run(
                    ["compare", "\(place.folder)/old", "\(place.folder)/new", "--output", "\(place.folder)/c.json"])
                #expect(json.code == 1 && json.output == "")
                try await Schema.validate("\(place.folder)/c.json", against: "comparison.schema.json")
            }
        }

        @Test func `what has nothing in common can't be compared`() async throws {
            try await Self.withPlace { place in
                _ = try await place.audit("old", [Model.manifest("stub-correct")])
                _ = try await place.audit("new", [Model.manifest("parser-correct")])
                let paths = [place.folder + "/old", place.folder + "/new"]
                refused(try await place.run(["compare"] + paths), code: 3, "have no subject in common")
                refused(
                    try await place.run(["compare", paths[0], "/nosuch.json"]), code: 2,
                    "/nosuch.json: no such file")
                refused(
                    try await place.run(["compare", paths[0], Model.manifest("stub-correct")]), code: 2,
                    "is no JSON report of `brimful audit`")
            }
        }

        // MARK: The story

        /// BIND with the file of an owner who sets a limit.
        @Test func `a changed configuration is seen in exactly its lines, accepted, and passes`() async throws {
            try await withScratchFolder { folder in
                let baseline = "\(folder)/brimful-baseline.yml"
                func audit(limit: Int) async throws -> Brimful.Run {
                    let config = "\(folder)/named.conf"
                    let text = """
                        options {
                            directory "/var/cache/bind";
                            listen-on { 127.0.0.1; };
                            forward only;
                            forwarders { 9.9.9.9; };
                            dnssec-validation no;
                            max-records-per-type \(limit);
                        };
                        """
                    try text.write(toFile: config, atomically: true, encoding: .utf8)
                    return try await Brimful.run(
                        [
                            "audit", "--config", config, "--scenario", "clean", "--counts", "1,20,40,101", "--view",
                            "stub,tcp", "--save", "\(folder)/run-\(limit)",
                        ] + (FileManager.default.fileExists(atPath: baseline) ? ["--baseline", baseline] : []))
                }
                #expect(try await audit(limit: 100).code == 1)
                let record = ["baseline", "\(folder)/run-100", "--output", baseline]
                #expect(try await Brimful.run(record).code == 0)
                #expect(try await audit(limit: 30).code == 1)
                let report = ["report", "\(folder)/run-30", "--baseline", baseline]
                let changed = try await Brimful.run(report)
                let told = changed.complaints.filter { $0.contains(baseline) }
                #expect(told.count == 1)
                #expect(
                    told.first?.contains(
                        "replace line 4, \"servfail from 101\", by: - {subject: bind, scenario: clean, fails: servfail from 31,"
                    ) == true)
                #expect(try await Brimful.run(["baseline", "\(folder)/run-30", "--output", baseline]).code == 0)
                #expect(try await Brimful.run(report).code == 0)
            }
        }
    }
}
