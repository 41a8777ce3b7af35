import Foundation
import TestTools
import Testing

/// No engine is on this machine, and no image can be had: buildah reads and follows the recipe with images that the test
/// makes, in which `apt-get` and `swift` are stand-ins that say what they are asked.
@Suite struct `The container recipe` {
    /// buildah wants a root that is a mount point.
    private static let script = """
        mkdir root && busybox mount --rbind / root && exec chroot root sh -ec 'cd /tmp; . ./follow'
        """

    private static let following = """
        busybox mount -t proc proc /proc; mkdir -p /var/tmp
        export _CONTAINERS_USERNS_CONFIGURED=1 BUILDAH_ISOLATION=chroot HOME=/tmp
        b() {
            command=$1; shift
            buildah --storage-driver vfs --root /tmp/store --runroot /tmp/run --registries-conf /tmp/registries.conf "$command" "$@"
        }
        base() {
            mkdir -p "$1/bin" "$1/usr/bin" "$1/tmp"
            cp "$(command -v busybox)" "$1/bin/busybox"
            for tool in sh cp mkdir rm echo; do ln -s busybox "$1/bin/$tool"; done
            cp apt-get swift "$1/usr/bin/"; chmod +x "$1/usr/bin/"*
        }
        image() {
            container=$(b from scratch); b copy --quiet "$container" "$2" / >/dev/null
            b commit --quiet --signature-policy policy.json "$container" "$1" >/dev/null; b rm "$container" >/dev/null
        }
        mkdir -p context/Sources context/Tests/Fuzz/.build-fuzz context/.build context/.git context/Fixtures/own-image
        touch context/Package.swift context/Fixtures/own-image/subject.yml context/.build/x context/Tests/Fuzz/.build-fuzz/x
        base builder; cp -R context builder/brimful; chroot builder sh -ec "cd /brimful; $(cat steps-1)"
        base slim; chroot slim sh -ec "$(cat steps-3)"
        cat builder/said slim/said
        mkdir -p audited/usr/sbin; echo unbound >audited/usr/sbin/unbound
        image docker.io/library/swift:6.3-bookworm builder
        image docker.io/library/swift:6.3-bookworm-slim slim
        image localhost/your/unbound audited
        b bud --quiet --signature-policy /tmp/policy.json --pull-never -f Containerfile --ignorefile ignore \\
            --build-arg IMAGE=localhost/your/unbound -t localhost/audit context >/dev/null
        root=$(b mount "$(b from --pull-never --signature-policy /tmp/policy.json localhost/audit)")
        (cd "$root"; busybox find opt subject report | sort)
        echo ---; b inspect --type image localhost/audit
        """

    private static let aptGet = "#!/bin/sh\necho \"apt-get $*\" >>/said\n"
    private static let swift = """
        #!/bin/sh
        echo "swift $*" >>/said
        mkdir -p .build/release/brimful_Subjects.resources
        echo program >.build/release/brimful

        """

    private func files(_ recipe: ContainerRecipe) throws -> [String: [UInt8]] {
        [
            "follow": Self.following, "Containerfile": recipe.withoutSteps, "steps-1": recipe.steps[0],
            "steps-3": recipe.steps[2],
            "ignore": try Repository.text(".container/Containerfile.dockerignore"), "apt-get": Self.aptGet,
            "swift": Self.swift, "policy.json": #"{"default":[{"type":"insecureAcceptAnything"}]}"#,
            "registries.conf": "unqualified-search-registries = [\"docker.io\"]\n",
        ].mapValues { Array($0.utf8) }
    }

    @Test func `buildah makes an image of it that has the program, the subject and the image's tree`() async throws {
        let recipe = try ContainerRecipe()
        let run = try await ToolRoom([.buildah, .busybox]).run(Self.script, files: files(recipe))
        try #require(run.succeeded, "\(run.complaints)")
        let lines = run.output.split(separator: "\n").map(String.init)
        #expect(lines.contains("swift build -c release --product brimful"))
        #expect(lines.contains { $0.hasPrefix("apt-get install") && $0.contains("libldns-dev") })
        let needs = "iproute2 libldns3 libxml2 util-linux"
        #expect(lines.contains { $0.hasPrefix("apt-get install") && $0.contains(needs) })
        #expect(
            lines.filter { $0.contains(/^(opt|subject|report)/) } == [
                "opt", "opt/brimful", "opt/brimful/brimful", "opt/brimful/brimful_Subjects.resources", "report",
                "subject",
                "subject/root", "subject/root/usr", "subject/root/usr/sbin", "subject/root/usr/sbin/unbound",
                "subject/subject.yml",
            ])
        let inspection = run.output.components(separatedBy: "\n---\n").last ?? ""
        let image = try JSONDecoder().decode(Inspection.self, from: Data(inspection.utf8)).image.config
        #expect(image.entryPoint == (try recipe.words("ENTRYPOINT")))
        #expect(image.command == ["--profile=quick"])
    }

    private struct Inspection: Decodable {
        let image: Image

        struct Image: Decodable {
            let config: Configuration
        }

        struct Configuration: Decodable {
            let entryPoint: [String]
            let command: [String]

            enum CodingKeys: String, CodingKey {
                case entryPoint = "Entrypoint"
                case command = "Cmd"
            }
        }

        enum CodingKeys: String, CodingKey {
            case image = "OCIv1"
        }
    }

    @Test func `what isn't to be copied isn't`() async throws {
        let ignored = try Repository.text(".container/Containerfile.dockerignore").split(separator: "\n")
        #expect(ignored == ["**/.build*", ".git"])
    }
}

extension EndToEnd {
    @Suite struct ContainerTests {
        /// What the image starts with, with the places of this machine.
        @Test func `what the image starts audits its resolver`() async throws {
            try await withScratchFolder { folder in
                let own = "\(folder)/subject"
                try FileManager.default.copyItem(atPath: "\(Repository.folder)/Fixtures/own-image", toPath: own)
                let tree = try await TestTool.unbound.root()
                try FileManager.default.createSymbolicLink(atPath: "\(own)/root", withDestinationPath: tree)
                try FileManager.default.createDirectory(
                    atPath: "\(folder)/report", withIntermediateDirectories: true)
                let words = try ContainerRecipe().words("ENTRYPOINT")
                #expect(words[0] == "/opt/brimful/brimful")
                let places = words.dropFirst().map {
                    $0.replacing("=/subject/", with: "=\(own)/").replacing("=/report/", with: "=\(folder)/report/")
                }
                let run = try await Brimful.run(
                    places + ["--scenario=clean", "--counts=1,40"], environment: ["XDG_CACHE_HOME": "\(folder)/cache"])
                #expect(run.code == 0, "\(run.complaints)")
                #expect(run.output.contains("safe count: 40"))
                let files = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/report").sorted()
                #expect(files == ["junit.xml", "observations", "report.html", "report.json"])
            }
        }
    }
}
