package import JPEGSyntax

/// The exact metadata segments of an output, in order, to stand directly behind SOI.
package struct MetadataPlan: Sendable, Hashable {
    package let segments: [MetadataSegment]
    /// What the source has and the output will not have, sorted by name.
    package let removed: [RemovedItem]
    /// Why the source's own segments are not what this policy wants; empty: they conform and can stay as they are.
    package let nonconformances: [String]

    /// Bytes of all segments in the file.
    package var byteCount: Int { segments.reduce(0) { $0 + $1.byteCount } }
}
