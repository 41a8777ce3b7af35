import Conformance
import DNSWire
import Testing

@testable import Field

/// What is wrong with the authority or the way to it.
extension DiagnosisTests {
    @Test func `an authority that knows the name and denies it for its addresses contradicts itself`() async throws {
        let denying: ScriptedWorld.Serve = { inquiry in
            Reply.to(inquiry, rcode: inquiry.question.type == RecordType.a.code ? 3 : 0)
        }
        #expect(showing(try await diagnosis(resolver: denying, authority: denying)) == ["fault nxdomain at authority"])
    }

    @Test func `an authority that refuses is lame, and one that drops this question alone is no matter of the way`()
        async throws
    {
        let lame = try await diagnosis(
            resolver: { Reply.to($0, rcode: $0.question.name.isRoot ? 0 : 2) }, authority: { Reply.to($0, rcode: 5) })
        #expect(showing(lame) == ["fault refused at authority"])
        let silent: ScriptedWorld.Serve = { inquiry in
            inquiry.question.type == RecordType.a.code
                ? Response(.silent, over: inquiry.transport) : Reply.to(inquiry)
        }
        let dropping = try await diagnosis(resolver: silent, authority: silent)
        #expect(showing(dropping) == ["fault silent at authority", "note silent at upstream"])
    }

    @Test func `messages beside the answer are named by what is wrong with them`() async throws {
        let diagnosis = try await diagnosis(
            resolver: Self.authority(),
            authority: { inquiry in
                var response = Reply.to(inquiry, answer: Reply.records(Self.name, Self.all))
                if inquiry.transport == .udp { response.strays = [.id, .contradiction] }
                return response
            })
        #expect(showing(diagnosis) == ["fault forged at path-to-authority"])
        let what = diagnosis.symptoms[0].what
        #expect(what.contains("with another ID, a second answer that contradicts the first"), "\(what)")
    }

    @Test func `the same answer twice says the same, in whatever order, and another one doesn't`() {
        let question = Question(name: Reply.name(Self.name), type: RecordType.a.code)
        func answer(_ numbers: [Int]) -> Response {
            Reply.to(Inquiry(question, over: .tcp, wantsRecursion: false), answer: Reply.records(Self.name, numbers))
        }
        #expect(answer([1, 2, 3]).says(answer([3, 1, 2])))
        #expect(!answer([1, 2, 3]).says(answer([1, 2, 4])))
        #expect(!answer([1]).says(Reply.to(Inquiry(question, wantsRecursion: false), rcode: 3)))
    }

    /// Of a resolver and of whoever answers as the root.
    private func diagnosis(
        _ resolver: @escaping ScriptedWorld.Serve, root: @escaping ScriptedWorld.Serve
    ) async throws -> Diagnosis {
        let world = ScriptedWorld([Self.resolver: resolver, Self.server: root])
        var wishes = Checkup.Wishes(
            name: Reply.name(Self.name), resolvers: [KnownResolver(try ServerAddress(Self.resolver), from: .named)])
        wishes.roots = [try ServerAddress(Self.server)]
        wishes.triesPrograms = false
        return Diagnosis(await Checkup(wishes, asking: world).facts())
    }

    @Test func `a delegation that leads nowhere is a fault, unless a resolver knows the name`() async throws {
        let circular: ScriptedWorld.Serve = { Reply.referral($0, to: "com", [("a.com", Self.server)]) }
        let unknown = try await diagnosis({ Reply.to($0, rcode: 2) }, root: circular)
        #expect(showing(unknown) == ["fault no-authority at authority"])
        let known = try await diagnosis(Self.authority(), root: circular)
        #expect(showing(known) == ["undecided no-authority at path-to-authority"])
    }

    @Test func `without a network there is one word for everything`() async throws {
        let cut: ScriptedWorld.Serve = { Response(.unreachable("Network is unreachable"), over: $0.transport) }
        let world = ScriptedWorld([Self.resolver: cut, Self.server: cut, "192.0.2.1": cut])
        var wishes = Checkup.Wishes(
            name: Reply.name(Self.name), resolvers: [KnownResolver(try ServerAddress(Self.resolver), from: .named)])
        wishes.roots = [try ServerAddress(Self.server)]
        wishes.triesPrograms = false
        let offline = Diagnosis(await Checkup(wishes, asking: world).facts())
        #expect(showing(offline) == ["fault unreachable at path-to-resolver"])
        #expect(offline.symptoms[0].server == nil)
        // One that is out of reach beside one that isn't is no matter of this machine.
        wishes.resolvers.append(KnownResolver(try ServerAddress("192.0.2.77"), from: .named))
        let partly = Diagnosis(await Checkup(wishes, asking: world).facts())
        #expect(partly.symptoms.count > 1, "\(showing(partly))")
    }

    @Test func `a root that answers as resolvers do means that port 53 is intercepted`() async throws {
        let whole = Reply.records(Self.name, Self.all)
        let impostors: [ScriptedWorld.Serve] = [
            { Reply.to($0, aa: false, ra: true, answer: whole) }, { Reply.to($0, rcode: 5, aa: false, ra: true) },
        ]
        for impostor in impostors {
            let found = showing(try await diagnosis(Self.authority(), root: impostor))
            #expect(found == ["fault intercepted at path-to-authority", "undecided no-authority at path-to-authority"])
        }
        let refusing = try await diagnosis(Self.authority(), root: { Reply.to($0, rcode: 5, aa: false) })
        #expect(showing(refusing) == ["undecided no-authority at path-to-authority"])
    }
}
