import FoundationEssentials
import Subjects
import Subprocess
import SystemPackage

/// Debian's Chromium with its driver, in a root tree of its own: fetched once, never installed.
public struct Chromium: Sendable {
    private let root: String

    private static let packages = ["chromium", "chromium-driver", "fonts-dejavu-core", "dash", "coreutils"]

    /// - Throws: `TestTool.Failure`, in one line, when it can't be fetched.
    public init() async throws {
        do {
            let tree = try await PackageStore(cache: try Cache())
                .prepare(packages: Self.packages, release: TestTool.release)
            if let reason = Self.packages.lazy.compactMap({ tree.unavailable[$0] }).first {
                throw TestTool.Failure(description: reason)
            }
            root = tree.directory.string
        } catch {
            throw TestTool.Failure(description: "chromium: can't be fetched (\(error))")
        }
    }

    /// Has a driver running for as long as `body` takes; its folder `/tmp` is `folder`.
    ///
    /// - Throws: `TestTool.Failure` when it doesn't start, and what `body` throws.
    public func running<Result: Sendable>(
        folder: String, _ body: (WebDriver) async throws -> Result
    ) async throws -> Result {
        let run = try await Subprocess.run(
            .name("unshare"),
            arguments: [
                "--map-root-user", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c", Self.entry, "sh", folder,
                root,
            ],
            environment: .inherit.updating([
                "LC_ALL": "C.UTF-8", "HOME": "/tmp",
                "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
            ]),
            input: .inputWriter, output: .sequence, error: .discarded
        ) { execution in
            let driver = try await Self.driver(announcedIn: execution.standardOutput)
            return try await body(driver)
        }
        return run.closureResult
    }

    /// It ends with its standard input, and so with the test, whatever becomes of that: then the first process of its own
    /// PID namespace is gone, and the kernel ends the others.
    private static let entry = """
        mount --bind "$1" "$2/tmp" && mount --rbind /dev "$2/dev" && mount -t proc proc "$2/proc" \
        && exec chroot "$2" /bin/sh -c 'chromedriver --port=0 </dev/null & exec cat >/dev/null'
        """

    /// The driver says on which port it listens.
    private static func driver(announcedIn output: SubprocessOutputSequence) async throws -> WebDriver {
        for try await line in output.strings() {
            if let port = line.firstMatch(of: /started successfully on port ([0-9]+)/)?.1 {
                return WebDriver(port: Int(port) ?? 0)
            }
        }
        throw TestTool.Failure(description: "chromedriver doesn't start")
    }
}
