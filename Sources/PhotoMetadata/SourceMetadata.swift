package import JPEGSyntax

/// What a photo carries besides its picture.
package struct SourceMetadata: Sendable {
    /// How to turn the stored picture; `.upright` where the tag is absent, outside 1 … 8, or unreadable.
    package let orientation: Orientation
    /// The value as found, nil without a readable tag.
    package let orientationTag: Int?
    /// What libjpeg takes the components for.
    package let colorInterpretation: ColorInterpretation
    /// The ICC profile put together from its chunks; nil without one, or when the chunks do not make one.
    package let iccProfile: [UInt8]?
    /// Everything that is inside and that a policy may take out.
    package let contents: Set<RemovedItem>
    /// What is wrong with the metadata without hurting the picture.
    package let warnings: [MetadataWarning]
}

/// Something wrong with metadata that the picture survives: a stable code (kebab-case) and a sentence.
public struct MetadataWarning: Sendable, Hashable {
    public let code: String
    public let message: String

    public init(code: String, message: String) {
        self.code = code
        self.message = message
    }
}
