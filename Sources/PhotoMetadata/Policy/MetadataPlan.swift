package import JPEGSyntax

/// The exact metadata segments of an output, in order, to stand directly behind SOI.
package struct MetadataPlan: Sendable, Hashable {
    package let segments: [MetadataSegment]
    /// What the source has and an output with these segments will not have, sorted by name.
    package let removed: [RemovedItem]
    /// Why the source's own segments are not what this policy wants, in sentences without a full stop; empty: they
    /// conform and can stay as they are.
    package let nonconformances: [String]
    /// What is done that people may not expect, for the report.
    package let notices: [PhotoWarning]

    /// Bytes of all segments in the file.
    package var byteCount: Int { segments.reduce(0) { $0 + $1.byteCount } }

    /// Decides on the segments of an output.
    ///
    /// - Parameters:
    ///   - policy: what the output may carry.
    ///   - source: the metadata of the source.
    ///   - structure: the markers of the source.
    ///   - bytes: the source's file; `keep` copies segments out of it.
    ///   - picture: the output's.
    /// - Throws: `MetadataError`; with policies other than `keep` only when memory is short.
    package init(
        policy: MetadataPolicy,
        source: SourceMetadata,
        structure: JPEGStructure,
        bytes: Span<UInt8>,
        picture: StoredPicture
    ) throws(MetadataError) {
        if policy == .keep {
            let kept = try KeptMetadata(source: source, structure: structure, bytes: bytes, picture: picture)
            segments = kept.segments
            removed = kept.removed()
            nonconformances = kept.reasons
            notices = kept.notices
            return
        }
        let wanted = WantedMetadata(policy: policy, source: source, picture: picture)
        segments = try wanted.segments()
        removed = wanted.removed()
        nonconformances = wanted.nonconformances(of: structure)
        notices = wanted.notices
    }
}
