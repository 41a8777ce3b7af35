internal import Runner

let version = Runner.toolVersion
