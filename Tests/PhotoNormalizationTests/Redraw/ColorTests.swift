import Fixtures
import ForeignPrograms
import JPEGSyntax
import PhotoMetadata
import PhotoNormalization
import Testing

/// Photos whose colors are coded otherwise than photo services expect.
struct ColorTests {
    private static func photo(_ colors: PictureCoding.Colors, adobe: Bool) -> FixturePhoto {
        var photo = FixturePhoto(width: 192, height: 128)
        photo.coding = PictureCoding(colors: colors, quality: 95, sampling: .yuv444)
        photo.coding.writesAdobe = adobe
        return photo
    }

    private static func structure(_ bytes: [UInt8]) throws -> (identifiers: [UInt8], metadata: SourceMetadata) {
        let structure = try JPEGStructure(reading: bytes.span)
        return (
            structure.frame.componentIdentifiers,
            SourceMetadata(structure: structure, bytes: bytes.span)
        )
    }

    @Test(arguments: [PictureCoding.Colors.rgb, .cmyk, .ycck], [MetadataPolicy.minimal, .keep, .none])
    func `RGB, CMYK and YCCK become Y Cb Cr`(colors: PictureCoding.Colors, policy: MetadataPolicy) throws {
        let bytes = try Self.photo(colors, adobe: true).encoded()
        let options = NormalizationOptions.checked(metadata: policy)
        let output = try normalize(bytes, options)
        #expect(output.report.method == .reencoded)
        #expect((output.width, output.height) == (192, 128))
        let found = try Self.structure(output.bytes)
        #expect(found.identifiers == [1, 2, 3])
        #expect(found.metadata.colorInterpretation == .yCbCr)
        #expect(found.metadata.iccProfile == nil)
        #expect(try normalize(output.bytes, options).report.status == .unchanged)
    }

    @Test(arguments: [PictureCoding.Colors.cmyk, .ycck])
    func `inks show what the same picture shows in RGB`(colors: PictureCoding.Colors) throws {
        // The fixture's inks cover what its red, green and blue do not let through.
        let inks = try luma(normalize(Self.photo(colors, adobe: true).encoded()).bytes)
        let light = try luma(normalize(Self.photo(.rgb, adobe: false).encoded()).bytes)
        #expect(inks.psnr(comparedTo: light) > 32)
    }

    /// They were raised by the inverse DCT, which decoders do not do: 42 dB off where inks multiply.
    @Test(
        .enabled(if: ForeignProgram.djpeg.isInstalled && ForeignProgram.cjpeg.isInstalled),
        arguments: [PictureCoding.Colors.cmyk, .ycck], [Sampling.yuv444, .yuv422, .yuv420, .yuv440])
    func `inks of half the samples show what decoders show`(colors: PictureCoding.Colors, sampling: Sampling) throws {
        for (width, height) in [(192, 128), (187, 121), (16, 16), (49, 200)] {
            var photo = FixturePhoto(width: max(48, width), height: max(48, height))
            photo.coding = PictureCoding(colors: colors, quality: 90, sampling: sampling)
            photo.coding.writesAdobe = true
            let bytes = try photo.encoded()
            let output = try normalize(bytes, .checked())
            #expect(output.report.method == .reencoded)
            let shown = try ColorPicture(bytes, isInInks: true)
            let frame = try JPEGStructure(reading: output.bytes.span).frame
            let luma = frame.components[0]
            let again = try ColorPicture(
                shown.coded(quality: 97, sampling: "\(luma.horizontalSampling)x\(luma.verticalSampling)"))
            #expect(
                try ColorPicture(output.bytes).meanSquaredError(from: shown) < again.meanSquaredError(from: shown),
                "\(width) × \(height)")
        }
    }

    @Test func `a wide gamut stays, unless sRGB is asked for`() throws {
        var photo = FixturePhoto(width: 192, height: 128)
        photo.profile = FixtureProfile(.p3)
        let bytes = try photo.encoded()
        var options = NormalizationOptions.checked()
        let kept = try normalize(bytes, options)
        #expect(kept.report.method == .metadata)
        #expect(try Self.structure(kept.bytes).metadata.iccProfile?.bytes == FixtureProfile(.p3).bytes)

        options.color = .srgb
        let converted = try normalize(bytes, options)
        #expect(converted.report.method == .reencoded)
        #expect(converted.report.removed.contains(.icc))
        #expect(try Self.structure(converted.bytes).metadata.iccProfile == nil)
        #expect(try OrientationPhoto.exif(converted.bytes).colorSpace == 1)
        #expect(try normalize(converted.bytes, options).report.status == .unchanged)
        // Display P3's colors are stronger in sRGB's terms: some of the samples differ.
        #expect(try luma(converted.bytes).psnr(comparedTo: luma(kept.bytes)) < 50)
    }

    @Test(arguments: [MetadataPolicy.minimal, .keep])
    func `Adobe RGB that only EXIF tells of is converted when sRGB is asked for`(policy: MetadataPolicy) throws {
        var photo = FixturePhoto(width: 192, height: 128)
        photo.exif = .camera
        photo.exif?.colorSpace = 2
        let bytes = try photo.encoded()
        var options = NormalizationOptions.checked(metadata: policy)
        #expect(try normalize(bytes, options).report.method != .reencoded)
        options.color = .srgb
        let output = try normalize(bytes, options)
        #expect(output.report.method == .reencoded)
        #expect(try OrientationPhoto.exif(output.bytes).colorSpace == 1)
        #expect(try normalize(output.bytes, options).report.status == .unchanged)
    }

    @Test func `what is sRGB already, or gray, is not converted`() throws {
        var options = NormalizationOptions.checked()
        options.color = .srgb
        var photo = FixturePhoto(width: 192, height: 128)
        photo.profile = FixtureProfile(.srgb)
        #expect(try normalize(photo.encoded(), options).report.method == .metadata)
        let gray = FixturePhoto(width: 192, height: 128, coding: PictureCoding(colors: .gray))
        #expect(try normalize(gray.encoded(), options).report.method == .metadata)
    }

    @Test func `gray stays gray when it is resized`() throws {
        var options = NormalizationOptions.checked(allowsResizing: true)
        options.maximumEdge = 100
        let gray = FixturePhoto(width: 192, height: 128, coding: PictureCoding(colors: .gray))
        let output = try normalize(gray.encoded(), options)
        #expect(try Self.structure(output.bytes).metadata.colorInterpretation == .gray)
        #expect((output.width, output.height) == (100, 67))
    }
}
