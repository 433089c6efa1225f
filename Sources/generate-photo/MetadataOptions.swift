internal import ArgumentParser
internal import Fixtures

extension FixtureProfile.Space: ExpressibleByArgument {}

/// What the file carries besides the picture.
struct MetadataOptions: ParsableArguments {
    @Option(help: "EXIF orientation, 1 ... 8; the stored picture is turned such that it makes it upright.")
    var orientation: UInt16?

    @Flag(help: "EXIF of a camera: make, model, serial number, date, artist, copyright, MakerNote.")
    var exif = false

    @Flag(help: "A position in the EXIF block.")
    var gps = false

    @Flag(help: "A small picture in the EXIF block.")
    var thumbnail = false

    @Option(help: "An ICC profile.")
    var icc: FixtureProfile.Space?

    @Flag(help: "A JFIF segment.")
    var jfif = false

    @Flag(help: "An XMP packet.")
    var xmp = false

    @Flag(help: "IPTC records.")
    var iptc = false

    @Option(help: "A comment.")
    var comment: String?

    @Flag(help: "A second picture behind the first, and its index.")
    var multiPicture = false

    @Flag(help: "A film of a megabyte behind the picture.")
    var motionPhoto = false

    @Option(help: "Zeros behind the picture, bytes.")
    var trailingBytes = 0

    @Flag(help: "All that a phone writes: --exif --gps --thumbnail --xmp --icc srgb.")
    var camera = false

    func validate() throws {
        guard orientation.map({ (1...8).contains($0) }) ?? true, trailingBytes >= 0 else {
            throw ValidationError("The orientation or the number of trailing bytes is out of range.")
        }
    }

    func apply(to photo: inout FixturePhoto) {
        photo.exif = exifBlock
        photo.profile = (icc ?? (camera ? .srgb : nil)).map { FixtureProfile($0) }
        photo.coding.writesJFIF = jfif
        photo.hasXMP = xmp || camera
        photo.hasIPTC = iptc
        photo.comment = comment
        photo.hasSecondPicture = multiPicture
        if motionPhoto { photo.trailers.append(.film(byteCount: 1_000_000)) }
        if trailingBytes > 0 { photo.trailers.append(.padding(byteCount: trailingBytes)) }
    }

    private var exifBlock: FixtureEXIF? {
        guard exif || gps || thumbnail || camera || orientation != nil else { return nil }
        let whole = FixtureEXIF.camera
        var block = exif || camera ? whole : FixtureEXIF()
        block.orientation = orientation ?? 1
        block.position = gps || camera ? whole.position : nil
        block.hasThumbnail = thumbnail || camera
        if icc == .p3 { block.colorSpace = 65_535 }
        return block
    }
}
