import ArgumentParser
import PhotoMetadata
import PhotoNormalization

/// What an output is to be.
struct PhotoOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            request: up to 3,983,616 bytes, what fits into one Microsoft Graph request with its headers. profile: 648 \
            × 648 pixels, up to 100,000 bytes, sRGB. thumbnail: 96 × 96 pixels, up to 10,000 bytes, sRGB. Single \
            options override a preset's.
            """,
            valueName: "name"
        )
    )
    var preset = Preset.request

    @Option(
        help: ArgumentHelp(
            """
            The most bytes an output may have: a number with an optional unit (4MB is 4,000,000 bytes, 4MiB is \
            4,194,304), or a percentage of each input. (default: that of the preset)
            """,
            valueName: "size|n%"
        )
    )
    var maxBytes: BudgetText?

    @Option(
        help: ArgumentHelp(
            "The most pixels of width and of height; smaller photos stay as they are. (default: that of the preset)",
            valueName: "pixels"
        )
    )
    var maxEdge: Int?

    @Option(
        help: ArgumentHelp(
            "square: cut off what is longer than the shorter edge, before --max-edge. (default: that of the preset)",
            valueName: "shape"
        )
    )
    var crop: Crop?

    @Flag(help: "Keep width and height, whatever that costs in quality. (default: reduce photos that it would ruin)")
    var noResize = false

    @Option(
        help: ArgumentHelp(
            "srgb: convert other RGB colors to sRGB. CMYK is always converted. (default: that of the preset, or keep)",
            valueName: "space"
        )
    )
    var color: ColorPolicy?

    @Option(
        help: ArgumentHelp(
            """
            What outputs tell besides the picture: minimal is nothing private, credit adds artist and copyright, none \
            has no EXIF at all, keep has everything that stays true. Color profiles always stay.
            """,
            valueName: "policy"
        )
    )
    var metadata = MetadataPolicy.minimal

    @Option(
        help: ArgumentHelp(
            "The work spent on quality where quality has to be spent.",
            valueName: "level"
        )
    )
    var effort = Effort.balanced

    @Flag(help: "Write progressive files: a little smaller, slower to make.")
    var progressive = false

    @Option(
        help: ArgumentHelp(
            "The least width and height; Microsoft Graph serves none below 48.",
            valueName: "pixels"
        )
    )
    var minEdge = 48
}

/// A set of options that fits a purpose.
enum Preset: String, CaseIterable, ExpressibleByArgument {
    case request
    case profile
    case thumbnail

    var options: NormalizationOptions {
        switch self {
        case .request: .request
        case .profile: .profile
        case .thumbnail: .thumbnail
        }
    }
}
