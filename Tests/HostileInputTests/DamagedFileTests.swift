import Fixtures
import PhotoNormalization
import Testing

/// Every way to cut a file, and every byte of it changed.
@Suite struct DamagedFileTests {
    @Test(arguments: SmallPhotos.kinds)
    func `a file cut at any length is refused, and repaired or refused`(_ kind: SmallPhotos.Kind) throws {
        let whole = try kind.bytes()
        #expect(Outcome(whole, .standard).complaint == nil)
        #expect(Outcome(whole, .standard).photo != nil)
        var repairedCount = 0
        for length in 0..<whole.count {
            let cut = [UInt8](whole[..<length])
            let outcome = Outcome(cut, .standard)
            if let photo = outcome.photo {
                // Without EOI or a half of it nothing of the picture is missing.
                #expect(length >= whole.count - 2, "\(length) bytes")
                #expect(photo.report.warnings.map(\.code) == ["end-missing"], "\(length) bytes")
                #expect(outcome.complaint == nil, "\(length) bytes")
            } else {
                #expect(outcome.error?.category == .input, "\(length) bytes")
            }
            let repaired = Outcome(cut, .repair)
            #expect(repaired.complaint == nil, "\(length) bytes")
            if repaired.photo != nil { repairedCount += 1 }
        }
        // The picture's data are a good part of these files.
        #expect(repairedCount > whole.count / 8)
    }

    @Test(arguments: SmallPhotos.kinds)
    func `a file with any byte changed is refused, or what comes out is sound`(_ kind: SmallPhotos.Kind) throws {
        let whole = try kind.bytes()
        var refusedCount = 0
        for offset in whole.indices {
            for mask in [UInt8(0x01), 0xFF] {
                var changed = whole
                changed[offset] ^= mask
                let outcome = Outcome(changed, .standard)
                #expect(outcome.complaint == nil, "byte \(offset) ^ \(mask)")
                if outcome.error != nil { refusedCount += 1 }
                if mask == 0xFF { #expect(Outcome(changed, .repair).complaint == nil, "byte \(offset), repaired") }
            }
        }
        #expect(refusedCount > 0)
    }

    @Test(arguments: ForeignFormat.allCases)
    func `what is no JPEG is named`(_ format: ForeignFormat) {
        let error = Outcome(format.bytes, .repair).error
        #expect(error?.code == (format == .empty ? "empty-file" : "not-a-jpeg"))
    }

    /// A fuzzer's finding: with enough bytes behind the picture libjpeg-turbo's faster routine passed over a code that
    /// the tables do not have, the coded data were handed on, and decoders warned of the output, which had nothing
    /// behind it.
    @Test(arguments: [0, 10_000])
    func `a code that the tables lack is found whatever stands behind the picture`(trailingByteCount: Int) throws {
        var photo = FixturePhoto(width: 64, height: 64, scene: .landscape)
        photo.trailers = trailingByteCount > 0 ? [.padding(byteCount: trailingByteCount)] : []
        var bytes = try photo.encoded()
        let end = bytes.count - trailingByteCount - 2
        // Ones and nothing else are no code of any table (ITU-T T.81, C.2); the zeros are stuffing.
        bytes.replaceSubrange(end - 12..<end, with: [0xFF, 0, 0xFF, 0, 0xFF, 0, 0xFF, 0, 0xFF, 0, 0xFF, 0])
        #expect(Outcome(bytes, .standard).error?.category == .input)
        let repaired = Outcome(bytes, .repair)
        #expect(repaired.complaint == nil)
        #expect(repaired.photo?.report.warnings.map(\.code).contains("damaged-data") == true)
    }

    /// Made-up files that djpeg warned of were accepted: their data were not handed on, and so nobody looked at each
    /// code.
    @Test(arguments: ["turned", "made smaller", "cut", "with half the bytes"])
    func `such a code is found whatever becomes of the picture`(_ deed: String) throws {
        var photo = FixturePhoto(width: 64, height: 96, scene: .landscape)
        photo.exif = FixtureEXIF(orientation: deed == "turned" ? 6 : 1)
        photo.trailers = [.padding(byteCount: 10_000)]
        let whole = try photo.encoded()
        var options = NormalizationOptions(minimumEdge: 1)
        if deed == "made smaller" { options.maximumEdge = 40 }
        if deed == "cut" { options.crop = .square }
        if deed == "with half the bytes" { options.maximumByteCount = .bytes((whole.count - 10_000) / 2) }
        func code(_ bytes: [UInt8]) -> PhotoError.Code? {
            do throws(PhotoError) {
                _ = try PhotoNormalizer(options: options).normalize(bytes)
                return nil
            } catch {
                return error.code
            }
        }
        var damaged = whole
        let end = whole.count - 10_000 - 2
        damaged.replaceSubrange(end - 12..<end, with: [0xFF, 0, 0xFF, 0, 0xFF, 0, 0xFF, 0, 0xFF, 0, 0xFF, 0])
        #expect(code(whole) == nil)
        #expect(code(damaged) == "corrupt")
    }

    @Test func `a component without a scan is flat, on request only`() throws {
        var photo = FixturePhoto(width: 64, height: 64, scene: .landscape)
        photo.coding.scans = .script([.init([0]), .init([1]), .init([2])])
        let whole = try photo.encoded()
        let offsets = whole.indices.filter { whole[$0...].starts(with: [0xFF, 0xDA]) }
        let withoutLast = [UInt8](whole[..<offsets[2]]) + [0xFF, 0xD9]
        #expect(Outcome(withoutLast, .standard).error?.code == "missing-scans")
        let repaired = Outcome(withoutLast, .repair)
        #expect(repaired.complaint == nil)
        #expect(repaired.photo?.report.warnings.map(\.code).contains("missing-scans") == true)
    }
}
