internal import CSockets
internal import Foundation
internal import Glibc

/// Makes the root that an `Entry` describes, in a mount namespace of its own, and becomes its program.
extension Entry {
    /// Folders of the base that the subject doesn't see: it gets its own.
    private static let ownFolders: Set<String> = ["dev", "proc", "sys", "tmp", "run", "etc", "brimful", "lost+found"]

    /// Becomes the program; returns only by throwing.
    public consuming func enter() throws(SandboxError) -> Never {
        try enterNetwork()
        let code = brimful_unshare_mounts()
        guard code == 0 else { throw failure("mount namespace", errno: -code) }
        try mountTemporary(at: root, size: room)
        try bindBase()
        try bindSystem()
        if emptied.contains("var") { try makeVar() }
        try fillEtc()
        for (path, folder) in folders {
            try bind(folder.path, to: path, writable: folder.writable)
        }
        for (path, source) in copies { try copy(source, to: path) }
        noteEnteringTime()
        try changeRoot()
        offerToKernel()
        try execute()
    }

    private func enterNetwork() throws(SandboxError) {
        guard let network else { return }
        let descriptor = open(network, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("open \(network)", errno: errno) }
        let code = brimful_enter_network(descriptor)
        guard code == 0 else { throw failure("enter \(network)", errno: -code) }
    }

    private func bindBase() throws(SandboxError) {
        for name in names(in: base) where !Self.ownFolders.contains(name) && !emptied.contains(name) {
            let source = "\(base)/\(name)"
            if let target = linkTarget(source) {
                symlink(target, "\(root)/\(name)")
            } else if isDirectory(source) {
                try bind(source, to: "/\(name)", writable: false)
            }
        }
    }

    /// Devices and processes are the sandbox's; temporary files and shared memory are the subject's own.
    private func bindSystem() throws(SandboxError) {
        try bind("/dev", to: "/dev", writable: true)
        try bind("/proc", to: "/proc", writable: true)
        for name in ["tmp", "run", Self.sharedMemory] {
            try makeFolder("/\(name)")
            chmod("\(root)/\(name)", 0o1777)
        }
        // The machine's would outlive the sandbox, and has no bounds of ours.
        if isDirectory("/dev/shm") { try bind("\(root)/\(Self.sharedMemory)", to: "/dev/shm", writable: true) }
    }

    private static let sharedMemory = ".shm"

    private func copy(_ source: String, to path: String) throws(SandboxError) {
        let parent = path.split(separator: "/").dropLast().map { "/\($0)" }.joined()
        try makeFolder(parent)
        do {
            try FileManager.default.copyItem(atPath: source, toPath: root + path)
        } catch {
            throw SandboxError("copy \(source) to \(path): \(error.localizedDescription)")
        }
    }

    /// The base's files by links, so that single ones can be replaced without touching the base.
    private func fillEtc() throws(SandboxError) {
        try makeFolder("/etc")
        // What the owner has goes before what the base has: a name that is taken stays.
        if let ownEtc { try linkEtc(ownEtc, to: "/.owner-etc") }
        try linkEtc("\(base)/etc", to: "/.etc")
        for (name, text) in etc {
            try write(text, to: "\(root)/etc/\(name)")
        }
    }

    private func makeVar() throws(SandboxError) {
        try makeFolder("/var/tmp")
        symlink("/run", "\(root)/var/run")
        symlink("/run/lock", "\(root)/var/lock")
    }

    private func linkEtc(_ source: String, to path: String) throws(SandboxError) {
        guard isDirectory(source) else { return }
        try bind(source, to: path, writable: false)
        for name in names(in: source) where etc[name] == nil {
            symlink("\(path)/\(name)", "\(root)/etc/\(name)")
        }
    }

    private func bind(_ source: String, to path: String, writable: Bool) throws(SandboxError) {
        try makeFolder(path)
        let target = root + path
        guard mount(source, target, nil, UInt(MS_BIND | MS_REC), nil) == 0 else {
            throw failure("bind \(source) to \(path)", errno: errno)
        }
        if !writable { try makeReadOnly(target) }
    }

    /// A bind mount keeps the flags of the mount it came from: in a user namespace these may not be dropped.
    private func makeReadOnly(_ target: String) throws(SandboxError) {
        var status = statvfs()
        guard statvfs(target, &status) == 0 else { throw failure("look at \(target)", errno: errno) }
        // ST_NOSUID, ST_NODEV, ST_NOEXEC, ST_NOATIME and ST_NODIRATIME have the values of their MS_ twins.
        let kept = status.f_flag & 0b1100_0000_1110
        // ST_RELATIME is 1 << 12, MS_RELATIME is 1 << 21.
        let relatime: UInt = status.f_flag & (1 << 12) != 0 ? 1 << 21 : 0
        let flags = UInt(MS_BIND | MS_REMOUNT | MS_RDONLY) | kept | relatime
        guard mount(nil, target, nil, flags, nil) == 0 else {
            throw failure("make \(target) read-only", errno: errno)
        }
    }

    private func makeFolder(_ path: String) throws(SandboxError) {
        var current = root
        for part in path.split(separator: "/") {
            current += "/\(part)"
            guard mkdir(current, 0o755) == 0 || errno == EEXIST else { throw failure("make \(current)", errno: errno) }
        }
    }

    private func changeRoot() throws(SandboxError) {
        guard chroot(root) == 0, chdir(workingDirectory) == 0 else {
            throw failure("enter \(root)\(workingDirectory)", errno: errno)
        }
    }

    /// Where the machine runs out of memory, the kernel is to end a subject, and nothing of the machine's.
    private func offerToKernel() {
        guard let file = fopen("/proc/self/oom_score_adj", "w") else { return }
        fputs("1000", file)
        fclose(file)
    }

    private func execute() throws(SandboxError) -> Never {
        var noCore = rlimit(rlim_cur: 0, rlim_max: 0)
        setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &noCore)
        clearenv()
        for (key, value) in environment { setenv(key, value, 1) }
        let words = ([program] + arguments).map { strdup($0) } + [nil]
        execvp(program, words)
        throw failure("start \(program)", errno: errno)
    }

    private func failure(_ what: String, errno code: Int32) -> SandboxError {
        SandboxError("\(what): \(String(cString: strerror(code)))")
    }
}

private func names(in directory: String) -> [String] {
    guard let stream = opendir(directory) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
            $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name != "." && name != ".." { names.append(name) }
    }
    return names
}

private func linkTarget(_ path: String) -> String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let length = readlink(path, &buffer, buffer.count)
    guard length >= 0 else { return nil }
    return String(decoding: buffer[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
}

private func isDirectory(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}

private func write(_ text: String, to path: String) throws(SandboxError) {
    guard let file = fopen(path, "w") else { throw SandboxError("\(path): \(String(cString: strerror(errno)))") }
    defer { fclose(file) }
    guard fputs(text, file) >= 0 else { throw SandboxError("\(path): \(String(cString: strerror(errno)))") }
}
