/// A file as it was written, not yet checked.
package struct EncodedJPEG: Sendable {
    package let bytes: [UInt8]
    /// The plan it was written by: the last one, when an earlier one did not fit.
    package let plan: NormalizationPlan
    /// Entropy encodes of the whole picture, discarded ones included.
    package let encodeCount: Int
    /// What writing it has shown that people may not expect.
    package var notices: [PhotoWarning] = []
}
