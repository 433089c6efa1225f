import ArgumentParser

/// What the command says.
struct ReportOptions: ParsableArguments {
    @Flag(help: "Say what would be done; write nothing.")
    var dryRun = false

    @Flag(help: "One JSON object per photo and line, in the order of the inputs.")
    var json = false

    @Flag(name: .shortAndLong, help: "Say nothing but errors. (JSON is still written.)")
    var quiet = false

    @Flag(name: .shortAndLong, help: "Tell warnings, notices and details.")
    var verbose = false
}

extension ReportOptions {
    var format: ResultFormat { json ? .jsonLines : .text }

    func verbosity() throws(UsageError) -> Verbosity {
        if quiet, verbose { throw .contradiction("--quiet", "--verbose") }
        return quiet ? .quiet : verbose ? .verbose : .normal
    }
}
