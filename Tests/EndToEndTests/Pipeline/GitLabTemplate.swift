import Foundation

/// GitLab's template, as GitLab reads it: a job is what it extends, and what it says itself.
struct GitLabTemplate {
    static let path = ".gitlab/brimful.gitlab-ci.yml"
    let jobs: [String: [String: Any]]

    init() throws {
        jobs = try Repository.yaml(Self.path).compactMapValues { $0 as? [String: Any] }
    }

    private func chain(_ job: String) -> [[String: Any]] {
        guard let own = jobs[job] else { return [] }
        return ((own["extends"] as? String).map(chain) ?? []) + [own]
    }

    func variables(of job: String) -> [String: String] {
        chain(job).compactMap { $0["variables"] as? [String: String] }.reduce(into: [:]) { $0.merge($1) { $1 } }
    }

    /// What the runner's shell is given: before_script and script, one after the other.
    func script(of job: String) -> String {
        ["before_script", "script"].flatMap { key in chain(job).compactMap { $0[key] as? [String] }.last ?? [] }
            .joined(separator: "\n")
    }

    var scripts: [(name: String, text: String)] {
        jobs.keys.sorted().map { ($0, script(of: $0)) }
    }

    /// Runs a job as GitLab's runner does, in a folder of a project.
    ///
    /// - Parameter variables: those of the job that extends this one, and of GitLab.
    func run(_ job: String, in project: String, _ variables: [String: String]) async throws -> Shell.Result {
        var values = self.variables(of: job).merging(variables) { $1 }
        values["CI_PROJECT_DIR"] = project
        values["BRIMFUL"] = Brimful.executable
        // The test's own cache: what is fetched once is fetched.
        values["XDG_CACHE_HOME"] = ProcessInfo.processInfo.environment["XDG_CACHE_HOME"]
        return try await Shell.bash(
            ["-c", "set -eo pipefail\nset +o noclobber\n" + script(of: job)], in: project, values)
    }
}
