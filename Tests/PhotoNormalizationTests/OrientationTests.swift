import Fixtures
import ForeignPrograms
import PhotoMetadata
import PhotoNormalization
import Testing

extension [UInt8] {
    fileprivate func contains(_ text: String) -> Bool {
        let pattern = Array(text.utf8)
        return indices.contains { self[$0...].starts(with: pattern) }
    }
}

/// Photos are turned upright without losing a pixel where that is possible; jpegtran says what it comes to.
@Suite(
    .enabled(
        if: ForeignProgram.jpegtran.isInstalled && ForeignProgram.djpeg.isInstalled,
        "jpegtran or djpeg is not installed"))
struct OrientationTests {
    private static func jpegtran(_ bytes: [UInt8], _ orientation: UInt16) throws -> [UInt8]? {
        try ForeignProgram.jpegtran.output(
            ["-copy", "none", "-perfect"] + OrientationPhoto.jpegtranArguments(orientation), on: bytes)
    }

    @Test(arguments: OrientationPhoto.usual + OrientationPhoto.unusual, OrientationPhoto.turned)
    func `a turned photo is what jpegtran makes of it`(coding: OrientationPhoto.Coding, orientation: UInt16) throws {
        let bytes = try OrientationPhoto.photo(coding, orientation).encoded()
        let expected = try #require(try Self.jpegtran(bytes, orientation))
        let output = try normalize(bytes)
        #expect(output.report.method == .lossless)
        #expect(output.report.encodeCount == 1 && output.report.psnr == nil)
        #expect(output.report.orientation == Int(orientation))
        let (picture, other) = (try DecodedPicture(output.bytes), try DecodedPicture(expected))
        if picture.blocks.count == 1 {
            // jpegtran sets the sampling factors to 1 where there is only one component.
            #expect(picture.blocks == other.blocks && picture.steps == other.steps)
        } else {
            #expect(picture.showsSame(as: other))
        }
        if let pixels = try ForeignProgram.djpeg.output(on: expected) {
            let isSame = try ForeignProgram.djpeg.output(on: output.bytes) == pixels
            #expect(isSame, "the pixels differ")
        }
        let isSwapped = orientation >= 5
        #expect((output.width, output.height) == (isSwapped ? (96, 192) : (192, 96)))
        #expect((output.report.inputWidth, output.report.inputHeight) == (192, 96))
        let exif = try OrientationPhoto.exif(output.bytes)
        #expect(exif.orientation == .valid(.upright))
        #expect(exif.pixelXDimension == output.width && exif.pixelYDimension == output.height)
        let again = try normalize(output.bytes)
        #expect(again.report.status == .unchanged)
        let isSame = again.bytes == output.bytes
        #expect(isSame)
    }

    /// Sizes that are whole in no, one or both directions, for some samplings.
    private static let sizes = [(192, 94), (190, 96), (190, 94), (200, 96), (192, 104), (184, 88), (208, 80)]

    @Test(arguments: OrientationPhoto.usual, OrientationPhoto.turned)
    func `a photo is turned without loss exactly where jpegtran calls it perfect`(
        coding: OrientationPhoto.Coding,
        orientation: UInt16
    ) throws {
        for (width, height) in Self.sizes {
            let bytes = try OrientationPhoto.photo(coding, orientation, width: width, height: height).encoded()
            let output = try normalize(bytes)
            if let expected = try Self.jpegtran(bytes, orientation) {
                #expect(output.report.method == .lossless, "\(width) × \(height)")
                let (picture, other) = (try DecodedPicture(output.bytes), try DecodedPicture(expected))
                // Not the sampling factors, which jpegtran sets to 1 where there is only one component.
                let isSame = picture.blocks == other.blocks && picture.steps == other.steps
                #expect(isSame, "\(width) × \(height)")
            } else {
                #expect(output.report.method != .lossless, "\(width) × \(height)")
            }
            // Nothing is cut off.
            let isSwapped = orientation >= 5
            #expect((output.width, output.height) == (isSwapped ? (height, width) : (width, height)))
        }
    }

