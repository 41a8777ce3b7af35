/// What code of somebody else's our pipelines run.
enum UsedActions {
    /// Well kept, each in its major version.
    static let known: Set<String> = [
        "actions/checkout@v6", "actions/cache@v5", "actions/upload-artifact@v6", "actions/download-artifact@v7",
        "github/codeql-action/upload-sarif@v4",
    ]
}
