/// How a subject's program is entered: in a root of its own, made of the machine's or of a package tree's folders.
///
/// Travels as JSON to the process that then becomes the subject.
public struct Entry: Codable, Sendable {
    /// Where the root comes from: `/` for the machine's own, else the folder of a package tree.
    public var base: String
    /// An empty folder for the root to be made in.
    public var root: String
    /// The files that the subject finds in /etc instead of the base's.
    public var etc: [String: String]
    /// Folders of ours, by the path at which the subject sees them.
    public var folders: [String: Folder]
    /// Folders of which the subject gets a copy of its own, by the path at which it sees that.
    public var copies: [String: String]
    /// How much all files together may take that the subject makes, in octets: they are in memory.
    public var room: Int
    public var workingDirectory: String
    public var program: String
    public var arguments: [String]
    public var environment: [String: String]
    /// Where another network namespace than the sandbox's is found.
    public var network: String?
    /// The folder that /etc is made of before the base's.
    public var ownEtc: String?
    /// Folders of the base, by name, in whose place is an empty one, so that more can be made in it: in the base's they can't.
    public var emptied: Set<String> = []

    public struct Folder: Codable, Sendable {
        public var path: String
        public var writable: Bool

        public init(_ path: String, writable: Bool = false) {
            self.path = path
            self.writable = writable
        }
    }

    public init(
        base: String, root: String, etc: [String: String], folders: [String: Folder], copies: [String: String],
        room: Int, workingDirectory: String, program: String, arguments: [String],
        environment: [String: String]
    ) {
        self.base = base
        self.root = root
        self.etc = etc
        self.folders = folders
        self.copies = copies
        self.room = room
        self.workingDirectory = workingDirectory
        self.program = program
        self.arguments = arguments
        self.environment = environment
    }

    /// What every subject finds: no service of the machine is asked for names, only the server in resolv.conf.
    public static func usualEtc(nameserver: String?) -> [String: String] {
        [
            "resolv.conf": nameserver.map { "nameserver \($0)\n" } ?? "",
            "hosts": "127.0.0.1 localhost\n",
            "nsswitch.conf": "passwd: files\ngroup: files\nhosts: files dns\n",
            "host.conf": "multi on\n",
            "gai.conf": "",
            "passwd": "root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/nonexistent:/bin/false\n",
            "group": "root:x:0:\nnogroup:x:65534:\n",
        ]
    }

    public static let usualEnvironment = [
        "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        "LC_ALL": "C.UTF-8",
        "HOME": "/brimful/work",
        "TMPDIR": "/tmp",
    ]
}
