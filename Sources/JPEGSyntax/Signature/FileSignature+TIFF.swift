// TIFF and the camera raw formats that are TIFF files (CR2, NEF, ARW, DNG, PEF, SRW, ORF, RW2, IIQ …).
extension FileSignature {
    static func tiffSignature(_ bytes: Span<UInt8>) -> FileSignature? {
        guard bytes.count >= 8 else { return nil }
        let isLittleEndian = bytes.matches("II", at: 0)
        guard isLittleEndian || bytes.matches("MM", at: 0) else { return nil }
        let magic = isLittleEndian ? bytes.littleEndian16(at: 2) : bytes.bigEndian16(at: 2)
        switch magic {
        case 42:
            return FirstDirectory(bytes, isLittleEndian: isLittleEndian).isCameraRaw ? .raw : .tiff
        case 43:
            return .tiff  // BigTIFF
        case 0x55, 0x4F52, 0x5352:
            return .raw  // Panasonic, Olympus
        default:
            return nil
        }
    }

    /// What the first image file directory says.
    private struct FirstDirectory {
        var isCameraRaw = false

        init(_ bytes: Span<UInt8>, isLittleEndian: Bool) {
            func number16(_ offset: Int) -> Int {
                isLittleEndian ? bytes.littleEndian16(at: offset) : bytes.bigEndian16(at: offset)
            }
            // Canon and Phase One say so behind the header.
            if bytes.matches("CR", at: 8) || bytes.matches("IIII", at: 8) || bytes.matches("MMMM", at: 8) {
                isCameraRaw = true
                return
            }
            let offset = isLittleEndian ? bytes.littleEndian32(at: 4) : bytes.bigEndian32(at: 4)
            let start = Int(clamping: offset)
            guard start >= 8, start <= bytes.count - 2 else { return }
            let entryCount = min(number16(start), (bytes.count - start - 2) / 12)
            var isReducedImage = false
            var hasMake = false
            var hasSubdirectories = false
            for index in 0..<entryCount {
                let entry = start + 2 + 12 * index
                let tag = number16(entry)
                let value = number16(entry + 8)
                switch tag {
                case 0x00FE: isReducedImage = value == 1 || number16(entry + 10) == 1  // NewSubfileType, a LONG
                case 0x010F: hasMake = true
                case 0x014A: hasSubdirectories = true
                // PhotometricInterpretation of a color filter array or of linear raw data; DNGVersion
                case 0x0106 where value == 32_803 || value == 34_892: isCameraRaw = true
                case 0xC612: isCameraRaw = true
                default: break
                }
            }
            // A preview first, and the picture itself in a subdirectory: Nikon, Sony, Samsung.
            if isReducedImage && hasMake && hasSubdirectories { isCameraRaw = true }
        }
    }
}
