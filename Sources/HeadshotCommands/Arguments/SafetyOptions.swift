import ArgumentParser
import PhotoNormalization

/// What is accepted, and how much of the machine it may take.
struct SafetyOptions: ParsableArguments {
    @Flag(help: "Refuse photos with any deviation from the standard. (default: refuse damaged pictures only)")
    var strict = false

    @Flag(help: "Accept damage that can be concealed, and say so.")
    var repair = false

    @Flag(help: "Decode each output again and compare every coefficient.")
    var selfCheck = false

    @Option(help: ArgumentHelp("The most pixels a photo may have.", valueName: "n"))
    var maxPixels: Int = ResourceLimits.command.maximumPixelCount

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
