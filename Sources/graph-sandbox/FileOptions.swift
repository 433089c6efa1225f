internal import ArgumentParser
internal import GraphSandbox

/// What is kept.
struct FileOptions: ParsableArguments {
    @Option(help: ArgumentHelp("A folder in which photos are kept for the next time.", valueName: "dir"))
    var data: String?

    @Option(help: ArgumentHelp("A file for the requests, as JSON Lines; it is begun anew.", valueName: "file"))
    var log: String?

    @Option(
        name: .customLong("env-file"),
        help: ArgumentHelp(
            "A file for the variables with which clients connect, written when the sandbox is ready.",
            valueName: "file"
        )
    )
    var environmentFile: String?

    func apply(to configuration: inout SandboxConfiguration) {
        configuration.dataDirectory = data
        configuration.logFile = log
    }
}
