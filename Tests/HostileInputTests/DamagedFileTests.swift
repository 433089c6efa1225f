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
            let refused = Outcome(cut, .standard)
            #expect(refused.error?.category == .input, "\(length) bytes")
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
                #expect(Outcome(changed, .repair).complaint == nil, "byte \(offset) ^ \(mask), repaired")
            }
        }
        #expect(refusedCount > 0)
    }

    @Test(arguments: ForeignFormat.allCases)
    func `what is no JPEG is named`(_ format: ForeignFormat) {
        let error = Outcome(format.bytes, .repair).error
        #expect(error?.code == (format == .empty ? "empty-file" : "not-a-jpeg"))
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
