// ISO base media (ISO/IEC 14496-12): HEIC, AVIF, Canon's CR3 and films begin with a box that names their brands.
extension FileSignature {
    private static let heicBrands = ["heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs"]
    private static let avifBrands = ["avif", "avis"]
    /// Any image; the compatible brands tell which.
    private static let imageBrands = ["mif1", "msf1", "miaf"]
    /// First boxes of QuickTime films without brands.
    private static let movieBoxes = ["moov", "mdat", "wide", "pnot"]

    static func baseMediaSignature(_ bytes: Span<UInt8>) -> FileSignature? {
        guard bytes.matches("ftyp", at: 4) else {
            return movieBoxes.contains { bytes.matches($0, at: 4) } ? .movie : nil
        }
        func isBrand(_ brands: [String], at offset: Int) -> Bool { brands.contains { bytes.matches($0, at: offset) } }

        if isBrand(avifBrands, at: 8) { return .avif }
        if isBrand(heicBrands, at: 8) { return .heic }
        if isBrand(["crx "], at: 8) { return .raw }
        if isBrand(["jp2 ", "jpx "], at: 8) { return .jpeg2000 }
        guard isBrand(imageBrands, at: 8) else { return .movie }
        let boxEnd = min(Int(clamping: bytes.bigEndian32(at: 0)), bytes.count, 1_024)
        for offset in stride(from: 16, to: boxEnd, by: 4) where isBrand(avifBrands, at: offset) { return .avif }
        return .heic
    }
}
