/// A photo after *write*: its file, not yet checked.
struct WrittenPhoto: ~Copyable {
    let photo: ValidatedPhoto
    let bytes: [UInt8]
    /// The plan it was written by: the last one, when an earlier one did not fit.
    let plan: NormalizationPlan
    /// Entropy encodes of the whole picture, discarded ones included.
    let encodeCount: Int
    /// What writing it has shown that people may not expect.
    var notices: [PhotoWarning] = []
}

/// A file as it was written.
struct WrittenFile {
    let bytes: [UInt8]
    let plan: NormalizationPlan
    let encodeCount: Int
}

extension WrittenPhoto {
    init(_ planned: consuming PlannedPhoto, _ file: WrittenFile, notices: [PhotoWarning] = []) {
        self.init(
            photo: planned.photo, bytes: file.bytes, plan: file.plan, encodeCount: file.encodeCount, notices: notices)
    }
}
