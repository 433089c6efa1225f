#if canImport(Darwin)
    private import Darwin
#elseif canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#endif

extension Span where Element == UInt8 {
    /// A 16-bit number, most significant byte first; both bytes must be inside.
    func bigEndian16(at offset: Int) -> Int {
        Int(self[offset]) << 8 | Int(self[offset + 1])
    }

    /// A 16-bit number, least significant byte first; both bytes must be inside.
    func littleEndian16(at offset: Int) -> Int {
        Int(self[offset]) | Int(self[offset + 1]) << 8
    }

    /// A 32-bit number, most significant byte first; all four bytes must be inside.
    func bigEndian32(at offset: Int) -> UInt32 {
        UInt32(bigEndian16(at: offset)) << 16 | UInt32(bigEndian16(at: offset + 2))
    }

    /// A 32-bit number, least significant byte first; all four bytes must be inside.
    func littleEndian32(at offset: Int) -> UInt32 {
        UInt32(littleEndian16(at: offset)) | UInt32(littleEndian16(at: offset + 2)) << 16
    }

    /// True when the UTF-8 bytes of `text` stand at `offset`; false also where the span or `limit` ends before they do.
    func matches(_ text: String, at offset: Int, before limit: Int? = nil) -> Bool {
        let end = Swift.min(limit ?? count, count)
        var position = offset
        guard position >= 0 else { return false }
        for byte in text.utf8 {
            guard position < end, self[position] == byte else { return false }
            position += 1
        }
        return true
    }

    /// Where the first 0xFF stands at or behind `start`; `count` when there is none.
    ///
    /// Every byte of every photo passes through here, so it is left to the C library, whose search looks at many of
    /// them in one step.
    ///
    /// `unsafe`: it reads the bytes from `start` to the end, both of which are checked here.
    func firstMarkerPrefix(from start: Int) -> Int {
        precondition(start >= 0, "no such place")
        guard start < count else { return count }
        return unsafe withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress, let found = unsafe memchr(base + start, 0xFF, bytes.count - start)
            else { return bytes.count }
            return unsafe base.distance(to: UnsafeRawPointer(found))
        }
    }
}
