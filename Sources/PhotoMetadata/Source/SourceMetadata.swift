package import JPEGSyntax

/// What a photo carries besides its picture.
package struct SourceMetadata: Sendable, Hashable {
    /// How to turn the stored picture; `.upright` where the tag is absent, outside 1 … 8, or unreadable.
    package let orientation: Orientation
    /// The value as found, nil without a readable tag.
    package let orientationTag: Int?
    /// What libjpeg takes the components for.
    package let colorInterpretation: ColorInterpretation
    /// The header that stands before the first scan; nil without one.
    package let jfif: JFIFHeader?
    /// Adobe's color transform before the first scan; nil without one.
    package let adobeTransform: UInt8?
    /// The first EXIF block that can be read; nil without one.
    package let exif: EXIFBlock?
    /// EXIF segments, readable or not.
    package let exifBlockCount: Int
    /// The ICC profile put together from its chunks; nil without one, or when the chunks do not make one.
    package let iccProfile: ICCProfile?
    /// Everything that is inside and that a policy may take out. JFIF and Adobe headers are not among it.
    package let contents: Set<RemovedItem>
    /// What is wrong with the metadata without hurting the picture, at most one per code. `icc-mismatch` stays with the
    /// profile, so it keeps no photo from conforming; the others are gone from an output.
    package let warnings: [PhotoWarning]
}
