import Fixtures
import ForeignPrograms
import JPEGSyntax
import PhotoMetadata
import PhotoNormalization
import Testing

/// Coded data that are legal or nearly so, and that no encoder of ours writes.
struct CodedDataFaultTests {
    /// The decoder's symbols were taken for those of the new file; ours has no runs of zeros before the end of a block,
    /// and was thrown away for the missing ones.
    @Test(.enabled(if: ForeignProgram.djpeg.isInstalled), arguments: [40, 60, 80, 100])
    func `runs of zeros before the end of a block do not count`(percent: Double) throws {
        let picture = HandCodedPicture(width: 160, height: 160) { index in
            .init(
                difference: index % 7 - 3,
                symbols: [(0x02, index.isMultiple(of: 2) ? 2 : -3), (0xF0, 0)]
                    + (index.isMultiple(of: 3) ? [(0xF0, 0), (0xF0, 0)] : []) + [(0x00, 0)])
        }
        var options = NormalizationOptions.checked()
        options.maximumByteCount = .percentOfInput(percent)
        let output = try normalize(picture.bytes, options)
        #expect(try ForeignProgram.djpeg.output(on: output.bytes) != nil)
    }

    @Test(.enabled(if: ForeignProgram.djpeg.isInstalled))
    func `a fill byte before a stuffed one is never handed on`() throws {
        var bytes = try FixturePhoto(width: 320, height: 240, scene: .noise).encoded()
        let sound = try #require(try ForeignProgram.djpeg.output(on: normalize(bytes).bytes))
        let scan = try #require(bytes.scanOffset) + 14
        let places = (scan..<bytes.count - 2).filter { bytes[$0] == 0xFF && bytes[$0 + 1] == 0 }
        try #require(places.count > 2)
        bytes.insert(0xFF, at: places[places.count / 2])
        for metadata in [MetadataPolicy.minimal, .keep] {
            let output = try normalize(bytes, .checked(metadata: metadata))
            #expect(output.report.method == .lossless)
            #expect(output.report.warnings.map(\.code) == ["fill-byte-in-data"])
            #expect(try ForeignProgram.djpeg.output(on: output.bytes) == sound)
            let anomalies = try JPEGStructure(reading: output.bytes.span).anomalies
            #expect(anomalies.isEmpty)
        }
        #expect(refusal(bytes, .checked(warnings: .strict))?.code == "warning-refused")
    }

    private static let impossible: [(String, HandCodedPicture)] = [
        (
            "AC of 11 bits",
            HandCodedPicture(width: 96, height: 96) { _ in .init(difference: 0, symbols: [(0x0B, 1_500), (0x00, 0)]) }
        ),
        (
            "AC of 15 bits",
            HandCodedPicture(width: 96, height: 96) { _ in .init(difference: 0, symbols: [(0x0F, -32_767), (0, 0)]) }
        ),
        ("DC that climbs", HandCodedPicture(width: 96, height: 96) { _ in .flat(200) }),
        (
            "a difference of 12 bits",
            HandCodedPicture(width: 96, height: 96) { .flat($0.isMultiple(of: 2) ? 4_000 : -4_000) }
        ),
    ]

    /// They passed through where only metadata had to go, even under --strict, and were refused where they had to be
    /// coded anew.
    @Test(arguments: impossible.indices)
    func `coefficients that no 8-bit picture has get one answer`(index: Int) throws {
        let bytes = Self.impossible[index].1.bytes
        for maximum in [100_000, bytes.count * 2 / 3] {
            for policy in [WarningPolicy.standard, .strict] {
                let error = refusal(bytes, .checked(maximumByteCount: maximum, warnings: policy))
                #expect(error?.code == "coefficient-out-of-range")
            }
        }
        let repaired = try normalize(bytes, .checked(warnings: .repair))
        #expect(repaired.report.warnings.map(\.code).contains("coefficients-limited"))
        #expect(try normalize(repaired.bytes, .checked(warnings: .strict)).report.status == .unchanged)
    }

    /// 199 bytes promised 81 megapixels; "work on fewer photos" was said where no photo fewer would have helped.
    @Test func `a bomb is a matter of limits, not of memory that is short`() throws {
        var photo = FixturePhoto(width: 48, height: 48, scene: .flat)
        photo.coding.colors = .gray
        photo.coding.scans = .script([.init([0], 0...0), .init([0], 1...63)])
        photo.coding.isArithmetic = true
        let bytes = try photo.encoded()
        let last = try #require((0..<bytes.count - 1).last { bytes[$0] == 0xFF && bytes[$0 + 1] == 0xDA })
        let bomb = (bytes[..<last] + [0xFF, 0xD9]).withFrameSize(width: 16_000, height: 16_000)
        for limits in [ResourceLimits(), .command] {
            var options = NormalizationOptions()
            options.limits = limits
            options.limits.maximumPixelCount = 1_000_000_000
            #expect(refusal(bomb, options)?.category == .limit)
        }
    }
}
