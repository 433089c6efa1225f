internal import ArgumentParser
internal import Fixtures

/// Writes a photo that shows nobody: for trying things out, and for measuring.
@main
struct GeneratePhoto: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate-photo",
        abstract: "Writes a generated, photograph-like JPEG file. The same options give the same bytes."
    )

    @Argument(help: "The file to write, or - for standard output.")
    var output: String

    @Option(help: "Pixels of the stored frame, 1 ... 65500.")
    var width = 6_000

    @Option(help: "Pixels of the stored frame, 1 ... 65500.")
    var height = 4_000

    @OptionGroup(title: "Picture")
    var picture: PictureOptions

    @OptionGroup(title: "Metadata")
    var metadata: MetadataOptions

    @Option(help: "Bytes that the file may have: the best quality that stays below, instead of --quality.")
    var targetBytes: Int?

    func validate() throws {
        guard (1...65_500).contains(width), (1...65_500).contains(height), width * height <= 250_000_000 else {
            throw ValidationError("The picture's size is out of range.")
        }
    }

    func run() throws {
        var photo = FixturePhoto(width: width, height: height, scene: picture.scene, seed: picture.seed)
        photo.coding = picture.coding
        metadata.apply(to: &photo)
        let bytes =
            if let targetBytes { try photo.encoded(maximumByteCount: targetBytes) } else { try photo.encoded() }
        try write(bytes, to: output)
    }
}
