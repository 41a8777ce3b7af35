import Testing

@testable import Subjects

@Suite struct PackagesDiagnosisTests {
    private func diagnosis(_ complaints: String) -> AptDiagnosis { AptDiagnosis(complaints: complaints, path: "/c") }

    @Test func `packages that do not exist are named with apt's reason`() {
        let complaints = """
            E: Unable to locate package nosuch
            E: Package 'awk' has no installation candidate
            """
        #expect(
            diagnosis(complaints).unavailable(among: ["awk", "nosuch", "unbound"]) == [
                "nosuch": "Unable to locate package nosuch", "awk": "Package 'awk' has no installation candidate",
            ])
    }

    @Test func `a mirror out of reach is named without the password in its address`() {
        let complaints = """
            E: Failed to fetch http://me:secret@m.example/debian/dists/x/InRelease  Could not connect to m.example
            E: Some index files failed to download. They have been ignored, or old ones used instead.
            """
        let error = PackageError.unreachable(host: "m.example", reason: "Could not connect to m.example")
        #expect(diagnosis(complaints).error == error)
    }

    @Test func `an unknown signer is mistrust, not a network failure`() {
        let complaints = """
            W: GPG error: http://m.example x InRelease: NO_PUBKEY 6ED0E7B82643E131
            E: The repository 'http://m.example x InRelease' is not signed.
            """
        let reason = "The repository 'http://m.example x InRelease' is not signed."
        #expect(diagnosis(complaints).error == .untrusted(reason))
    }

    @Test func `lists past their date are told apart from a forged signature`() {
        let reason = "Release file for http://m/InRelease is expired (invalid since 16d). Updates will not be applied."
        #expect(diagnosis("E: \(reason)").error == .outdated(reason))
    }

    @Test func `a full disk is told before anything that follows from it`() {
        let complaints = "E: Failed to fetch http://m/x  write - write (28: No space left on device)"
        #expect(diagnosis(complaints).error == .diskFull(path: "/c"))
    }

    @Test func `a release that the mirror lacks is named`() {
        let reason = "The repository 'http://m/debian nosuch Release' does not have a Release file."
        #expect(diagnosis("E: \(reason)").error == .releaseUnknown(reason))
    }

    @Test func `silence of apt is an error too`() {
        #expect(diagnosis("").error == .failed(program: "apt-get", reason: "it gave no reason"))
    }

    @Test func `the reason of a conflict is the first unmet dependency`() {
        let output = """
            Some packages could not be installed.
            The following packages have unmet dependencies:
             foo : Depends: bar but it is not installable
            """
        #expect(Apt.unmet(in: output) == "foo : Depends: bar but it is not installable")
    }
}
