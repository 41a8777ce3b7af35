internal import Conformance
internal import Runner

let version = Runner.toolVersion

/// What reports are made by.
let tool = Audit.Tool(name: "brimful", version: version)
