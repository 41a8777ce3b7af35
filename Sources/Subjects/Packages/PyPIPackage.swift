/// One version of a package of the package index of Python.
public struct PyPIPackage: Sendable, Hashable {
    let name: String
    let version: String
    /// The version of CPython that its files are made for; nil where they suit any.
    let python: String?

    public init(name: String, version: String, python: String?) {
        self.name = name
        self.version = version
        self.python = python
    }

    var folder: String { "\(name)-\(version)" + (python.map { "-cp\($0)" } ?? "") }
}
