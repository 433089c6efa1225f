import Fixtures
import PhotoNormalization
import Testing

/// Small whole files of each kind that is decoded.
enum SmallPhotos {
    struct Kind: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let coding: PictureCoding

        func bytes(width: Int = 24, height: Int = 17) throws -> [UInt8] {
            var photo = FixturePhoto(width: width, height: height, scene: .landscape)
            photo.coding = coding
            return try photo.encoded()
        }
    }

    static let kinds = [
        kind("baseline") { _ in },
        kind("progressive") { $0.scans = .progressive },
        kind("arithmetic") { $0.isArithmetic = true },
        kind("restart") { $0.restartInterval = 1 },
        kind("gray", .gray) { _ in },
        kind("CMYK", .cmyk) { $0.writesAdobe = true },
    ]

    private static func kind(
        _ name: String,
        _ colors: PictureCoding.Colors = .ycbcr,
        _ change: (inout PictureCoding) -> Void
    ) -> Kind {
        var coding = PictureCoding(colors: colors, quality: 50, sampling: colors == .ycbcr ? .yuv420 : .yuv444)
        // Tables made for the picture: there are no more bytes in the file than it needs.
        coding.optimizesHuffmanTables = true
        change(&coding)
        if coding.isArithmetic { coding.optimizesHuffmanTables = false }
        return Kind(testDescription: name, coding: coding)
    }
}

/// What came of a photo of no particular size.
struct Outcome {
    let photo: NormalizedPhoto?
    let error: PhotoError?

    init(_ bytes: [UInt8], _ policy: WarningPolicy) {
        let options = NormalizationOptions(warningPolicy: policy, minimumEdge: 1, checksItself: true)
        do throws(PhotoError) {
            photo = try PhotoNormalizer(options: options).normalize(bytes)
            error = nil
        } catch {
            photo = nil
            self.error = error
        }
    }

    /// nil when all is well: refused for a reason that the input can have, or accepted, with an output that needs
    /// nothing more.
    var complaint: String? {
        if let error {
            let isInput = error.category == .input || error.category == .limit || error.category == .policy
            return isInput ? nil : "\(error)"
        }
        guard let photo else { return "nothing" }
        let again = Outcome(photo.bytes, .standard)
        if let error = again.error { return "the output is refused: \(error)" }
        return again.photo?.bytes == photo.bytes ? nil : "the output is not settled"
    }
}
