extension Span<UInt8> {
    /// A copy of the part of the range that exists.
    func copy(of range: Range<Int>) -> [UInt8] {
        let existing = range.clamped(to: 0..<count)
        var result: [UInt8] = []
        result.reserveCapacity(existing.count)
        for index in existing { result.append(self[index]) }
        return result
    }

    /// True where the bytes at an offset are exactly these; false where they would reach over the end.
    func matches(_ pattern: [UInt8], at offset: Int = 0) -> Bool {
        guard offset >= 0, offset <= count - pattern.count else { return false }
        for index in pattern.indices where self[offset + index] != pattern[index] { return false }
        return true
    }

    /// True where the pattern stands anywhere within the range.
    func contains(_ pattern: [UInt8], in range: Range<Int>) -> Bool {
        guard let first = pattern.first else { return true }
        let existing = range.clamped(to: 0..<count)
        let last = existing.upperBound - pattern.count
        guard existing.lowerBound <= last else { return false }
        for offset in existing.lowerBound...last where self[offset] == first {
            if matches(pattern, at: offset) { return true }
        }
        return false
    }
}
