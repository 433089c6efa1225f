import Fixtures
import Testing

/// What the rungs of the ladder are tried on.
enum LadderPhoto {
    static let plain = FixturePhoto(width: 160, height: 120)

    /// The plain photo with something about it changed.
    static func photo(_ change: (inout FixturePhoto) -> Void) -> FixturePhoto {
        var photo = plain
        change(&photo)
        return photo
    }

    /// Sound pictures within the budget, with something about them that has to go or to come.
    static let spliced =
        [
            PhotoCase("no metadata at all", plain),
            PhotoCase("what a phone writes", .camera(width: 160, height: 120)),
            PhotoCase("a progressive photo with private EXIF") {
                try photo {
                    $0.exif = .camera
                    $0.coding.scans = .progressive
                }.encoded()
            },
            PhotoCase("separate scans", photo { $0.coding.scans = .separate }),
            PhotoCase("restart markers", photo { $0.coding.restartInterval = 3 }),
            PhotoCase("a comment", photo { $0.comment = "taken at home" }),
            PhotoCase("XMP", photo { $0.hasXMP = true }),
            PhotoCase("IPTC", photo { $0.hasIPTC = true }),
            PhotoCase("C2PA", photo { $0.hasC2PA = true }),
            PhotoCase("a JFIF thumbnail", photo { $0.hasJFIFThumbnail = true }),
            PhotoCase("a second picture with its index", photo { $0.hasSecondPicture = true }),
            PhotoCase("an unknown segment", photo { $0.extraSegments = [FixtureSegment(0xE7, "private")] }),
            PhotoCase("a film behind the picture", photo { $0.trailers = [.film(byteCount: 5_000)] }),
            PhotoCase("a film in Samsung's trailer", photo { $0.trailers = [.samsung(byteCount: 5_000)] }),
            PhotoCase("padding", photo { $0.trailers = [.padding(byteCount: 10_000)] }),
            PhotoCase("a ZIP archive behind the picture", photo { $0.trailers = [.zip] }),
            PhotoCase(
                "Adobe's segment where nothing depends on it",
                photo { $0.extraSegments = [.adobe(transform: 1)] }
            ),
            PhotoCase("fill bytes") { try plain.encoded().withFillBytes(count: 3) },
            PhotoCase("invalid scan parameters, as Samsung writes them") {
                try plain.encoded().withScanParameters(start: 0, end: 0, approximation: 0)
            },
            PhotoCase(
                "JFIF 2",
                photo { $0.extraSegments = [FixtureSegment(0xE0, "JFIF\0", [2, 0, 0, 0, 1, 0, 1, 0, 0])] }
            ),
        ]
        + [PictureCoding.Colors.gray, .ycbcr].map { colors in
            PhotoCase(
                "\(colors.rawValue) with private EXIF",
                photo {
                    $0.coding = PictureCoding(colors: colors, sampling: colors == .ycbcr ? .yuv420 : .yuv444)
                    $0.exif = .camera
                }
            )
        }
}
