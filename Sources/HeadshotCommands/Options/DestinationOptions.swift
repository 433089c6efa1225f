import ArgumentParser

/// Where outputs go.
struct DestinationOptions: ParsableArguments {
    @Option(
        name: [.short, .customLong("output")],
        help: ArgumentHelp(
            "The output, for one photo; - is standard output. (default: NAME.normalized.jpg beside the photo)",
            valueName: "file"
        )
    )
    var output: FilePath?

    @Option(
        name: [.short, .customLong("output-directory")],
        help: ArgumentHelp(
            "Outputs keep their names below this directory, which is made when it is missing.",
            valueName: "directory"
        )
    )
    var directory: FilePath?

    @Flag(help: "Replace each photo by its output. A photo that conforms is not touched; hard links keep the original.")
    var inPlace = false

    @Option(
        help: ArgumentHelp(
            """
            What happens to a photo whose output exists: fail rejects the photo, skip leaves it out, replace replaces \
            the output. (default: fail)
            """,
            valueName: "choice"
        )
    )
    var ifExists: ExistingOutputPolicy?

    @Flag(help: "The same as --if-exists replace.")
    var force = false

    @Flag(help: "Give outputs the times of their photos.")
    var preserveTimes = false
}
