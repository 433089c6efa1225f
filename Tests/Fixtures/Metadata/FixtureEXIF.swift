/// What an EXIF block says. Everything is optional; the tags are those of CIPA DC-008.
package struct FixtureEXIF: Sendable, Hashable {
    package enum Dimensions: Sendable, Hashable {
        case absent
        /// Those of the stored frame, as cameras write them.
        case stored
        /// Whatever the picture has.
        case claimed(width: UInt32, height: UInt32)
    }

    package struct Position: Sendable, Hashable {
        /// Degrees, north and east positive.
        package var latitude: Double
        package var longitude: Double
        /// Metres, 0 or more.
        package var altitude: UInt32

        package init(latitude: Double, longitude: Double, altitude: UInt32) {
            (self.latitude, self.longitude, self.altitude) = (latitude, longitude, altitude)
        }
    }

    package enum MakerNote: Sendable, Hashable {
        /// A signature and as many random bytes.
        case opaque(byteCount: Int)
        /// "Apple iOS", a version, and a directory of its own whose offsets count from the note's start.
        case apple
    }

    package var order = ByteWriter.Order.bigEndian
    /// Of IFD0. Also values that mean nothing, such as 0 and 9.
    package var orientation: UInt16?
    package var dimensions = Dimensions.stored
    package var dotsPerInch: UInt32? = 72
    /// 1 sRGB, 65,535 uncalibrated.
    package var colorSpace: UInt16? = 1
    package var make: String?
    package var model: String?
    package var lens: String?
    package var software: String?
    package var serialNumber: String?
    /// "YYYY:MM:DD HH:MM:SS"
    package var date: String?
    package var artist: String?
    package var copyright: String?
    package var position: Position?
    package var makerNote: MakerNote?
    /// A real JPEG of at most 160 × 120 pixels in IFD1.
    package var hasThumbnail = false
    /// Written last, over what the fields above give: for entries that no camera writes.
    package var extraMainEntries: [UInt16: TIFFDirectory.Value] = [:]
    package var extraPhotoEntries: [UInt16: TIFFDirectory.Value] = [:]

    package init() {}

    /// Only an orientation.
    package init(orientation: UInt16, order: ByteWriter.Order = .bigEndian) {
        self.order = order
        self.orientation = orientation
        dimensions = .absent
        dotsPerInch = nil
        colorSpace = nil
    }

    /// Everything that a phone knows about its owner.
    package static var camera: FixtureEXIF {
        var exif = FixtureEXIF()
        exif.orientation = 1
        exif.make = "Fixture Works"
        exif.model = "FW-24"
        exif.lens = "FW 28mm f/1.8"
        exif.software = "generate-photo"
        exif.serialNumber = "FW24-0001-7731"
        exif.date = "2024:05:17 10:42:31"
        exif.artist = "Ada Example"
        exif.copyright = "Copyright 2024 Ada Example"
        exif.position = Position(latitude: 46.558_62, longitude: 7.835_07, altitude: 795)
        exif.makerNote = .opaque(byteCount: 2_400)
        exif.hasThumbnail = true
        return exif
    }
}
