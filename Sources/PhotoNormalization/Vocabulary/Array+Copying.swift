/// `unsafe`: spans give their memory only so to what copies it as a block.
extension [UInt8] {
    /// - Parameter bytes: all of them are copied.
    init(copying bytes: Span<UInt8>) {
        self = unsafe bytes.withUnsafeBufferPointer { unsafe [UInt8]($0) }
    }

    /// - Parameter bytes: all of them are copied.
    init(copying bytes: RawSpan) {
        self = unsafe bytes.withUnsafeBytes { unsafe [UInt8]($0) }
    }
}
