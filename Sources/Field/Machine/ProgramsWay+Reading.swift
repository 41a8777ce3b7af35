internal import Conformance
internal import FoundationEssentials

extension ProgramsWay {
    /// What this machine's own files say.
    static func read(of name: String, type: RecordType) -> ProgramsWay {
        ProgramsWay(
            of: name, type: type, hosts: MachineResolvers.text(of: hostsFile),
            services: MachineResolvers.text(of: servicesFile),
            hasCache: FileManager.default.fileExists(atPath: cacheSocket))
    }
}
