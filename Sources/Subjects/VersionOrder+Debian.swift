internal import Conformance

extension VersionOrder {
    /// The version of the software, of a Debian package's: without epoch, revision and additions (Debian Policy 5.6.12).
    static func upstream(_ packageVersion: String) -> String {
        let withoutEpoch = packageVersion.split(separator: ":", maxSplits: 1).last ?? ""
        return String(withoutEpoch.prefix { $0.isLetter || $0.isNumber || $0 == "." })
    }
}
