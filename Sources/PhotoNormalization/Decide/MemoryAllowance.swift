/// What there is memory for beside the photo as it is decoded.
struct MemoryAllowance: Sendable, Hashable {
    /// Bytes of samples and coefficients that a picture may take which its budget makes smaller: it is drawn while the
    /// larger one is still there.
    var drawingByteCount: Int
    /// A progressive file can be decoded again, which takes all of its coefficients.
    var allowsProgressive = true
}
