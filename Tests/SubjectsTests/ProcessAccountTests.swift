import Glibc
import Subprocess
import SystemPackage
import Testing

@testable import Subjects

/// What processes take, told by processes that take a known lot.
@Suite struct ProcessAccountTests {
    private static let burning = "i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done"
    private static let filling = "x=$(head -c 67108864 /dev/zero | tr '\\0' x)"
    /// Says that it is that far, and stays until its input ends.
    private static let waiting = "echo ready; read line"

    /// Looks at a shell that has done `script` and waits.
    private func after<Value: Sendable>(
        _ script: String, _ look: @escaping @Sendable (pid_t) -> Value
    ) async throws -> Value {
        try await Subprocess.run(
            .path("/bin/sh"), arguments: ["-c", "\(script); \(Self.waiting)"], input: .inputWriter,
            output: .sequence, error: .discarded
        ) { execution in
            for try await _ in execution.standardOutput { break }
            return look(execution.processIdentifier.value)
        }.closureResult
    }

    private func use(after script: String) async throws -> ResourceUse {
        try await after(script) { ResourceUse(of: $0, without: nil) }
    }

    @Test func `work takes more processor time than waiting`() async throws {
        let idle = try await use(after: ":")
        #expect(idle.cpu > .zero)
        #expect(try await use(after: Self.burning).cpu > idle.cpu * 4)
    }

    @Test func `what takes less than a clock tick is seen`() async throws {
        let idle = try await use(after: ":")
        #expect(idle.cpu.components.attoseconds % 10_000_000_000_000_000 != 0)
    }

    @Test func `the time of children that have ended counts`() async throws {
        let idle = try await use(after: ":")
        #expect(try await use(after: "/bin/sh -c '\(Self.burning); exit'").cpu > idle.cpu * 4)
    }

    @Test func `processor time never goes back`() async throws {
        let uses = try await after(Self.burning) { process in
            (1...5).map { _ in ResourceUse(of: process, without: nil).cpu }
        }
        #expect(uses == uses.sorted())
    }

    @Test func `what came before the subject is taken off, and no more than there is`() async throws {
        let uses = try await after(Self.burning) { process in
            [nil, .milliseconds(1), .seconds(3600)].map { ResourceUse(of: process, without: $0).cpu }
        }
        #expect(uses[1] < uses[0])
        #expect(uses[2] == .zero)
    }

    @Test func `memory counts by its most, not by what is left`() async throws {
        #expect(try await use(after: "\(Self.filling); x=").peakMemory >= 64 << 20)
        #expect(try await use(after: ":").peakMemory < 64 << 20)
    }

    @Test func `memory and time of a living child count`() async throws {
        let script = "/bin/sh -c \"\(Self.burning.replacing("$", with: "\\$")); \(Self.waiting)\""
        let both = try await after(script) { process in
            (accounts: ProcessAccount.tree(from: process), use: ResourceUse(of: process, without: nil))
        }
        #expect(both.accounts.count == 2)
        #expect(both.accounts.allSatisfy { $0.peakMemory > 0 })
        #expect(both.use.peakMemory == both.accounts.reduce(0) { $0 + $1.peakMemory })
        #expect(both.use.cpu > both.accounts[0].cpu)
    }

    @Test func `a process that has ended by itself still has its time, and no memory`() async throws {
        let result = try await Subprocess.run(
            .path("/bin/sh"), arguments: ["-c", Self.burning], input: .none, output: .sequence, error: .discarded
        ) { execution in
            let process = execution.processIdentifier.value
            var information = siginfo_t()
            // Waits for the end without reaping.
            #expect(waitid(P_PID, id_t(process), &information, WEXITED | WNOWAIT) == 0)
            return ResourceUse(of: process, without: nil)
        }
        #expect(result.closureResult.cpu > .zero)
        #expect(result.closureResult.peakMemory == 0)
    }

    @Test func `a process that is not there took nothing`() {
        // PID_MAX_LIMIT: one more than the largest process identifier.
        let nobody: pid_t = 4 << 20
        #expect(ResourceUse(of: nobody, without: nil) == ResourceUse(cpu: .zero, peakMemory: 0))
    }
}

/// The formats of proc(5).
@Suite struct ProcessFormatTests {
    private static let fields = "S 1 2 3 4 5 6 7 8 9 10 11 12 30 12 20 0 1"

    @Test(arguments: ["sh", "a b", ") R 1 2 3 4 5 6 7 8 9 10 11 12 999 999", "((", "x\ny)"])
    func `a program's name can't lie about the time of its children`(_ name: String) {
        #expect(ProcessAccount.ticksOfEndedChildren(stat: "7 (\(name)) \(Self.fields)\n") == 42)
    }

    @Test(arguments: ["", "7", "7 (sh)", "7 (sh) S 1 2 3 4 5 6 7 8 9 10 11 12 30", "7 (sh S 1 2 3"])
    func `a line that is cut says nothing of time`(_ stat: String) {
        #expect(ProcessAccount.ticksOfEndedChildren(stat: stat) == nil)
    }

    @Test func `the most that was resident is in octets`() {
        #expect(ProcessAccount.size("VmHWM", status: "Name:\tsh\nVmPeak:\t  9 kB\nVmHWM:\t    64 kB\n") == 65536)
    }

    @Test(arguments: ["", "Name:\tVmHWM:\n", "VmHWM:\n", "VmHWM:\t64\n", "VmHWM:\tmany kB\n"])
    func `a file without it says nothing of memory`(_ status: String) {
        #expect(ProcessAccount.size("VmHWM", status: status) == nil)
    }
}
