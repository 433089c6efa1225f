import Fixtures
import ForeignPrograms
import PhotoMetadata
import PhotoNormalization
import Testing

/// Photos whose pixels change because somebody asked for it.
@Suite(.enabled(if: ForeignProgram.djpeg.isInstalled, "djpeg is not installed"))
struct ResizingTests {
    private static func resizing(edge: Int?, _ crop: Crop = .none) -> NormalizationOptions {
        var options = NormalizationOptions.checked(allowsResizing: true)
        options.maximumEdge = edge
        options.crop = crop
        return options
    }

    private static func photo(_ sampling: Sampling, orientation: UInt16 = 1) -> FixturePhoto {
        .camera(
            width: orientation >= 5 ? 427 : 571, height: orientation >= 5 ? 571 : 427, orientation: orientation,
            sampling: sampling)
    }

    @Test(arguments: [Sampling.yuv444, .yuv422, .yuv420])
    func `a photo is turned and resized in one go, whatever its orientation`(sampling: Sampling) throws {
        let upright = try normalize(Self.photo(sampling).encoded(), Self.resizing(edge: 200))
        #expect((upright.width, upright.height) == (200, 150))
        #expect(upright.report.method == .resized && upright.report.encodeCount == 1 && upright.report.psnr == nil)
        let picture = try luma(upright.bytes)
        for orientation in [UInt16(2), 3, 4, 5, 6, 7, 8] {
            let output = try normalize(
                Self.photo(sampling, orientation: orientation).encoded(), Self.resizing(edge: 200))
            #expect((output.width, output.height) == (200, 150))
            // The photos were coded on other grids, so they differ a little.
            #expect(try luma(output.bytes).psnr(comparedTo: picture) > 34, "orientation \(orientation)")
        }
    }

    @Test(arguments: [UInt16(1), 6])
    func `a square is cut out before the edge is limited`(orientation: UInt16) throws {
        let bytes = try Self.photo(.yuv420, orientation: orientation).encoded()
        let output = try normalize(bytes, Self.resizing(edge: 120, .square))
        #expect((output.width, output.height) == (120, 120))
        let whole = try luma(normalize(bytes, Self.resizing(edge: nil)).bytes)
        let part = try luma(output.bytes)
        let difference = Self.difference(part, whole, left: 72)
        for left in [60, 84] { #expect(difference < 0.8 * Self.difference(part, whole, left: left)) }
    }

    /// The mean difference of each pixel from the mean of those that it would be made of, in codes.
    private static func difference(_ part: GrayPicture, _ whole: GrayPicture, left: Int) -> Double {
        let edge = min(whole.width, whole.height)
        var difference = 0.0
        for y in 0..<part.height {
            for x in 0..<part.width {
                let columns = left + x * edge / part.width..<left + (x + 1) * edge / part.width
                let rows = y * edge / part.height..<(y + 1) * edge / part.height
                let sum = rows.reduce(0) { sum, row in
                    columns.reduce(sum) { $0 + Int(whole.samples[whole.samples.startIndex + row * whole.width + $1]) }
                }
                let mean = Double(sum) / Double(rows.count * columns.count)
                difference += abs(mean - Double(part.samples[part.samples.startIndex + y * part.width + x]))
            }
        }
        return difference / Double(part.width * part.height)
    }

    @Test func `what was resized once stays as it is`() throws {
        let bytes = try FixturePhoto.camera(width: 800, height: 600).encoded()
        for options in [Self.resizing(edge: 300), Self.resizing(edge: 300, .square), .profile, .thumbnail] {
            let output = try normalize(bytes, options)
            #expect(output.report.method == .resized)
            #expect(output.bytes.count <= output.report.maximumByteCount)
            let again = try normalize(output.bytes, options)
            #expect(again.report.status == .unchanged)
            let isSame = again.bytes == output.bytes
            #expect(isSame)
        }
    }

    @Test func `presets give squares of their size`() throws {
        let bytes = try FixturePhoto.camera(width: 1_000, height: 800).encoded()
        let profile = try normalize(bytes, .profile)
        #expect((profile.width, profile.height) == (648, 648) && profile.bytes.count <= 100_000)
        let thumbnail = try normalize(bytes, .thumbnail)
        #expect((thumbnail.width, thumbnail.height) == (96, 96) && thumbnail.bytes.count <= 10_000)
    }

    @Test func `a photo that is smaller than the edge is not enlarged, and that is said`() throws {
        let bytes = try FixturePhoto(width: 160, height: 120).encoded()
        let output = try normalize(bytes, Self.resizing(edge: 648))
        #expect((output.width, output.height) == (160, 120))
        #expect(output.report.warnings.map(\.code) == ["not-enlarged"])
        #expect(output.report.method == .metadata)
    }

    @Test func `a picture that would become too small for the service is refused`() throws {
        let bytes = try FixturePhoto(width: 640, height: 120).encoded()
        #expect(refusal(bytes, Self.resizing(edge: 100))?.code == "too-small")
    }

    @Test func `no file of a photo that is resized has finer steps than make sense`() throws {
        let bytes = try FixturePhoto(width: 640, height: 480, coding: PictureCoding(quality: 40)).encoded()
        let output = try normalize(bytes, Self.resizing(edge: 632))
        // Hardly smaller, so hardly better: far below the budget, and not larger than it was.
        #expect(output.bytes.count < bytes.count * 11 / 10)
    }

    @Test(arguments: [MetadataPolicy.minimal, .keep])
    func `small copies of the picture go, and the dimensions are true`(policy: MetadataPolicy) throws {
        var photo = FixturePhoto.camera(width: 640, height: 480)
        photo.hasJFIFThumbnail = true
        photo.hasSecondPicture = true
        var options = Self.resizing(edge: 300)
        options.metadata = policy
        let output = try normalize(photo.encoded(), options)
        #expect(output.report.removed.contains(.thumbnail) && output.report.removed.contains(.multiPicture))
        let exif = try OrientationPhoto.exif(output.bytes)
        #expect(exif.pixelXDimension == 300 && exif.pixelYDimension == 225)
        #expect(!exif.hasThumbnail)
    }
}
