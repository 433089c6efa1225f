/// A photo to be made: what it shows, how it is coded, and what else the file carries.
///
/// The same description gives the same bytes.
package struct FixturePhoto: Sendable, Hashable {
    package enum Trailer: Sendable, Hashable {
        /// Zeros.
        case padding(byteCount: Int)
        case randomBytes(byteCount: Int)
        /// A film of an ISO base media file, as Google's motion photos have it.
        case film(byteCount: Int)
        /// A film in Samsung's trailer.
        case samsung(byteCount: Int)
        /// An empty ZIP archive.
        case zip
        /// A smaller picture, with no word about it in the first.
        case picture
    }

    /// Of the stored frame, pixels.
    package var width: Int
    /// Of the stored frame, pixels.
    package var height: Int
    package var seed: UInt64 = 1
    package var scene = Scene.landscape
    package var coding = PictureCoding()
    package var exif: FixtureEXIF?
    /// Whether the stored picture is turned such that the orientation in the EXIF block makes it upright.
    package var isTurned = true
    package var profile: FixtureProfile?
    package var hasXMP = false
    package var hasIPTC = false
    package var hasC2PA = false
    package var comment: String?
    /// Writes a JFIF segment with pixels in it, whatever the coding says of JFIF.
    package var hasJFIFThumbnail = false
    /// A second, smaller picture behind EOI, and an index of both in APP2 (CIPA DC-007).
    package var hasSecondPicture = false
    /// Further segments, behind all others.
    package var extraSegments: [FixtureSegment] = []
    package var trailers: [Trailer] = []

    /// A photo without metadata, not even JFIF.
    package init(
        width: Int = 320,
        height: Int = 240,
        scene: Scene = .landscape,
        coding: PictureCoding = PictureCoding(),
        seed: UInt64 = 1
    ) {
        (self.width, self.height, self.scene, self.coding, self.seed) = (width, height, scene, coding, seed)
    }

    /// As a phone writes it: EXIF with position, thumbnail and MakerNote, a profile, XMP.
    package static func camera(
        width: Int = 640,
        height: Int = 480,
        orientation: UInt16 = 1,
        quality: Int = 92,
        sampling: Sampling = .yuv420
    ) -> FixturePhoto {
        var photo = FixturePhoto(width: width, height: height)
        photo.coding.quality = quality
        photo.coding.sampling = sampling
        photo.exif = .camera
        photo.exif?.orientation = orientation
        photo.profile = FixtureProfile(.srgb)
        photo.hasXMP = true
        return photo
    }
}
