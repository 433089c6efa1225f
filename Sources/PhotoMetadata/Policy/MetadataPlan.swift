package import JPEGSyntax

/// The exact metadata segments of an output, in order, to stand directly behind SOI.
package struct MetadataPlan: Sendable, Hashable {
    package let segments: [MetadataSegment]
    /// What the source has and an output with these segments will not have, sorted by name.
    package let removed: [RemovedItem]
    /// Why the source's own segments are not what this policy wants, in sentences without a full stop; empty: they conform and
    /// can stay as they are.
    package let nonconformances: [String]

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
            return
        }
        let wanted = WantedMetadata(policy: policy, source: source, picture: picture)
        segments = try wanted.segments()
        removed = wanted.removed()
        nonconformances = wanted.nonconformances(of: structure)
    }
}

/// The picture of an output, as far as its metadata depend on it.
package struct StoredPicture: Sendable, Hashable {
    /// Samples, of the frame as it will be stored.
    package var width: Int
    package var height: Int
    /// How the stored picture is still to be turned: `.upright` once it has been.
    package var orientation: Orientation
    package var colorInterpretation: ColorInterpretation
    /// Of the output's components; only 'R', 'G', 'B' make a difference.
    package var componentIdentifiers: [UInt8]
    /// Its colors are the source's, and so is its color profile; false: it is sRGB without a profile.
    package var keepsProfile: Bool
    /// Its pixels are other ones, so that smaller copies of them have to go.
    package var isRedrawn: Bool

    package init(
        width: Int,
        height: Int,
        orientation: Orientation,
        colorInterpretation: ColorInterpretation,
        componentIdentifiers: [UInt8],
        keepsProfile: Bool = true,
        isRedrawn: Bool = false
    ) {
        self.width = width
        self.height = height
        self.orientation = orientation
        self.colorInterpretation = colorInterpretation
        self.componentIdentifiers = componentIdentifiers
        self.keepsProfile = keepsProfile
        self.isRedrawn = isRedrawn
    }

    /// The source's own picture, untouched.
    package init(of structure: JPEGStructure, metadata: SourceMetadata) {
        self.init(
            width: structure.frame.width,
            height: structure.frame.height,
            orientation: metadata.orientation,
            colorInterpretation: metadata.colorInterpretation,
            componentIdentifiers: structure.frame.componentIdentifiers
        )
    }
}
