/// A photo after *write*: its file, not yet checked.
struct WrittenPhoto: ~Copyable {
    let photo: ValidatedPhoto
    let bytes: [UInt8]
    /// The plan it was written by: the last one, when an earlier one did not fit.
    let plan: NormalizationPlan
    /// Entropy encodes of the whole picture, discarded ones included.
    let encodeCount: Int
}
