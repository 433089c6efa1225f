extension FileSignature {
    /// Tells what a file is that is no JPEG, by its first bytes.
    ///
    /// Looks at the first kilobytes only. A JPEG itself is `.unknown`, but for JPEG-LS, which begins in the same way.
    ///
    /// - Parameter bytes: the file, or its beginning.
    package init(of bytes: Span<UInt8>) {
        if bytes.isEmpty {
            self = .empty
        } else if let signature = Self.baseMediaSignature(bytes) ?? Self.tiffSignature(bytes) {
            self = signature
        } else if let (signature, _) = Self.fixedBeginnings.first(where: { Self.matches($0.pattern, bytes) }) {
            self = signature
        } else if Self.isWindowsBitmap(bytes) {
            self = .bmp
        } else {
            self = Self.textSignature(bytes) ?? .unknown
        }
    }

    /// Bytes at the start of a file; nil stands for any byte.
    private static func matches(_ pattern: [UInt8?], _ bytes: Span<UInt8>) -> Bool {
        guard bytes.count >= pattern.count else { return false }
        return pattern.indices.allSatisfy { pattern[$0] == nil || pattern[$0] == bytes[$0] }
    }

    private static func ascii(_ text: String) -> [UInt8?] { text.utf8.map { $0 } }

    private static let fixedBeginnings: [(signature: FileSignature, pattern: [UInt8?])] = [
        (.png, [0x89] + ascii("PNG")),
        (.gif, ascii("GIF8")),
        (.webP, ascii("RIFF") + [nil, nil, nil, nil] + ascii("WEBP")),
        (.jpegXL, [0xFF, 0x0A]),
        (.jpegXL, [0, 0, 0, 12] + ascii("JXL ") + [0x0D, 0x0A]),
        (.jpeg2000, [0, 0, 0, 12] + ascii("jP  ") + [0x0D, 0x0A]),
        (.jpeg2000, [0xFF, 0x4F, 0xFF, 0x51]),
        (.jpegLS, [0xFF, 0xD8, 0xFF, 0xF7]),
        (.ico, [0, 0, 1, 0, nil, 0]),
        (.pdf, ascii("%PDF-")),
        (.zip, ascii("PK") + [3, 4]),
        (.zip, ascii("PK") + [5, 6]),
        (.gzip, [0x1F, 0x8B, 8]),
        (.psd, ascii("8BPS")),
        (.raw, ascii("FUJIFILMCCD-RAW")),
        (.raw, ascii("FOVb")),
        (.raw, [0] + ascii("MRM")),
        (.raw, ascii("II") + [0x1A, 0, 0, 0] + ascii("HEAPCCDR")),
    ]

    /// "BM" alone would be a word; the length of the header behind it is one of a few numbers.
    private static func isWindowsBitmap(_ bytes: Span<UInt8>) -> Bool {
        bytes.matches("BM", at: 0) && bytes.count >= 18
            && [12, 16, 40, 52, 56, 64, 108, 124].contains(bytes.littleEndian32(at: 14))
    }
}
