import ArgumentParser

/// How long a command may take that sends one request and its repetitions.
struct TimeOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The most time for all tries together, waiting included. (default: 300)", valueName: "seconds"))
    var timeout: Double?

    @Option(help: ArgumentHelp("How often a request is sent at most, 1 to 100. (default: 8)", valueName: "n"))
    var attempts: Int?

    var limits: TimeLimits { TimeLimits(seconds: timeout, attemptCount: attempts) }
}