    @Test(arguments: OrientationPhoto.usual, [3, 5, 6, 8] as [UInt16])
    func `turning and requantizing go together`(coding: OrientationPhoto.Coding, orientation: UInt16) throws {
        let bytes = try OrientationPhoto.photo(coding, orientation, width: 384, height: 288).encoded()
        let maximum = bytes.count * 6 / 10
        let output = try normalize(bytes, .checked(maximumByteCount: maximum))
        #expect(output.report.method == .requantized)
        #expect(output.report.encodeCount == 1)
        #expect(output.bytes.count <= maximum && Double(output.bytes.count) > 0.97 * Double(maximum))
        let reference = try #require(try Self.jpegtran(bytes, orientation))
        let (expected, actual) = (try luma(reference), try luma(output.bytes))
        #expect((actual.width, actual.height) == (expected.width, expected.height))
        // Not exactly: djpeg's samples are rounded and limited.
        let psnr = try #require(output.report.psnr)
        #expect(abs(actual.psnr(comparedTo: expected) - psnr) < 0.5, "reported: \(psnr)")
    }

    @Test(arguments: MetadataPolicy.allCases, OrientationPhoto.turned)
    func `whatever the policy, nothing says any more that the photo is to be turned`(
        policy: MetadataPolicy,
        orientation: UInt16
    ) throws {
        let bytes = try FixturePhoto.camera(width: 192, height: 96, orientation: orientation).encoded()
        let output = try normalize(bytes, .checked(metadata: policy))
        #expect(output.report.method == .lossless)
        #expect(output.report.removed.contains(.thumbnail))
        if policy != .none {
            let exif = try OrientationPhoto.exif(output.bytes)
            #expect(exif.orientation == .valid(.upright) && !exif.hasThumbnail)
            #expect(exif.pixelXDimension == output.width && exif.pixelYDimension == output.height)
        }
        #expect(try normalize(output.bytes, .checked(metadata: policy)).report.status == .unchanged)
    }

    @Test(arguments: MetadataPolicy.allCases)
    func `what stands behind the picture or signs it goes with the turn, and is named`(policy: MetadataPolicy) throws {
        var photo = FixturePhoto.camera(width: 192, height: 96, orientation: 6)
        photo.hasC2PA = true
        photo.hasSecondPicture = true
        photo.trailers = [.film(byteCount: 5_000)]
        let output = try normalize(photo.encoded(), .checked(metadata: policy))
        #expect(output.report.method == .lossless)
        let expected: Set<RemovedItem> = [.c2pa, .multiPicture, .motionPhoto, .trailingData, .thumbnail]
        #expect(expected.isSubset(of: output.report.removed))
        #expect(!output.bytes.contains("MicroVideo"))
    }

    @Test(arguments: OrientationPhoto.turned)
    func `a damaged photo is turned with what is left of it`(orientation: UInt16) throws {
        for coding in OrientationPhoto.usual.prefix(6) {
            let whole = try OrientationPhoto.photo(coding, orientation).encoded()
            let bytes = [UInt8](whole.prefix(whole.count * 6 / 10))
            #expect(refusal(bytes)?.category == .input)
            let output = try normalize(bytes, .checked(warnings: .repair))
            #expect(output.report.method == .lossless)
            #expect(!output.report.warnings.isEmpty)
            let expected = try #require(try Self.jpegtran(bytes, orientation))
            let isSame = try DecodedPicture(output.bytes).showsSame(as: DecodedPicture(expected))
            #expect(isSame, "\(coding)")
        }
    }

    @Test(arguments: [0, 9, 255, 65_535] as [UInt16])
    func `an orientation that means nothing is told and taken for upright`(orientation: UInt16) throws {
        let bytes = try FixturePhoto.camera(width: 192, height: 96, orientation: orientation).encoded()
        let output = try normalize(bytes)
        #expect(output.report.method == .metadata)
        #expect(output.report.warnings.map(\.code) == ["orientation-invalid"])
        #expect((output.width, output.height) == (192, 96))
    }
}
