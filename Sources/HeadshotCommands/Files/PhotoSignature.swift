/// How a photo is told from other files in a directory.
enum PhotoSignature {
    /// Names ending in .jpg, .jpeg, .jpe or .jfif, in any case.
    static func hasPhotoName(_ name: [UInt8]) -> Bool {
        guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > 0 else { return false }
        // Bit 5 is the case of an ASCII letter.
        let ending = name[(dot + 1)...].map { $0 | 0x20 }
        return endings.contains(ending)
    }

    /// SOI and the first byte of a marker (ITU-T T.81, B.1.1.2).
    static func startsAsJPEG(_ path: FilePath) throws(SystemError) -> Bool {
        let file = try FileDescriptor(opening: path, for: .reading)
        var start: [UInt8] = []
        while start.count < 3 {
            let count = try Transfer.read(file.number, appendingTo: &start, maximumByteCount: 3 - start.count)
            if count == 0 { return false }
        }
        return start == [0xFF, 0xD8, 0xFF]
    }

    private static let endings: Set<[UInt8]> = [
        Array("jpg".utf8), Array("jpeg".utf8), Array("jpe".utf8), Array("jfif".utf8),
    ]
}
