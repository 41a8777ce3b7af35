import Conformance
import Testing

@testable import Reports

/// How to ask again who is none of the catalogue's subjects.
@Suite struct RunningPlaceTests {
    private func subject(_ source: String, _ kind: SubjectKind = .resolver) -> SubjectIdentity {
        SubjectIdentity(name: "127.0.0.1-53", kind: kind, version: "", source: source)
    }

    private func command(_ subject: SubjectIdentity, view: View = .tcp) -> String {
        RerunCommand(Sample.result(subject, "clean", 40, view: view).observation).text
    }

    @Test func `a resolver that was asked for names of a far end is asked again for these`() {
        let asked = subject("running at 127.0.0.1:53, asked for names of big.example.net")
        let text =
            "brimful check --zone big.example.net --only-named --resolver 127.0.0.1:53 --scenario clean --counts 40 --view tcp"
        #expect(command(asked) == text)
        #expect(asked.selectionOptions == "--zone big.example.net --only-named --resolver 127.0.0.1:53")
        let ipv6 = subject("running at [2001:db8::1]:53, asked for names of big.example.net")
        #expect(ipv6.selectionOptions == "--zone big.example.net --only-named --resolver '[2001:db8::1]:53'")
    }

    @Test func `this machine's programs need no resolver to be named`() {
        let programs = subject("running at this machine, asked for names of big.example.net", .stub)
        #expect(
            command(programs, view: .lookup) == "brimful check --zone big.example.net --scenario clean --counts 40")
    }

    @Test func `a server that an audit found running is audited again`() {
        #expect(
            command(subject("running at 127.0.0.1:5353"))
                == "brimful audit --resolver 127.0.0.1:5353 --scenario clean --counts 40 --view tcp")
    }

    @Test(arguments: ["running at this machine", "running at 1;rm", "running at 1.2.3.4:53 and more", "machine"])
    func `a source that says nothing of a place chooses by the name`(_ source: String) {
        #expect(command(subject(source)).contains("--subject 127.0.0.1-53"))
    }

    @Test func `a hostile zone is one quoted word`() {
        let text = command(subject("running at 127.0.0.1:53, asked for names of x';$(reboot)"))
        #expect(text.contains("--zone 'x'\\'';$(reboot)' --only-named"))
    }
}
