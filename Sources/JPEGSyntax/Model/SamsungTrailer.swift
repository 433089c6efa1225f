/// The directory at the end of the files of Samsung's phones: entries of a 12-byte record each, then the directory's
/// length and "SEFT", all little-endian.
enum SamsungTrailer {
    private static let motionPhotoType = 0x0A30

    /// True when the file ends in such a directory.
    static func isPresent(in bytes: Span<UInt8>, from start: Int) -> Bool {
        bytes.count - start >= 8 && bytes.matches("SEFT", at: bytes.count - 4)
    }

    /// True when the directory lists a motion photo's film.
    static func listsMotionPhoto(in bytes: Span<UInt8>, from start: Int) -> Bool {
        guard isPresent(in: bytes, from: start) else { return false }
        let directoryEnd = bytes.count - 8
        let directoryByteCount = Int(clamping: bytes.littleEndian32(at: directoryEnd))
        let directory = directoryEnd - directoryByteCount
        // "SEFH", version, number of entries
        guard directoryByteCount >= 12, directory >= start, bytes.matches("SEFH", at: directory) else { return false }
        let entryCount = min(Int(clamping: bytes.littleEndian32(at: directory + 8)), (directoryByteCount - 12) / 12)
        return (0..<entryCount).contains { index in
            bytes.littleEndian16(at: directory + 12 + 12 * index + 2) == motionPhotoType
        }
    }
}
