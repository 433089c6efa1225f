import ArgumentParser
import PhotoNormalization

/// How long decoding may take; of an upload `--timeout` is for its requests.
struct DecodingTime: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            The most processor time that decoding one photo may take, up to 3600. (default: \
            \(ResourceLimits.command.maximumDecodingSeconds))
            """,
            valueName: "seconds"
        )
    )
    var timeout: Double?
}

/// What is accepted, and how much of the machine it may take.
struct SafetyOptions: ParsableArguments {
    @Flag(help: "Refuse photos with any deviation from the standard. (default: refuse damaged pictures only)")
    var strict = false

    @Flag(help: "Accept damage that can be concealed, and say so.")
    var repair = false

    @Flag(help: "Decode each output again and compare every coefficient.")
    var selfCheck = false

    @Option(help: ArgumentHelp("The most pixels a photo may have.", valueName: "n"))
    var maxPixels = ResourceLimits.command.maximumPixelCount

    @Option(help: ArgumentHelp("The most bytes a photo's file may have.", valueName: "size"))
    var maxInput = ByteSize(byteCount: ResourceLimits.command.maximumInputByteCount)

    @Option(help: ArgumentHelp("The most scans a photo may have; encoders write up to a dozen.", valueName: "n"))
    var maxScans = ResourceLimits.command.maximumScanCount

    @Option(
        help: ArgumentHelp(
            "The most memory that the photos in work may take together.",
            valueName: "size"
        )
    )
    var memory = ByteSize(byteCount: 1 << 30)

    @Option(
        help: ArgumentHelp(
            "How many photos are in work at a time, up to 1,024. (default: the number of processors)",
            valueName: "n"
        )
    )
    var jobs: Int?
}
