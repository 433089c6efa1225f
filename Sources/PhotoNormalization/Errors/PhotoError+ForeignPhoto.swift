internal import JPEGSyntax

extension PhotoError {
    /// A photo of another format than JPEG, told from files that are none.
    ///
    /// - Parameters:
    ///   - beginning: the file's first kilobytes, or all of it.
    ///   - ending: what follows the last dot of its name, in lower case; tells where the bytes do not.
    /// - Returns: `not-a-jpeg` with the format's name; nil for what is no photo, and for a JPEG.
    package static func foreignPhoto(_ beginning: [UInt8], ending: String) -> PhotoError? {
        let named = signaturesByEnding[ending]
        let found = FileSignature(of: beginning.span)
        return switch found {
        // Many raw formats are TIFF files, and say so where they please.
        case .tiff where named == .raw: PhotoError(.notJPEG(.raw))
        case _ where photoSignatures.contains(found): PhotoError(.notJPEG(found))
        case .unknown, .empty: named.map { PhotoError(.notJPEG($0)) }
        default: nil
        }
    }

    private static let photoSignatures: Set<FileSignature> = [
        .png, .gif, .webP, .heic, .avif, .jpegXL, .jpeg2000, .jpegLS, .tiff, .bmp, .raw,
    ]

    private static let signaturesByEnding: [String: FileSignature] = {
        let endings: [(FileSignature, String)] = [
            (.heic, "heic heif hif"), (.avif, "avif"), (.png, "png apng"), (.gif, "gif"), (.webP, "webp"),
            (.tiff, "tif tiff"), (.bmp, "bmp dib"), (.jpegXL, "jxl"), (.jpeg2000, "jp2 j2k jpf jpx"), (.jpegLS, "jls"),
            (
                .raw,
                "3fr arw cr2 cr3 crw dcr dng erf fff gpr iiq kdc mef mos mrw nef nrw orf pef raf rw2 rwl sr2 srf srw x3f"
            ),
        ]
        let pairs = endings.flatMap { signature, names in names.split(separator: " ").map { (String($0), signature) } }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }()
}
